import Articles
import Foundation
import GRDB

/// The end of the change log, inside a transaction: changes are appended, and heard of once it commits.
struct ChangeLog {
    let db: Database
    let now: Date
    private(set) var written: [Change] = []

    init(db: Database, now: Date) {
        self.db = db
        self.now = now
    }

    mutating func append(_ type: ChangeType, _ data: ChangeData, article: Article.ID? = nil, source: Source.ID? = nil)
        throws
    {
        try db.run(
            "INSERT INTO change (time, type, article, source, data) VALUES (?, ?, ?, ?, ?)",
            [
                now.timeIntervalSince1970, type.rawValue, article?.rawValue, source?.rawValue,
                data.json,
            ])
        let cursor = ChangeCursor(rawValue: db.lastInsertedRowID)
        try ChangeOutline.insert(db, cursor.rawValue, time: now.timeIntervalSince1970, type, data)
        written.append(Change(cursor: cursor, time: now, type: type, data: data))
    }
}
