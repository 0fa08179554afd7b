import Articles
import Foundation
import Settings
import Storage

/// What a command did to a sink: its line for programs, a sentence for people.
struct SinkNote {
    let line: SinkLine
    let deed: String

    init(_ sink: SinkSettings, in store: ArticleStore, _ deed: String) throws {
        line = try SinkLine(sink, in: store, attempts: 0)
        self.deed = deed
    }

    func say(_ format: OutputFormat) throws {
        guard format == .text else { return Terminal.say(try JSONLine.text(of: line)) }
        Terminal.say("\(line.name): \(deed); \(line.lag) to tell")
    }
}

extension PlaceOptions {
    /// The store, to say where a sink goes on. Without the lock: the process that holds it is the one that is told so, and
    /// looks at each step whether somebody has.
    func openStoreForOneWord() throws -> ArticleStore {
        let path = try storePath()
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
        return try ArticleStore(path: path, access: .write)
    }
}
