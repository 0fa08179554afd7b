import Articles
public import Foundation
public import Settings
public import Storage

/// How much a sink is still to hear of.
public struct SinkLag: Hashable, Sendable {
    /// Counted up to ten thousand lines of the log.
    public var changes = 0
    /// When the first of them happened; `nil` for none.
    public var since: Date?

    /// What stands in the log and was not told yet. Without what waits until it has lasted.
    public init(of settings: SinkSettings, _ state: SinkState, in store: ArticleStore) throws(StoreError) {
        let filter = SinkFilter(settings, store)
        for change in try store.changes(after: state.cursor, limit: 10_000) {
            if settings.lasting > 0, change.type == .articleRevised, change.cursor <= state.setAside { continue }
            guard try filter.matches(change) else { continue }
            changes += 1
            since = since ?? change.time
        }
    }
}
