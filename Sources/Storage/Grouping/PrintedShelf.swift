import GRDB
import Reconciliation

/// Texts that were compared lately: a new text has much in common with what is new, or with nothing. About six
/// kilobytes each.
struct PrintedShelf {
    private struct Item {
        let version: Int
        let text: PrintedText
    }

    /// Those of late, and those before them that were not asked for since.
    private var items: [Int64: Item] = [:]
    private var older: [Int64: Item] = [:]
    private static let room = 128

    /// An article's current text; `nil` for one that is not there.
    mutating func text(of article: Int64, _ db: Database) throws -> PrintedText? {
        guard let version: Int = try db.value("SELECT versions FROM article WHERE id = ?", [article]) else {
            return nil
        }
        if let item = items[article] ?? older[article], item.version == version {
            put(item, of: article)
            return item.text
        }
        let row = try db.row("SELECT title, text FROM version WHERE article = ? AND number = ?", [article, version])
        guard let row else { return nil }
        let text = PrintedText(title: row["title"], text: row["text"])
        put(text, of: article, version: version)
        return text
    }

    mutating func put(_ text: PrintedText, of article: Int64, version: Int) {
        put(Item(version: version, text: text), of: article)
    }

    private mutating func put(_ item: Item, of article: Int64) {
        if items.count >= Self.room / 2 {
            older = items
            items.removeAll(keepingCapacity: true)
        }
        items[article] = item
    }

    mutating func forget(_ article: Int64) {
        items[article] = nil
        older[article] = nil
    }
}
