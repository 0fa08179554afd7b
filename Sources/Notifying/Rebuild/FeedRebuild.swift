import Foundation
import Settings
import Storage

/// Writes an Atom file anew. Whoever tells the sink does so each time; this is for one that nobody wants to wait with until
/// something happens.
struct FeedRebuild: Sendable {
    let settings: SinkSettings
    let store: ArticleStore
    let path: String
    let entries: Int

    /// So often another may tell the sink meanwhile.
    private static let tries = 20

    func run() async throws -> Int {
        let recent = recentChanges(of: settings, in: store)
        let feed = AtomFeed(settings)
        for _ in 0..<Self.tries {
            let state = try await store.claimSink(settings.name)
            let changes = try await recent(entries)
            let bytes = Array(feed.text(of: changes).utf8)
            try await onOwnThread { Result { try Self.put(bytes, at: path) } }.get()
            // Whoever told it something since then has written a file that lies below this one.
            if try await store.save(state) != nil { return changes.count }
        }
        throw RebuildError.busy
    }

    private static func put(_ bytes: [UInt8], at path: String) throws {
        let owner = FileOwner(ofFileAt: path)
        let draft = try FileDraft(for: path)
        defer { draft.close() }
        try draft.add(bytes)
        try draft.put(as: owner)
    }
}
