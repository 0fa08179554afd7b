public import Fetching
public import Foundation
public import Storage

/// What a service has done and how it does, as Prometheus reads it
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
public struct Metrics: Sendable {
    public var changes = 0
    public var failures = 0
    public var reloads = 0
    public var reloadsRefused = 0
    public var reread = 0
    public var sources = 0
    public var underWay = 0
    public var waiting = 0
    public var behind = Backlog()
    public var storeBytes = 0
    public var startedAt: Date
    public var lookedAt: Date?
    /// By the name of what came of them.
    public var fetches: [String: Int] = [:]
    public var bytesReceived = 0

    public init(startedAt: Date) {
        self.startedAt = startedAt
    }

    /// - Parameter now: against which ages are told.
    public func text(at now: Date) -> String {
        var lines: [String] = []
        add("changes_total", "counter", "Changes stored.", changes, &lines)
        add("failures_total", "counter", "Sources and pages that could not be read.", failures, &lines)
        addFetches(&lines)
        add("received_bytes_total", "counter", "Bytes received from sites.", bytesReceived, &lines)
        add("reloads_total", "counter", "Settings taken in while running.", reloads, &lines)
        add("reloads_refused_total", "counter", "Settings with faults, not taken in.", reloadsRefused, &lines)
        add("articles_reread_total", "counter", "Kept articles read anew.", reread, &lines)
        add("sources", "gauge", "Sources followed.", sources, &lines)
        add("under_way", "gauge", "Sources and pages being asked.", underWay, &lines)
        add("waiting", "gauge", "Sources and pages waiting for their turn.", waiting, &lines)
        add("behind", "gauge", "Due for more than five minutes and not asked.", behind.count, &lines)
        let lag = behind.since.map { max(0, Int(now.timeIntervalSince($0))) } ?? 0
        add("behind_seconds", "gauge", "How long the first of these has been due.", lag, &lines)
        add("store_bytes", "gauge", "Size of the store on the disk.", storeBytes, &lines)
        add("start_time_seconds", "gauge", "When it was started.", Self.seconds(startedAt), &lines)
        if let lookedAt {
            add("last_look_time_seconds", "gauge", "When it last looked.", Self.seconds(lookedAt), &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func add(_ name: String, _ type: String, _ help: String, _ value: Int, _ lines: inout [String]) {
        lines += ["# HELP dateline_\(name) \(help)", "# TYPE dateline_\(name) \(type)", "dateline_\(name) \(value)"]
    }

    private func addFetches(_ lines: inout [String]) {
        let name = "dateline_fetches_total"
        lines += ["# HELP \(name) Requests to sites, by what came of them.", "# TYPE \(name) counter"]
        for (verdict, count) in fetches.sorted(by: { $0.key < $1.key }) {
            lines.append("\(name){verdict=\"\(Self.label(verdict))\"} \(count)")
        }
    }

    private static func label(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func seconds(_ date: Date) -> Int { Int(date.timeIntervalSince1970) }
}

extension Metrics {
    /// Takes in what happened.
    public mutating func note(_ event: WatchEvent) {
        switch event {
        case .check(.changed(let found)): changes += found.count
        case .check(.failed): failures += 1
        case .check: break
        case .looked(let look):
            lookedAt = look.at
            underWay = look.underWay
            waiting = look.waiting
            if let late = look.behind { behind = late }
        case .reloaded(let reload):
            reloads += 1
            sources = reload.sources
        case .kept: reloadsRefused += 1
        case .reread(let report): reread += report.articles
        case .reloading, .unwatched, .behind, .caughtUp, .storeFailed: break
        }
    }

    /// Takes in one exchange.
    public mutating func note(_ record: FetchRecord) {
        fetches[record.verdict, default: 0] += 1
        bytesReceived += record.exchange.bytesReceived
    }
}
