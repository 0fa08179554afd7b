import Articles
import Locking
import Reconciliation

/// The shingles of texts that were compared lately: a new text has much in common with what is new, or with nothing.
/// About three kilobytes each.
final class ShingleShelf: Sendable {
    private struct Item {
        let version: Int
        let shingles: Shingles
    }

    private let items = Locked<[Int64: Item]>([:])
    private static let room = 256

    /// - Parameter make: called where the shelf has none of this version; `nil` for an article that is not there.
    func shingles(of article: Int64, version: Int, _ make: () throws -> Shingles?) rethrows -> Shingles? {
        if let item = items.withLock({ $0[article] }), item.version == version { return item.shingles }
        guard let shingles = try make() else { return nil }
        items.withLock { items in
            if items.count >= Self.room { items.removeAll(keepingCapacity: true) }
            items[article] = Item(version: version, shingles: shingles)
        }
        return shingles
    }

    /// After a transaction that failed, a number may be given to another text.
    func clear() { items.withLock { $0.removeAll() } }
}
