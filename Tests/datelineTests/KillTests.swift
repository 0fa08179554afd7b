import Articles
import Foundation
import Storage
import TestSupport
import Testing

/// Killed without warning, again and again, while it has much to store.
struct KillTests {
    private let folder: TemporaryFolder
    private let site: LoopbackSite
    private let program: Program

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
        try folder.write("fetch:\n  allow-private: true\n  per-host: 64\n", to: "Config/dateline.yaml")
        try folder.write("- outlet: Site\n  feeds: \(site.url)/feed\n", to: "Feeds/site.yaml")
    }

    private static let pages = 60

    /// Twelve moments; `DATELINE_KILLS` asks for more.
    private static let kills = ProcessInfo.processInfo.environment["DATELINE_KILLS"].flatMap { Int($0) } ?? 12

    private func publish(_ edition: Int) {
        site.serveFeed("/feed", entries: (0..<Self.pages).map { ("\($0)", "/p\($0)") })
        for page in 0..<Self.pages {
            // No two pages say the same, ever: one text at two addresses is one article.
            let text = (1...12).map {
                "<p>On day \($0) of the strike \(edition * 1000 + page) dockers stood before gate \($0) in the rain.</p>"
            }
            site.serve(
                "/p\(page)",
                "<html><body><article><h1>Strike at pier \(page)</h1>\(text.joined())</article></body></html>")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `at whatever moment it is killed, what it told is kept, and no number is skipped`()
        throws
    {
        let longest = try timeOfASync() * 1.2
        var told: [Int64: String] = [:]
        for round in 0..<Self.kills {
            publish(round)
            let output = Pipe()
            let doomed = try program.start(["sync", "--all"], output: output)
            // By turns at a moment, and when it has told so much: a busy machine may come to nothing within a moment.
            let said =
                round.isMultiple(of: 2)
                ? end(doomed, output, at: Date().addingTimeInterval(Double.random(in: 0.01...longest)))
                : end(doomed, output, after: Int.random(in: 1...Self.pages))
            for line in said.split(separator: "\n") where line.hasPrefix("#") && line.contains("(article") {
                let words = line.dropFirst().split(separator: " ", maxSplits: 4)
                if words.count > 3, let seq = Int64(words[0]) { told[seq] = String(words[3]) }
            }
            if round.isMultiple(of: 5) { try check(told) }
        }
        #expect(try program.run("sync", "--all", "--quiet").status == 0)
        try check(told)
        let store = try ArticleStore(path: folder.file("dateline.sqlite"), access: .read)
        #expect(try store.articles().count == Self.pages)
        #expect(!told.isEmpty)
    }

    /// - Returns: all that it said.
    private func end(_ doomed: Child, _ output: Pipe, at moment: Date = .distantFuture, after lines: Int = .max)
        -> String
    {
        let descriptor = output.fileHandleForReading.fileDescriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        var said: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        func take() {
            while case let count = read(descriptor, &buffer, buffer.count), count > 0 { said += buffer[..<count] }
        }
        while doomed.isRunning, Date() < moment, said.count(where: { $0 == UInt8(ascii: "\n") }) < lines {
            Thread.sleep(forTimeInterval: 0.002)
            take()
        }
        kill(doomed.processIdentifier, SIGKILL)
        doomed.waitUntilExit()
        take()
        return String(decoding: said, as: UTF8.self)
    }

    /// Seconds that one takes that nobody kills, into a store of its own: machines differ, and what else they do.
    private func timeOfASync() throws -> Double {
        publish(0)
        let began = Date()
        #expect(try program.run("sync", "--all", "--quiet", "--store", folder.file("calm.sqlite")).status == 0)
        return Date().timeIntervalSince(began)
    }

    private func check(_ told: [Int64: String]) throws {
        let path = folder.file("dateline.sqlite")
        guard FileManager.default.fileExists(atPath: path),
            let store = try? ArticleStore(path: path, access: .read)
        else {
            // Killed before its first store was made.
            #expect(told.isEmpty)
            return
        }
        #expect(try store.integrity() == "ok")
        let changes = try store.changes(after: ChangeCursor(rawValue: 0), limit: 1_000_000)
        #expect(changes.map(\.cursor.rawValue) == (0..<Int64(changes.count)).map { $0 + 1 })
        let types = Dictionary(uniqueKeysWithValues: changes.map { ($0.cursor.rawValue, $0.type.rawValue) })
        for (seq, word) in told { #expect(types[seq]?.contains(word) == true, "#\(seq)") }
        for article in try store.articles() {
            #expect(try store.versions(of: article.id).map(\.number) == Array(1...article.versions))
        }
    }
}
