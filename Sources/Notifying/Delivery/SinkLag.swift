import Articles
public import Foundation
public import Settings
public import Storage

/// How much a sink is still to hear of.
public struct SinkLag: Hashable, Sendable {
    public var changes = 0
    /// Whether there may be more: not all of the log was looked through, or not all of what has the right type and outlet
    /// for its words.
    public var isAtLeast = false
    /// When the first of them happened; `nil` for none.
    public var since: Date?

    /// What stands in the log and was not told yet. Without what waits until it has lasted.
    public init(of settings: SinkSettings, _ state: SinkState, in store: ArticleStore) throws(StoreError) {
        let filter = SinkFilter(settings, store)
        let log = try store.changes(after: state.cursor, limit: Self.longestLog)
        var candidates = 0
        for change in log where settings.filter.matches(change) {
            if settings.lasting > 0, change.type == .articleRevised, change.cursor <= state.setAside { continue }
            candidates += 1
            if filter.readsTexts {
                guard candidates <= Self.mostTexts else { break }
                guard try filter.matches(change) else { continue }
            }
            changes += 1
            since = since ?? change.time
        }
        isAtLeast = log.count == Self.longestLog || filter.readsTexts && candidates > Self.mostTexts
    }

    /// Lines of the log that are looked through.
    private static let longestLog = 10_000
    /// Changes whose texts are looked up: each takes a comparison of two versions.
    private static let mostTexts = 200
}
