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
    /// - Parameters:
    ///   - told: says which article, by what was logged of the text itself.
    ///   - words: of the text.
    func record(
        _ id: Article.ID, _ told: ChangeData, _ page: PageArrival, _ words: WordSum, _ log: inout ChangeLog
    ) throws {
        let draft = page.draft
        try desk.groups.with(db) { known in
            try passTime(&known)
            var print = Fingerprint(article: id.rawValue, day: known.lastDay, published: published(draft))
            let isCopy = try recordCopies(id, told, page, words, &print, &known, &log)
            if isCopy {
                known.stories.remove(id.rawValue)
            } else {
                let terms = page.groundwork?.terms ?? StoryTerms(title: draft.title, text: draft.text)
                try recordStory(id, told, terms, &print, &known, &log)
            }
            try print.store(db)
        }
    }

    /// What others find it by, after its text was read anew or its versions put together anew; copies and stories stay
    /// as they are.
    func replace(_ id: Article.ID, by draft: Draft) throws {
        try desk.groups.with(db) { known in
            try passTime(&known)
            known.shelf.forget(id.rawValue)
            let text = PrintedText(title: draft.title, text: draft.text)
            let finding = known.copies.add(text, as: id.rawValue, day: known.lastDay) { _ in nil }
            if try Fingerprint.replaceSample(finding.sample, ofOneOf: finding.count, of: id.rawValue, db) { return }
            var print = Fingerprint(article: id.rawValue, day: known.lastDay, published: published(draft))
            (print.shingles, print.sample) = (finding.count, finding.sample)
            if try !isCopy(id) { try compare(draft, &print, &known) }
            try print.store(db)
        }
    }

    /// Puts it among those that may be of one story, with that which it has.
    private func compare(_ draft: Draft, _ print: inout Fingerprint, _ known: inout GroupDesk.Known) throws {
        let terms = StoryTerms(title: draft.title, text: draft.text)
        print.terms = terms
        print.story = try db.value("SELECT story FROM article WHERE id = ?", [print.article])
        known.stories.restore(
            terms, as: print.article, day: print.day, published: print.published, links: [], story: print.story)
    }

    private func isCopy(_ id: Article.ID) throws -> Bool {
        let group: Int64? = try db.value("SELECT copyGroup FROM article WHERE id = ?", [id.rawValue])
        return group != nil && group != id.rawValue
    }

    /// Clocks are set back; the order of articles is not. What is too old to be compared goes once a day.
    private func passTime(_ known: inout GroupDesk.Known) throws {
        let day = max(known.lastDay, now.timeIntervalSince1970 / 86_400)
        if day.rounded(.down) > known.lastDay.rounded(.down) { try Fingerprint.forgetOld(db) }
        known.lastDay = day
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
