import Articles
import Foundation
import Storage

/// A line of `status`.
protocol StatusLine: Encodable {
    /// Whether somebody should look after it.
    var isTrouble: Bool { get }
    func text(_ style: Style) -> String
}

extension StatusLine {
    var isTrouble: Bool { false }

    func json() throws -> String { try JSONLine.text(of: self) }
}

/// The store and the end of its change log.
struct StoreLine: StatusLine {
    var what = "store"
    let path: String
    let bytes: Int
    @OrNull var last_change: Int64?
    @OrNull var last_change_at: String?

    init(_ store: ArticleStore) throws {
        let last = try store.lastChange()
        path = store.path
        bytes = store.sizeOnDisk()
        last_change = last?.cursor.rawValue
        last_change_at = last?.time.iso8601
    }

    func text(_ style: Style) -> String {
        let size = bytes.formatted(.byteCount(style: .file))
        guard let last_change, let last_change_at else { return "\(path): \(size), no change yet" }
        return "\(path): \(size), the last change is #\(last_change), \(last_change_at)"
    }
}

/// What is due and was not asked.
struct BehindLine: StatusLine {
    var what = "behind"
    let sources: Int
    let pages: Int
    @OrNull var since: String?

    init(_ backlog: Backlog) {
        sources = backlog.sources
        pages = backlog.pages
        since = backlog.since?.iso8601
    }

    func text(_ style: Style) -> String {
        guard sources + pages > 0 else { return "nothing is left behind" }
        let first = since.map { ", the first since \($0)" } ?? ""
        return "left behind: \(sources.of("source")) and \(pages.of("page"))\(first)"
    }
}

/// How far a sink is behind.
struct SinkStatusLine: StatusLine {
    var what = "sink"
    let name: String
    let state: String
    let behind: Int
    let behind_is_at_least: Bool
    @OrNull var behind_since: String?
    @OrNull var reason: String?

    init(_ line: SinkLine) {
        (name, state, behind) = (line.name, line.state, line.behind)
        behind_is_at_least = line.behind_is_at_least
        (behind_since, reason) = (line.behind_since, line.reason)
    }

    var isTrouble: Bool { state == "parked" }

    func text(_ style: Style) -> String {
        let least = behind_is_at_least ? "at least " : ""
        let lag = behind == 0 ? "nothing left to tell" : "\(least)\(behind.of("change")) to tell"
        let since = behind_since.map { ", the first since \($0)" } ?? ""
        let reason = reason.map { "\n  \(Style.harmless($0))" } ?? ""
        let shown = isTrouble ? style.warning(state) : state
        return "\(shown)  sink \(style.bold(Style.harmless(name)))  \(lag)\(since)\(reason)"
    }
}

/// A source that cannot be read.
struct FailingSourceLine: StatusLine {
    var what = "source"
    let url: String
    let outlet: String
    let state: String
    let failures: Int
    @OrNull var error: String?
    @OrNull var last_success: String?
    @OrNull var next_check: String?

    /// So many in a row; fewer are weather.
    static let failures = 3

    init(_ source: Source) {
        url = source.url.text
        outlet = source.outlet
        state = source.stoppedAt == nil ? "failing" : "gone"
        failures = source.failures
        error = source.lastError
        last_success = source.succeededAt?.iso8601
        next_check = source.stoppedAt == nil ? source.nextCheck?.iso8601 : nil
    }

    var isTrouble: Bool { true }

    func text(_ style: Style) -> String {
        let since = last_success.map { "last read \($0)" } ?? "never read"
        let reason = error.map { "\n  \(Style.harmless($0))" } ?? ""
        return "\(style.warning(state))  \(style.bold(Style.harmless(outlet)))  \(url)  \(since)\(reason)"
    }
}
