import Articles
import CLibXML2
import Foundation
import Locking
import Settings
import TestSupport
import Testing

@testable import Notifying

struct AtomTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("changes.xml")
    }

    /// One that was told the changes 1 to `upTo` before.
    private func sink(upTo: Int64, entries: Int = 3) -> AtomSink {
        AtomSink(path: path, entries: entries, Samples.settings()) { count in
            (0...upTo).dropFirst().suffix(count).map { Samples.told($0) }
        }
    }

    /// What an expression finds in the file, which libxml2 reads only if it is well-formed.
    private func nodes(_ xpath: String) throws -> [String] {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path))).map { CChar(bitPattern: $0) }
        let read: xmlDocPtr? = xmlReadMemory(
            bytes, Int32(bytes.count), nil, nil, Int32(XML_PARSE_NOERROR.rawValue))
        let document = try #require(read)
        defer { xmlFreeDoc(document) }
        let context: xmlXPathContextPtr? = xmlXPathNewContext(document)
        defer { xmlXPathFreeContext(context) }
        let found: xmlXPathObjectPtr? = xmlXPathEvalExpression(xpath, context)
        let result = try #require(found)
        defer { xmlXPathFreeObject(result) }
        guard let set = result.pointee.nodesetval else { return [] }
        return (0..<Int(set.pointee.nodeNr)).compactMap { index in
            guard let text = xmlNodeGetContent(set.pointee.nodeTab[index]) else { return nil }
            defer { clibxml2_free(text) }
            return String(cString: text)
        }
    }

    private static func named(_ names: String...) -> String {
        names.map { "/*[local-name()='\($0)']" }.joined()
    }

    @Test func `the file has the last changes, newest first`() async throws {
        #expect(try await sink(upTo: 4).deliver(Samples.message(5...5)) == .delivered)
        #expect(try nodes(Self.named("feed", "entry")).count == 3)
        let titles = try nodes(Self.named("feed", "entry", "title"))
        #expect(titles.first == "Silently revised: Eight hurt in ferry crash (Harbour Post)")
        let content = try nodes(Self.named("feed", "entry", "content"))
        #expect(content.first?.contains("<ins>Eight</ins>") == true)
        #expect(try nodes(Self.named("feed", "updated")) == ["2026-03-05T18:22:07Z"])
        let links = try nodes(Self.named("feed", "entry", "link") + "/@href")
        #expect(links.first == "https://h.example/a_b?x=1&y=(2)")
    }

    @Test func `an entry keeps its id over restarts and repeats`() async throws {
        #expect(try await sink(upTo: 4).deliver(Samples.message(5...5)) == .delivered)
        let ids = try nodes(Self.named("feed", "entry", "id"))
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.hasPrefix("urn:uuid:") && $0.count == 45 })
        #expect(try await sink(upTo: 5).deliver(Samples.message(5...5)) == .delivered)
        #expect(try nodes(Self.named("feed", "entry", "id")) == ids)
        #expect(try await sink(upTo: 5).deliver(Samples.message(6...6)) == .delivered)
        #expect(Array(try nodes(Self.named("feed", "entry", "id")).dropFirst()) == Array(ids.dropLast()))
    }

    @Test func `a broken file is replaced, and nothing is left beside it`() async throws {
        try folder.write("<feed><entry>", to: "changes.xml")
        #expect(try await sink(upTo: 1).deliver(Samples.message(2...2)) == .delivered)
        #expect(try nodes(Self.named("feed", "entry")).count == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["changes.xml"])
    }

    @Test func `a hostile headline leaves the file well-formed`() async throws {
        let message = Samples.message(1...1, title: Samples.hostileTitle + "]]>\u{FFFF}")
        #expect(try await sink(upTo: 0).deliver(message) == .delivered)
        let title = try #require(try nodes(Self.named("feed", "entry", "title")).first)
        #expect(title.hasPrefix("Silently revised: Seven Bcc: all@example.org *bold* _it_"))
        #expect(title.contains("<b>&amp;</b>"))
    }

    @Test func `a test's sample stands above what was told before`() async throws {
        #expect(try await sink(upTo: 2).deliver(.sample(for: "desk", at: Samples.now)) == .delivered)
        let links = try nodes(Self.named("feed", "entry", "link") + "/@href")
        #expect(links.count == 3 && links.first == "https://gazette.example/harbour")
    }

    @Test func `the file has an end, whatever its entries hold`() async throws {
        var message = Samples.message(1...40)
        for index in message.changes.indices {
            message.changes[index].differenceHTML = String(repeating: "<ins>x</ins>", count: 15_000)
        }
        #expect(try await sink(upTo: 0, entries: 100).deliver(message) == .delivered)
        let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
        #expect(2_000_000..<5_010_000 ~= size)
        #expect(try !nodes(Self.named("feed", "entry")).isEmpty)
    }

    @Test func `a store that cannot be read, or a folder that is not there, is tried again`() async throws {
        struct Unreadable: Error {}
        let unreadable = AtomSink(path: path, entries: 3, Samples.settings()) { _ in throw Unreadable() }
        let homeless = AtomSink(path: folder.file("no/such.xml"), entries: 3, Samples.settings()) { _ in [] }
        for sink in [unreadable, homeless] {
            guard case .failed(_, after: nil) = try await sink.deliver(Samples.message()) else {
                Issue.record("delivered nowhere")
                return
            }
        }
    }
}
