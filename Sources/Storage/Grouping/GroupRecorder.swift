import Articles
import Foundation
import GRDB
import Reconciliation

/// Finds who else carries an article's text and who reports the same event, in the transaction that stores the text: a
/// process that is ended between the two has stored neither.
struct GroupRecorder {
    let db: Database
    let now: Date
    let desk: Desk

    /// A new article's text, or another text of a known one.
    /// - Parameter told: says which article, by what was logged of the text itself.
    func record(_ id: Article.ID, _ told: ChangeData, _ draft: Draft, _ log: inout ChangeLog) throws {
        try desk.groups.with(db) { known in
            known.lastDay = max(known.lastDay, now.timeIntervalSince1970 / 86_400)
            var print = Fingerprint(article: id.rawValue, day: known.lastDay, published: published(draft))
            let isCopy = try recordCopies(id, told, draft, &print, &known, &log)
            if isCopy {
                known.stories.remove(id.rawValue)
            } else {
                try recordStory(id, told, draft, &print, &known, &log)
            }
            try print.store(db)
        }
    }

    /// What others find it by, after its text was read anew or its versions put together anew; copies and stories stay
    /// as they are.
    func replace(_ id: Article.ID, by draft: Draft) throws {
        try desk.groups.with(db) { known in
            known.lastDay = max(known.lastDay, now.timeIntervalSince1970 / 86_400)
            let text = PrintedText(title: draft.title, text: draft.text)
            known.shelf.forget(id.rawValue)
            let finding = known.copies.add(text, as: id.rawValue, day: known.lastDay) { _ in nil }
            var print = Fingerprint(article: id.rawValue, day: known.lastDay, published: published(draft))
            (print.shingles, print.sample) = (finding.count, finding.sample)
            known.stories.remove(id.rawValue)
            try print.store(db)
        }
    }

    /// An article that is none any more, or whose text will be another.
    func forget(_ id: Article.ID) throws {
        try desk.groups.with(db) { known in
            known.shelf.forget(id.rawValue)
            known.copies.remove(id.rawValue)
            known.stories.remove(id.rawValue)
            try Fingerprint.remove(id.rawValue, db)
        }
    }

    /// By its own word, as far as it can be.
    private func published(_ draft: Draft) -> Double {
        min(now, draft.published?.instant ?? now).timeIntervalSince1970 / 86_400
    }
}
