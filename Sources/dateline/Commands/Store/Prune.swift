import ArgumentParser
import Articles
import Foundation
import Settings
import Storage

struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Delete versions and pages that the configuration does not keep.",
        discussion: """
            “keep” and “snapshots” in Config/dateline.yaml, or of a source, say what is kept; by default everything \
            is. Without --yes it only says what would go. The latest version of an article and the change log always \
            stay.

            EXAMPLES
              dateline prune
              dateline prune --yes --compact
            """)

    @Flag(help: "Delete it.")
    var yes = false

    @Flag(help: "Then give the space back to the disk, which needs as much again while it works.")
    var compact = false

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        var settings = try places.folder().load()
        if let store = places.store { settings.storePath = store }
        // What is not understood of what is to be kept may be the very line that keeps it.
        for problem in settings.problems { Terminal.complain("\(problem)") }
        guard settings.problems.isEmpty else { throw CommandFailure.failed("nothing was deleted") }
        let lock = yes ? try StoreLock(storePath: settings.storePath, waits: false) : nil
        let store = try ArticleStore(path: settings.storePath, access: yes ? .write : .read)
        let report = try await store.prune(
            Self.rules(settings), common: settings.retention, isTrial: !yes, at: Date())
        if yes, compact { try await store.compact() }
        withExtendedLifetime(lock) {}
        Terminal.say(
            "\(report.versions.of("version")) and \(report.snapshots.of("page")) of \(report.articles.of("article")), "
                + "\(report.bytes.asBytes): \(yes ? "deleted" : "would be deleted; --yes does it")")
    }

    /// An outlet whose sources do not agree keeps everything.
    private static func rules(_ settings: Settings) -> [String: Retention] {
        var rules: [String: Retention] = [:]
        for source in settings.sources {
            let retention = source.retention ?? settings.retention
            guard let known = rules[source.outlet] else {
                rules[source.outlet] = retention
                continue
            }
            if known != retention { rules[source.outlet] = Retention() }
        }
        return rules
    }
}
