import Articles
public import Foundation
import Reconciliation
import Rendering

extension SinkMessage {
    /// A message to try a sink with: a made-up revision, which says that it is one.
    public static func sample(for sink: String, at now: Date) -> SinkMessage {
        var data = ChangeData()
        data.article = .init(
            id: Article.ID(rawValue: 0), url: WebURL(stored: "https://gazette.example/harbour"),
            title: new.draft.title, outlet: "A test by dateline")
        let revision = Revision(from: old.draft, to: new.draft)
        (data.version, data.previous) = (new.number, old.number)
        (data.kinds, data.silent) = (revision.kinds, revision.isSilent)
        (data.words, data.summary) = (revision.words, revision.summary)
        data.headline = .init(before: old.draft.title, after: new.draft.title)
        let change = Change(cursor: ChangeCursor(rawValue: 0), time: now, type: .articleRevised, data: data)
        let told = ToldChange(
            change: change,
            differenceHTML: DifferenceHTML(Difference(from: old.draft, to: new.draft), language: "en").fragment,
            differenceText: unifiedText(from: old, to: new))
        return SinkMessage(
            id: "\(sink)-test-\(Int(now.timeIntervalSince1970))", changes: [told], isDigest: false)
    }

    private static let old = version(1, "Seven boats leave the harbour", "Seven boats left the harbour on Monday.")
    private static let new = version(2, "Eight boats leave the harbour", "Eight boats left the harbour on Monday.")

    private static func version(_ number: Int, _ title: String, _ text: String) -> Version {
        let seenAt = Date(timeIntervalSince1970: 1_767_225_600 + Double(number) * 3600)
        return Version(
            number: number, seenAt: seenAt, draft: Draft(title: title, paragraphs: [text], language: "en"), kinds: [])
    }
}
