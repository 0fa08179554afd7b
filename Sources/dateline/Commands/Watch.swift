import ArgumentParser
import Fetching
import Foundation
import Settings
import Storage
import Supervision
import Watching
import WebServer

/// How the log is written on standard error.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    var format: Log.Format {
        switch self {
        case .text: .text
        case .json: .json
        }
    }
}

struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Follow every source until told to stop: the service.",
        discussion: """
            Each source and article is asked when it is due. What changes in Feeds/, Config/dateline.yaml and the \
            rules is taken in at once, without a restart; of files with faults nothing is, and the log says where \
            they are. Only “store”, “metrics” and “web” take a restart. SIGHUP does the same; SIGTERM and SIGINT end \
            it within five seconds, without loss.

            Sinks are told of changes as they come, and pages are served where the configuration has “web:”.

            Under systemd it says when it is ready and what it does, shows that it is alive, and writes to the \
            journal with all fields. “dateline status” tells how it does.

            EXAMPLES
              dateline watch
              dateline watch --log-format json
              systemctl enable --now dateline      after “./dev install”
            """)

    @Option(
        help: ArgumentHelp(
            "How to write the log on standard error: text or json. Without it, the journal if there is one, else text.",
            valueName: "format"))
    var logFormat: LogFormat?

    @Flag(help: "Wait for another process that holds the store, instead of giving up.")
    var wait = false

    @Flag(help: "Log each request, with times and sizes.")
    var verbose = false

    @Option(help: .private)
    var pace = ServiceClock.Pace.real

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let clock = ServiceClock(pace)
        let folder = try places.folder()
        let settings = Self.load(folder, store: places.store)
        let environment = ProcessInfo.processInfo.environment
        let log = Log(
            format: logFormat?.format, environment: environment, write: { Terminal.write($0, to: STDERR_FILENO) })
        let supervisor = Supervisor(environment: environment)
        let lock = try StoreLock(storePath: settings.storePath, waits: wait)
        let store = try ArticleStore(path: settings.storePath, access: .write)
        let reporter = ServiceReporter(
            log: log, supervisor: supervisor, sources: settings.sources.count, now: { clock.date })
        reporter.tell(settings.problems)
        let delivery = DeliveryService(settings.sinks, store, reporter, clock.forDelivery)
        let terms = terms(folder, clock, reporter, supervisor, delivery)
        let watcher = Watcher(settings: settings, store: store, terms: terms)
        let parts = try parts(watcher, delivery, settings, store, clock, reporter)
        reporter.say("watching \(settings.sources.count.of("source")), store \(settings.storePath)")
        try await Footprint.droppingCode(every: .seconds(60), trimsHeap: true) {
            try await run(parts, watcher, supervisor, reporter)
        }
        reporter.say("stopped")
        withExtendedLifetime(lock) {}
    }

    /// All that runs as long as the service does: whatever else follows the change log or serves it stands here, too.
    private func parts(
        _ watcher: Watcher, _ delivery: DeliveryService, _ settings: Settings, _ store: ArticleStore,
        _ clock: ServiceClock, _ reporter: ServiceReporter
    ) throws -> [ServicePart] {
        var parts = [
            ServicePart("watcher") { try await watcher.run() }, ServicePart("sinks") { try await delivery.run() },
        ]
        if let web = settings.web { parts.append(try pages(web, store, clock, reporter)) }
        if let address = settings.metrics { parts.append(try metrics(at: address, store, reporter)) }
        return parts
    }

    private static func load(_ folder: ConfigurationFolder, store: String?) -> Settings {
        var settings = folder.load()
        if let store { settings.storePath = store }
        return settings
    }

    private func terms(
        _ folder: ConfigurationFolder, _ clock: ServiceClock, _ reporter: ServiceReporter, _ supervisor: Supervisor,
        _ delivery: DeliveryService
    ) -> Watcher.Terms {
        let (isVerbose, storePath) = (verbose, places.store)
        var terms = Watcher.Terms(load: { Self.load(folder, store: storePath) })
        terms.folder = folder
        (terms.clock, terms.now) = (clock, { clock.date })
        terms.limits = { FetchLimits($0) }
        if let watchdog = supervisor.watchdog { terms.longestWait = min(terms.longestWait, watchdog / 4) }
        terms.onFetch = { reporter.take($0, isVerbose: isVerbose) }
        terms.onEvent = { event in
            reporter.take(event)
            if case .reloaded(let reload) = event { delivery.replace(by: reload.settings.sinks) }
        }
        return terms
    }

    private func pages(
        _ settings: WebSettings, _ store: ArticleStore, _ clock: ServiceClock, _ reporter: ServiceReporter
    ) throws -> ServicePart {
        let terms: ServerTerms
        do { terms = try ServerTerms(settings) } catch { throw CommandFailure.usage("web: \(error)") }
        let server = try PageServer(storePath: store.path, terms: terms, now: { clock.date }) { address in
            reporter.say("pages at \(address)")
        }
        return ServicePart("pages") { try await server.run() }
    }

    private func metrics(
        at address: MetricsAddress, _ store: ArticleStore, _ reporter: ServiceReporter
    ) throws -> ServicePart {
        let place: PlainServer.Place =
            switch address {
            case .port(let host, let port): .port(host: host, port)
            case .socket(let path): .socket(path: path)
            }
        do {
            let server = try PlainServer(at: place) { path in
                switch path {
                case "/metrics": reporter.metricsText(store: store)
                case "/healthz": reporter.isWell ? "ok\n" : nil
                default: nil
                }
            }
            return ServicePart("metrics") { try await server.run() }
        } catch {
            throw CommandFailure.failed("\(error)")
        }
    }

    // MARK: Until it is told to stop

    private func run(
        _ parts: [ServicePart], _ watcher: Watcher, _ supervisor: Supervisor, _ reporter: ServiceReporter
    ) async throws {
        let (stops, stop) = AsyncStream<Void>.makeStream()
        Signals.tell { request in
            switch request {
            case .reload: watcher.reload()
            case .stop:
                supervisor.stopping()
                Deadline.end(after: Self.patience, status: 0) { reporter.say("stopped before all was put down") }
                stop.yield()
            }
        }
        do {
            try await parts.run(until: stops)
        } catch {
            reporter.fail("\(error)")
            throw CommandFailure.failed()
        }
    }

    /// Seconds after which it ends, whatever is still under way: five are promised.
    private static let patience = 4.5
}
