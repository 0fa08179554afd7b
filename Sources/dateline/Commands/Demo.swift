import ArgumentParser
import Articles
import Fetching
import Foundation
import Locking
import Newsroom
import Reconciliation
import Settings
import Storage
import Watching

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "A small newsroom on loopback, edited while you look: the whole job in a few seconds.",
        discussion:
            "Keeps its store in a temporary folder, so that the other commands can be tried on it.\n\nEXAMPLE\n  dateline demo"
    )

    @Flag(help: "No progress bar.")
    var quiet = false

    func run() async throws {
        let style = Style()
        let newsroom: DemoNewsroom
        do { newsroom = try DemoNewsroom(latency: 0.05...0.25) } catch { throw CommandFailure.failed("\(error)") }
        let path = try freshStorePath()
        let store = try ArticleStore(path: path, access: .write)

        heading("Four outlets publish in the morning. dateline fetches their feeds and pages.", style)
        try await sync(newsroom, store, style)
        heading("In the afternoon they edit: some say so, some do not. dateline looks again.", style)
        newsroom.publishEdits()
        let changes = try await sync(newsroom, store, style)
        heading("Nobody edits now, but every page's ads, clocks and counters change.", style)
        try await sync(newsroom, store, style)
        try showEdit(changes, store, style)
        try showCopies(store, style)
        sayWhereToGo(path, style)
    }

    private func freshStorePath() throws -> String {
        let folder = NSTemporaryDirectory() + "dateline-demo-\(getuid())"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for suffix in ["", "-wal", "-shm"]
            where FileManager.default.fileExists(atPath: folder + "/demo.sqlite" + suffix) {
                try FileManager.default.removeItem(atPath: folder + "/demo.sqlite" + suffix)
            }
        } catch {
            throw CommandFailure.failed("\(folder): cannot be written: \(error.localizedDescription)")
        }
        return folder + "/demo.sqlite"
    }

    private func heading(_ text: String, _ style: Style) { Terminal.say("\n" + style.bold(text)) }

    @discardableResult
    private func sync(_ newsroom: DemoNewsroom, _ store: ArticleStore, _ style: Style) async throws -> [Change] {
        var limits = FetchLimits()
        limits.allowPrivate = true
        let followed = newsroom.outlets.compactMap { outlet in
            WebURL(outlet.feed).map { FollowedSource(url: $0, outlet: outlet.name, kind: .feed, file: "demo", line: 1) }
        }
        let printer = TurnPrinter(quiet: quiet)
        let changes = Locked<[Change]>([])
        let report = try await Check(store: store, fetcher: Fetcher(limits: limits), patience: .milliseconds(300))
            .run(followed, revisits: .all) { event in
                printer.take(event)
                if case .changed(let group) = event { changes.withLock { $0 += group } }
            }
        printer.finish()
        Terminal.say(
            style.dim(
                "\(report.sources.of("feed")) and \(report.pages.of("page")) looked at, "
                    + "\(report.notModified) not modified, \(report.changes.of("change"))"))
        return changes.withLock { $0 }
    }

    /// The edit that a reader would most want to see: the largest silent one.
    private func showEdit(_ changes: [Change], _ store: ArticleStore, _ style: Style) throws {
        guard let change = changes.first(where: { $0.data.silent == true }), let article = change.data.article else {
            return
        }
        heading("The silent one, word by word (dateline diff \(article.id)):", style)
        let versions = try store.versions(of: article.id)
        guard versions.count > 1 else { return }
        let difference = Difference(from: versions[versions.count - 2].draft, to: versions[versions.count - 1].draft)
        Terminal.say(DiffText(difference: difference, style: style).text)
    }

    private func showCopies(_ store: ArticleStore, _ style: Style) throws {
        let grouped = Dictionary(grouping: try store.articles().filter { $0.copyGroup != nil }) { $0.copyGroup ?? 0 }
        guard !grouped.isEmpty else { return }
        heading("The same text at several outlets:", style)
        for (_, copies) in grouped.sorted(by: { $0.key < $1.key }) {
            for article in copies.sorted(by: { $0.id < $1.id }) {
                Terminal.say("  \(style.bold(article.id.description))  \(article.outlet): \(article.title)")
            }
        }
    }

    private func sayWhereToGo(_ path: String, _ style: Style) {
        heading("Where to go next:", style)
        let program = Self.program
        Terminal.say(
            """
              \(program) articles --store \(path)
              \(program) tail -n 5 --format jsonl --store \(path)
              \(program) search seven --store \(path)
              \(program) web --store \(path)      the same as pages, for a browser
              \(program) stories --store \(path)      and “story” and “copies” of the numbers that you see
              \(program) init news      and then, in news/: say in Feeds/ what to follow, and run “sync”
            """)
    }

    /// As it has to be typed here: by its path from this folder, unless it was found on the PATH.
    private static var program: String {
        let typed = CommandLine.arguments[0]
        let folder = FileManager.default.currentDirectoryPath + "/"
        return typed.hasPrefix(folder) ? String(typed.dropFirst(folder.count)) : typed
    }
}
