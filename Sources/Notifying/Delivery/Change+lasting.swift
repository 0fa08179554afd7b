import Articles
import Reconciliation
import Storage

extension Change {
    /// This revision as one from the version that stood before those which did not last; `nil` where in the end nothing
    /// is different.
    func revision(from old: Version, to new: Version) -> Change? {
        if data.previous == old.number { return self }
        let revision = Revision(from: old.draft, to: new.draft)
        if revision.kinds.isEmpty { return nil }
        var change = self
        change.data.previous = old.number
        change.data.kinds = revision.kinds
        change.data.silent = revision.isSilent
        change.data.words = revision.words
        change.data.summary = revision.summary
        change.data.headline =
            revision.kinds.contains(.headline) ? .init(before: old.draft.title, after: new.draft.title) : nil
        return change
    }
}

extension LastingRevision {
    /// What is told of it; `nil` where there is nothing to tell. What is not kept any more is told as the log has it.
    func told(from store: ArticleStore) throws(StoreError) -> Change? {
        guard let article = change.data.article,
            let old = try store.version(since, of: article.id), let new = try store.version(version, of: article.id)
        else { return change }
        return change.revision(from: old, to: new)
    }
}
