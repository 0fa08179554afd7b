import Articles
import Foundation
import Settings

/// Keeps an Atom file with the last changes.
///
/// It remembers nothing itself: the file is written anew from what `recent` reads from the store and what it is told, so
/// that it is right after a restart, after a repeat, and after somebody took it away.
struct AtomSink: Sink {
    let path: String
    let entries: Int
    let feed: AtomFeed
    let recent: RecentChanges

    init(path: String, entries: Int, _ settings: SinkSettings, _ recent: @escaping RecentChanges) {
        self.path = path
        self.entries = entries
        self.recent = recent
        feed = AtomFeed(settings)
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard !message.changes.isEmpty else { return .delivered }
        var changes: [ToldChange]
        do {
            changes = try await recent(entries)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return .failed(reason: "the last changes cannot be read: \(error)", after: nil)
        }
        let news = Set(message.changes.map(\.change.cursor))
        changes = changes.filter { !news.contains($0.change.cursor) } + message.changes
        let bytes = Array(feed.text(of: Array(changes.suffix(max(0, entries)))).utf8), path = path
        let failure = await onOwnThread { replaceFile(at: path, with: bytes) }
        guard let failure else { return .delivered }
        return .failed(reason: "\(path): \(failure)", after: nil)
    }
}
