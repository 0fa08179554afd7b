import Articles
import GRDB
import Locking
import Reconciliation

/// What is known of the last weeks' texts, by which copies and stories are told: in memory while a process records, and
/// read from the `fingerprint` table when the first article comes.
final class GroupDesk: Sendable {
    /// What a transaction works on.
    struct Known: Sendable {
        var copies: CopyIndex
        var stories: StoryIndex
        var shelf = PrintedShelf()
        /// Of the last one that came, days since 1970: clocks are set back, the order of articles is not.
        var lastDay: Double

        /// Works on the shelf beside the rest: it is moved out and back in, so that nothing is copied.
        mutating func withShelf<Value>(
            _ body: (inout Known, inout PrintedShelf) throws -> Value
        ) rethrows -> Value {
            var own = PrintedShelf()
            swap(&own, &shelf)
            defer { swap(&own, &shelf) }
            return try body(&self, &own)
        }
    }

    private let known = Locked<Known?>(nil)

    /// - Parameter body: does not record anything else meanwhile.
    func with<Value>(_ db: Database, _ body: (inout Known) throws -> Value) throws -> Value {
        try known.withLock { known in
            var own = try known ?? Self.load(db)
            // Moved out and back in, so that nothing is copied.
            known = nil
            let value = try body(&own)
            known = own
            return value
        }
    }

    /// What an article says under a number that another text had, in whole or in its headline.
    func forgetText(of article: Int64) { known.withLock { $0?.shelf.forget(article) } }

    /// After a transaction that failed, what was learned in it was not stored.
    func clear() { known.withLock { $0 = nil } }

    private static func load(_ db: Database) throws -> Known {
        let templates: [Int64] = try db.values("SELECT hash FROM template", [])
        let lastStory: Int64? = try db.value("SELECT seq FROM sqlite_sequence WHERE name = 'story'", [])
        var known = Known(
            copies: CopyIndex(templates: Set(templates.map { UInt64(bitPattern: $0) })),
            stories: StoryIndex(nextStory: (lastStory ?? 0) + 1), lastDay: 0)
        try Fingerprint.forgetOld(db)
        try Fingerprint.each(db) { print in
            if !print.sample.isEmpty {
                known.copies.restore(print.sample, ofOneOf: print.shingles, as: print.article, day: print.day)
            }
            if let terms = print.terms {
                known.stories.restore(
                    terms, as: print.article, day: print.day, published: print.published, links: print.links,
                    story: print.story)
            }
            known.lastDay = print.day
        }
        return known
    }
}
