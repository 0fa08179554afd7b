import Articles
import Fetching
import Foundation
import Locking
import Notifying
import Settings
import Storage
import Supervision
import Watching

/// Tells what a service does: its log, whoever supervises it, and its metrics.
final class ServiceReporter: Sendable {
    private let log: Log
    private let supervisor: Supervisor
    private let metrics: Locked<Metrics>
    private let told = Locked(ToldTroubles())
    private let isReady = Locked(false)
    private let now: @Sendable () -> Date

    init(log: Log, supervisor: Supervisor, sources: Int, now: @escaping @Sendable () -> Date) {
        self.log = log
        self.supervisor = supervisor
        var metrics = Metrics(startedAt: now())
        metrics.sources = sources
        self.metrics = Locked(metrics)
        self.now = now
    }

    func take(_ event: WatchEvent) {
        metrics.withLock { $0.note(event) }
        switch event {
        case .check(let event): take(event)
        case .looked: looked()
        case .reloading: supervisor.reloading()
        case .reloaded(let reload): reloaded(reload)
        case .kept(let problems): kept(problems)
        case .storeFailed(let reason):
            supervisor.isAlive()
            if told.withLock({ $0.isNew(reason, about: "the store") }) { log.add(LogEntry(.error, reason)) }
            supervisor.status("the store cannot be used: \(reason)")
        default: log.add(Self.entry(event))
        }
    }

    /// What sinks answered. A sink that fails again and again is told of once in an hour.
    func take(_ event: DeliveryEvent) {
        switch event {
        case .delivered(let sink, let changes):
            told.withLock { $0.isOver("sink \(sink)") }
            log.add(LogEntry(.debug, "sink \(sink): told of \(changes.of("change"))", [("sink", sink)]))
        case .failed(let sink, let reason, let again):
            guard told.withLock({ $0.isNew(reason, about: "sink \(sink)") }) else { return }
            let message = "sink \(sink): \(reason); again at \(again.iso8601)"
            log.add(LogEntry(.warning, message, [("sink", sink)]))
        case .parked(let sink, let reason):
            let message = "sink \(sink): parked: \(reason); “dateline sinks resume \(sink)” takes it up again"
            log.add(LogEntry(.error, message, [("sink", sink)]))
        case .slowPattern(let sink):
            let message = "sink \(sink): its pattern takes too long over some texts, whose changes are told therefore"
            log.add(LogEntry(.warning, message, [("sink", sink)]))
        case .begunAnew(let sink):
            log.add(LogEntry(.warning, DeliveryEvent.newFileLine(of: sink), [("sink", sink)]))
        case .troubled(let sink, let error):
            guard told.withLock({ $0.isNew("\(error)", about: "sink \(sink)") }) else { return }
            log.add(LogEntry(.error, "sink \(sink): \(error)", [("sink", sink)]))
        }
    }

    /// One exchange with a site.
    func take(_ record: FetchRecord, isVerbose: Bool) {
        metrics.withLock { $0.note(record) }
        if isVerbose { log.add(LogEntry(.debug, record.line, [("url", record.url.text)])) }
    }

    func tell(_ problems: [Problem]) {
        for problem in problems { log.add(Self.entry(problem, .error)) }
    }

    func say(_ message: String) { log.add(LogEntry(.notice, message)) }

    func fail(_ message: String) { log.add(LogEntry(.error, message)) }

    func metricsText(store: ArticleStore) -> String {
        var metrics = metrics.withLock { $0 }
        metrics.storeBytes = store.sizeOnDisk()
        return metrics.text(at: now())
    }

    /// Whether it has looked at what is due within the last minutes.
    var isWell: Bool {
        metrics.withLock { $0.lookedAt.map { abs(now().timeIntervalSince($0)) < 180 } ?? false }
    }

    // MARK: The loop

    private func looked() {
        supervisor.isAlive()
        told.withLock { $0.isOver("the store") }
        let isFirst = isReady.withLock { isReady -> Bool in
            defer { isReady = true }
            return !isReady
        }
        if isFirst { supervisor.ready(status) } else { supervisor.status(status) }
    }

