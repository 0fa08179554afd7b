import Articles
import Reconciliation
import Rendering
import Settings
import Storage

/// Makes the message under way of what is stored: the same at each attempt.
struct MessageReader {
    let settings: SinkSettings
    let store: ArticleStore

    /// Without changes, where none of them is in the log.
    func message(_ pending: PendingDelivery) throws(StoreError) -> SinkMessage {
        var aside: [ChangeCursor: LastingRevision] = [:]
        if settings.lasting > 0 { aside = try store.setAside(pending.changes, of: settings.name) }
        var told: [ToldChange] = []
        for change in try store.changes(numbered: pending.changes) {
            let lasted = try aside[change.cursor]?.told(from: store)
            told.append(try toldChange(lasted ?? change))
        }
        return SinkMessage(
            id: pending.messageID(to: settings.name), changes: told, isDigest: pending.isDigest,
            isReplay: pending.replay > 0)
    }

    func toldChange(_ change: Change) throws(StoreError) -> ToldChange {
        guard change.type == .articleRevised, let article = change.data.article?.id,
            let number = change.data.version, let previous = change.data.previous,
            let old = try store.version(previous, of: article), let new = try store.version(number, of: article)
        else { return ToldChange(change: change) }
        let difference = Difference(from: old.draft, to: new.draft)
        return ToldChange(
            change: change,
            differenceHTML: DifferenceHTML(difference, language: new.draft.language).fragment,
            differenceText: unifiedText(from: old, to: new))
    }
}
