import Articles
import Fetching
import Foundation
import Locking
import Newsroom
import Settings
import Storage
import TestSupport
import Testing
import Watching

struct WatcherTests {
    let folder: TemporaryFolder
    let store: ArticleStore
    let site: LoopbackSite
    let told = WatchEvents()

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("dateline.sqlite"), access: .write)
        site = try LoopbackSite()
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("Boats leave", 7))
    }

    private func page(_ title: String, _ number: Int) -> String {
        let prose = (1...4).map {
            "<p>Paragraph \($0) of “\(title)” says that \(number) boats left the harbour that day.</p>"
        }
        return "<html><head><title>\(title)</title></head><body><h1>\(title)</h1>\(prose.joined())</body></html>"
    }

    private func follow(_ paths: [String], in file: String = "Feeds/site.yaml") throws {
        let feeds = paths.map { "\(site.url)\($0)" }.joined(separator: ", ")
        try folder.write("- outlet: Site \(file)\n  feeds: [\(feeds)]\n", to: file)
    }

    private func watcher(
        watchesFiles: Bool = true, _ change: (inout Watcher.Terms) -> Void = { _ in }
    ) -> Watcher {
        let configuration = ConfigurationFolder(configuration: folder.file("Config/dateline.yaml"))
        var terms = Watcher.Terms(load: { configuration.load(environment: [:]) })
        if watchesFiles { terms.folder = configuration }
        terms.patience = .milliseconds(10)
        // Hosts that hang shall hang, however slow this machine is.
        terms.limits = { settings in
            var limits = settings.limits
            (limits.timeout, limits.stall) = (.seconds(300), .seconds(300))
            return limits
        }
        terms.onEvent = { [told] in told.add($0) }
        change(&terms)
        return Watcher(settings: configuration.load(environment: [:]), store: store, terms: terms)
    }

    /// Runs it until what is awaited has happened.
    private func run(_ watcher: Watcher, while body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await watcher.run()
                return false
            }
            group.addTask {
                try await body()
                return true
            }
            let wasAwaited = try await group.next()
            #expect(wasAwaited == true)
            group.cancelAll()
        }
    }

    // MARK: Following

    @Test(.timeLimit(.minutes(5))) func `what a feed lists is read and kept, without end`() async throws {
        try follow(["/feed"])
        try await run(watcher()) { [told, store] in
            try await told.until { $0.changes.contains(.articlePublished) }
            #expect(try store.articles().map(\.title) == ["Boats leave"])
        }
        // What was due was asked once, and nothing twice.
        #expect(site.asked == ["/feed", "/a"])
        #expect(try store.find("boats leave", limit: 5).hits.count == 1)
    }

    @Test(.timeLimit(.minutes(5))) func `a feed is asked while a slow host still hangs`() async throws {
        let hanging = try LoopbackServer { _ in ServedResponse(delivery: .never) }
        try folder.write("- outlet: Hanging\n  feeds: \(hanging.url)/feed\n", to: "Feeds/hanging.yaml")
        try follow(["/feed"])
        let clock = FastClock(speed: 600)
        let site = site
        try await run(
            watcher {
                $0.now = { clock.time }
                $0.clock = clock
            }
        ) {
            // Five minutes are half a second here; the host hangs for thirty.
            try await eventually { site.statuses(of: "/feed").count >= 3 }
        }
        #expect(told.all.failures.isEmpty)
    }

    @Test(.timeLimit(.minutes(5))) func `a feed that fails is asked ever more rarely`() async throws {
        site.remove("/broken", status: 500)
        try follow(["/broken"])
        let clock = FastClock(speed: 3600)
        try await run(
            watcher {
                $0.now = { clock.time }
                $0.clock = clock
            }
        ) { [told] in
            try await told.until { $0.changes.contains(.sourceFailing) }
        }
        let source = try #require(try store.sourceHealth(at: clock.time).values.first?.source)
        #expect(source.failures >= 3)
        let next = try #require(source.nextCheck), last = try #require(source.checkedAt)
        #expect(next.timeIntervalSince(last) >= 1200)
    }

    @Test(.timeLimit(.minutes(5))) func `after a start a pile of sources is taken up bit by bit`() async throws {
        let paths = (0..<60).map { "/feed\($0)" }
        for path in paths { site.serveFeed(path, entries: []) }
        try follow(paths)
        let looks = told
        let site = site
        try await run(watcher()) {
            try await looks.until { $0.looks.contains { $0.isCatchingUp } }
            try await eventually { site.asked.count >= 10 }
            // Sixty sources take six seconds; they would take a tenth of one.
            #expect(site.asked.count < 60)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `it ends within moments, also while hosts hang`() async throws {
        let hanging = try LoopbackServer { _ in ServedResponse(delivery: .never) }
        try folder.write("- outlet: Hanging\n  feeds: \(hanging.url)/feed\n", to: "Feeds/hanging.yaml")
        let asked = Locked(ContinuousClock.now)
        try await run(watcher()) {
            try await eventually { !hanging.exchanges.isEmpty }
            asked.withLock { $0 = .now }
        }
        // The host would hang for five minutes.
        #expect(ContinuousClock.now - asked.withLock { $0 } < .seconds(60))
        #expect(told.all.failures.isEmpty)
    }

    // MARK: Settings

    @Test(.timeLimit(.minutes(5))) func `a new source is asked within seconds, a removed one keeps its history`()
        async throws
    {
        try folder.write("# nothing yet\n", to: "Feeds/site.yaml")
        let (folder, site, told, store) = (folder, site, told, store)
        try await run(watcher()) {
            try await told.until { !$0.looks.isEmpty }
            // As editors do it: written beside, then put in its place.
            try folder.write("- outlet: Site\n  feeds: \(site.url)/feed\n", to: "Feeds/.site.yaml.new")
            #expect(rename(folder.file("Feeds/.site.yaml.new"), folder.file("Feeds/site.yaml")) == 0)
            try await told.until { $0.changes.contains(.articlePublished) }
            try FileManager.default.removeItem(atPath: folder.file("Feeds/site.yaml"))
            try await told.until { $0.reloads.contains { $0.removed == 1 } }
            #expect(try store.articles().count == 1)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `what was changed while it was starting is taken in`() async throws {
        try folder.write("# nothing yet\n", to: "Feeds/site.yaml")
        let watcher = watcher()
        try follow(["/feed"])
        try await run(watcher) { [told] in
            try await told.until { $0.changes.contains(.articlePublished) }
        }
        #expect(told.all.reloads.map(\.added) == [1])
    }

    @Test(.timeLimit(.minutes(5))) func `a broken file leaves everything in force, and is named with its line`()
        async throws
    {
        try follow(["/feed"])
        let (folder, told, site) = (folder, told, site)
        try await run(watcher()) {
            try await told.until { $0.changes.contains(.articlePublished) }
            try folder.write("- outlet: New\n  feeds: \(site.url)/new\n", to: "Feeds/good.yaml")
            try await told.until { $0.reloads.count == 1 }
            try folder.write("- outlet: Broken\n  feedz: x\n", to: "Feeds/broken.yaml")
            try await told.until { !$0.problems.isEmpty }
            let fault = "Feeds/broken.yaml:2: unknown key “feedz”; did you mean “feeds”?"
            #expect(told.all.problems.contains { $0.hasSuffix(fault) })
            try FileManager.default.removeItem(atPath: folder.file("Feeds/broken.yaml"))
            try await told.until { $0.reloads.count == 2 }
        }
        #expect(told.all.reloads.map(\.sources) == [2, 2])
    }

    @Test(.timeLimit(.minutes(5))) func `links, and folders that come later, are watched`() async throws {
        try folder.write("fetch:\n  allow-private: true\n", to: "elsewhere/real.yaml")
        try FileManager.default.removeItem(atPath: folder.file("Config/dateline.yaml"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("Config/dateline.yaml"), withDestinationPath: "../elsewhere/real.yaml")
        try follow(["/feed"])
        let (folder, told) = (folder, told)
        try await run(watcher()) {
            try await told.until { !$0.looks.isEmpty }
            try folder.write("fetch:\n  allow-private: true\n  per-host: 2\n", to: "elsewhere/real.yaml")
            try await told.until { $0.reloads.count == 1 }
            try folder.write("title: //h1\n", to: "Config/rules/example.org.txt")
            try await told.until { $0.reloads.count == 2 }
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a store at another place is said to take a restart`() async throws {
        try follow(["/feed"])
        let (folder, told, site) = (folder, told, site)
        let watcher = watcher(watchesFiles: false)
        try await run(watcher) {
            try await told.until { !$0.looks.isEmpty }
            try folder.write("store: other.sqlite\nfetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
            watcher.reload()
            try await told.until { $0.reloads.contains { !$0.notes.isEmpty } }
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("other.sqlite")))
        withExtendedLifetime(site) {}
    }

    // MARK: Reading anew

    @Test(.timeLimit(.minutes(5))) func `a changed rule reads what is kept anew, and that is no edit`() async throws {
        try follow(["/feed"])
        let (folder, told, site, store) = (folder, told, site, store)
        try await run(watcher()) {
            try await told.until { $0.changes.contains(.articlePublished) }
            try folder.write("body: //p[1]\n", to: "Config/rules/127.0.0.1.txt")
            try await told.until { $0.reread > 0 }
        }
        let article = try #require(try store.articles().first)
        #expect(article.versions == 1)
        #expect(try store.changes(of: article.id).map(\.type) == [.articlePublished, .articleReextracted])
        #expect(site.statuses(of: "/a").count == 1)
    }

    @Test func `a trial of reading anew needs a store that is open for reading only`() async throws {
        try follow(["/feed"])
        let configuration = ConfigurationFolder(configuration: folder.file("Config/dateline.yaml"))
        var settings = configuration.load(environment: [:])
        let fetcher = Fetcher.forTests()
        _ = try await Check(store: store, fetcher: fetcher, patience: .zero).run(settings.sources)
        try folder.write("body: //p[1]\n", to: "Config/rules/127.0.0.1.txt")
        settings = configuration.load(environment: [:])
        let reading = Reextraction(
            store: try ArticleStore(path: store.path, access: .read),
            article: WholeArticle(fetcher: fetcher, rules: settings.rules))
        let id = try #require(try reading.due().first)
        #expect(try await reading.run(on: id, isTrial: true).changed == [1])
        #expect(try reading.due() == [id])
    }
}