    private var status: String {
        let metrics = metrics.withLock { $0 }
        let behind = metrics.behind.count > 0 ? "; \(metrics.behind.count) left behind" : ""
        return "following \(metrics.sources.of("source")); \(metrics.underWay) being asked, "
            + "\(metrics.waiting) waiting; \(metrics.changes.of("change")) since it was started\(behind)"
    }

    // MARK: Settings

    private func reloaded(_ reload: Reload) {
        let message = "settings taken in: \(reload.sources.of("source")), \(reload.added) new, \(reload.removed) gone"
        log.add(LogEntry(.notice, message))
        for note in reload.notes { log.add(LogEntry(.warning, note)) }
        supervisor.ready(status)
    }

    private func kept(_ problems: [Problem]) {
        tell(problems)
        log.add(LogEntry(.warning, "the settings that were in force stay in force: \(problems.count.of("fault"))"))
        supervisor.ready("\(status); settings with faults were not taken in")
    }

    private static func entry(_ problem: Problem, _ priority: LogEntry.Priority) -> LogEntry {
        var fields = [(name: "file", value: problem.file)]
        if let line = problem.line { fields.append((name: "line", value: String(line))) }
        return LogEntry(priority, "\(problem)", fields)
    }

    private static func entry(_ event: WatchEvent) -> LogEntry {
        switch event {
        case .unwatched(let reason):
            LogEntry(.warning, "changes of files are not heard of, send SIGHUP after them: \(reason)")
        case .behind(let backlog):
            LogEntry(
                .warning,
                "left behind: \(backlog.count) due, the first of them since \(backlog.since?.iso8601 ?? "the start")",
                [("sources", String(backlog.sources)), ("pages", String(backlog.pages))])
        case .caughtUp: LogEntry(.notice, "nothing is left behind any more")
        case .reread(let report):
            LogEntry(
                .notice,
                "\(report.articles.of("article")) read anew: \(report.versions.of("version")) read differently, "
                    + "\(report.failed) could not be read")
        default: LogEntry(.debug, "\(event)")
        }
    }

    // MARK: What is found

    private func take(_ event: CheckEvent) {
        switch event {
        case .changed(let changes): for change in changes { log.add(Self.entry(change)) }
        case .failed(let url, let reason):
            if told.withLock({ $0.isNew(reason, about: url.text) }) {
                log.add(LogEntry(.warning, "\(url): \(reason)", [("source", url.text)]))
            }
        case .postponed(let url, let hold):
            if told.withLock({ $0.isNew(hold.reason, about: url.host) }) {
                log.add(LogEntry(.notice, "\(url.host): \(FetchError.heldBack(hold))", [("source", url.text)]))
            }
        case .empty(let url):
            if told.withLock({ $0.isNew("empty", about: url.text) }) {
                log.add(LogEntry(.notice, "\(url): the feed lists no articles", [("source", url.text)]))
            }
        case .stopped, .planned, .done: break
        }
    }

    private static func entry(_ change: Change) -> LogEntry {
        var fields = [(name: "change", value: change.cursor.description), (name: "type", value: change.type.rawValue)]
        if let article = change.data.article {
            fields += [
                (name: "article", value: article.id.description), (name: "url", value: article.url.text),
                (name: "outlet", value: article.outlet),
            ]
        }
        if let source = change.data.source {
            fields += [(name: "source", value: source.url.text), (name: "outlet", value: source.name)]
        }
        if let kinds = change.data.kinds {
            fields.append((name: "kinds", value: kinds.map(\.rawValue).joined(separator: ",")))
        }
        let isTrouble = change.type == .sourceFailing
        return LogEntry(
            isTrouble ? .warning : .info, ChangeLine(change: change, style: Style(isColoured: false)).text, fields)
    }
}

/// What was told of troubles, so that one that lasts is told once in an hour and not with every look.
struct ToldTroubles: Sendable {
    private var told: [String: (reason: String, at: ContinuousClock.Instant)] = [:]

    private static let pause = Duration.seconds(3600)
    /// Beyond so many it begins anew.
    private static let most = 10_000

    mutating func isNew(_ reason: String, about subject: String) -> Bool {
        let now = ContinuousClock.now
        if let last = told[subject], last.reason == reason, now - last.at < Self.pause { return false }
        if told.count >= Self.most { told = [:] }
        told[subject] = (reason, now)
        return true
    }

    mutating func isOver(_ subject: String) { told[subject] = nil }
}
