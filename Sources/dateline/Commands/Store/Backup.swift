import ArgumentParser
import Foundation
import Storage

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store to a file, while others go on using it.",
        discussion:
            "The copy is one consistent state, and is checked.\n\nEXAMPLE\n  dateline backup /backups/news-monday.sqlite"
    )

    @Argument(help: "The copy; a file that is not there yet.")
    var file: String

    @Flag(help: "Take the place of a file that is there.")
    var force = false

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        guard force || !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure.usage("\(file): there already; --force puts the copy in its place")
        }
        try await places.openStore().backUp(to: file)
        let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
        Terminal.complainRaw("\(file): \(size.asBytes), checked")
    }
}

struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the store.",
        discussion: """
            The backup is checked first, and the store that was there is kept beside it. Nothing else may use the store.

            EXAMPLE
              dateline restore /backups/news-monday.sqlite
            """)

    @Argument(help: "The backup.")
    var file: String

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let path = try places.storePath()
        let lock = try StoreLock(storePath: path, waits: false)
        let aside = try ArticleStore.restore(from: file, to: path, at: Date())
        withExtendedLifetime(lock) {}
        Terminal.complainRaw(
            "\(path): restored from \(file)" + (aside.map { "; what was there is now \($0)" } ?? ""))
    }
}

extension Int {
    /// "12 B", "3.4 kB", "1.2 GB".
    var asBytes: String {
        var size = Double(self)
        for unit in ["B", "kB", "MB", "GB"] {
            if size < 1000 { return unit == "B" ? "\(self) B" : "\((size * 10).rounded() / 10) \(unit)" }
            size /= 1000
        }
        return "\((size * 10).rounded() / 10) TB"
    }
}
