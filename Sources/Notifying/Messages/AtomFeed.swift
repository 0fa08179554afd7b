import Articles
import Crypto
import Foundation
import Rendering
import Settings

/// Changes as an Atom feed (RFC 4287), newest first.
struct AtomFeed {
    private let sink: String
    private let writer: MessageWriter

    init(_ settings: SinkSettings) {
        sink = settings.name
        writer = MessageWriter(settings, dialect: .html)
    }

    /// - Parameter changes: in the order of telling.
    func text(of changes: [ToldChange]) -> String {
        // A feed without entries has to have been updated at some time, too.
        let updated = changes.map(\.change.time).max() ?? Date(timeIntervalSince1970: 0)
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>\(Self.id("feed \(sink)"))</id>
            <title>\(text("dateline: \(sink)"))</title>
            <updated>\(updated.formatted(.iso8601))</updated>
            <author><name>dateline</name></author>
            \(entries(changes).joined(separator: "\n"))
            </feed>

            """
    }

    /// As many of the newest as there is room for, and one at the least.
    private func entries(_ changes: [ToldChange]) -> [String] {
        var entries: [String] = []
        var room = Self.longestFeed
        for told in changes.reversed() {
            let entry = entry(told)
            room -= entry.utf8.count
            guard room >= 0 || entries.isEmpty else { break }
            entries.append(entry)
        }
        return entries
    }

    private func entry(_ told: ToldChange) -> String {
        let change = told.change, words = ChangeWords(change)
        // With its address and time, so that two stores' first changes are not one.
        let id = Self.id("\(words.url?.text ?? "") \(change.cursor) \(change.time.timeIntervalSince1970)")
        let message = SinkMessage(id: id, changes: [told], isDigest: false)
        let link = words.url.map { "\n<link rel=\"alternate\" href=\"\(text($0.text))\"/>" } ?? ""
        let author = words.outlet.isEmpty ? "" : "\n<author><name>\(text(words.outlet))</name></author>"
        let kinds = (change.data.kinds ?? []).map { "\n<category term=\"\($0.rawValue)\"/>" }.joined()
        return """
            <entry>
            <id>\(id)</id>
            <title>\(text(writer.title(of: message)))</title>
            <updated>\(change.time.formatted(.iso8601))</updated>\(author)\(link)
            <category term="\(change.type.rawValue)"/>\(kinds)
            <content type="html">\(text(content(told, words, message)))</content>
            </entry>
            """
    }

    /// HTML, not yet escaped for XML.
    private func content(_ told: ToldChange, _ words: ChangeWords, _ message: SinkMessage) -> String {
        if let own = writer.ownBody(of: message, atMost: Self.longest) { return own }
        let facts = words.facts.map { "<li>\(Rendering.escaped($0))</li>" }.joined()
        let difference = told.differenceHTML.flatMap { $0.utf8.count <= Self.longest ? $0 : nil } ?? ""
        return (facts.isEmpty ? "" : "<ul>\(facts)</ul>") + difference
    }

    /// Of one entry, and of all: readers fetch the whole file again and again.
    private static let longest = 200_000
    private static let longestFeed = 5_000_000

    /// As text or as an attribute's value, without what XML 1.0 has no place for.
    private func text(_ text: String) -> String { Rendering.escaped(harmless(text)) }

    /// A UUID made from a name (RFC 9562, version 8): the same wherever the same is named.
    private static func id(_ name: String) -> String {
        var bytes = Array(SHA256.hash(data: Data("dateline \(name)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let groups = [digits[..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10...]]
        return "urn:uuid:" + groups.map { $0.joined() }.joined(separator: "-")
    }
}
