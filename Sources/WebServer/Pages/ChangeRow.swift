import Articles
import Foundation
import Rendering

/// A change as a line of a list.
struct ChangeRow {
    let change: Change

    private var data: ChangeData { change.data }

    var fields: Fields {
        var fields = Fields()
        fields.number("seq", change.cursor.rawValue)
        fields.text("what", change.type.words)
        fields.text("mark", change.type.mark)
        fields.time("timeHTML", change.time)
        fields.text("outlet", data.article?.outlet ?? data.source?.name)
        fields.html("headlineHTML", headlineHTML)
        fields.text("address", address)
        fields.names("kinds", data.kinds?.map(\.words) ?? [], as: "kind")
        fields.flag("isSilent", data.silent ?? false)
        fields.fields("size", size)
        fields.fields("moved", pair(data.moved))
        fields.text("summary", data.summary)
        fields.text("reason", data.reason)
        fields.text("note", note)
        fields.text("story", data.story?.description)
        return fields
    }

    private var headline: String? {
        guard let article = data.article else { return data.source?.url.text }
        return article.title.isEmpty ? article.url.text : article.title
    }

    /// Of one that changed, with the words that went and came.
    private var headlineHTML: HTML {
        if let pair = data.headline { return HeadlineHTML(before: pair.before, after: pair.after).html }
        return HTML(trusted: escaped(headline ?? ""))
    }

    /// Where the change can be seen: what it changed, or the article as it is.
    private var address: String? {
        guard let article = data.article else { return "/sources" }
        if change.type == .articleRevised, let previous = data.previous, let version = data.version, previous < version
        {
            return "/articles/\(article.id)/diff/\(previous)..\(version)"
        }
        return "/articles/\(article.id)"
    }

    private var size: Fields? {
        guard change.type == .articleRevised, let words = data.words else { return nil }
        var fields = Fields()
        fields.number("added", words.added)
        fields.number("removed", words.removed)
        return fields
    }

    private func pair(_ pair: ChangeData.BeforeAfter?) -> Fields? {
        guard let pair else { return nil }
        var fields = Fields()
        fields.text("before", pair.before)
        fields.text("after", pair.after)
        return fields
    }

    private var note: String? {
        var notes: [String] = []
        if let original = data.copyOf, let share = data.share {
            let percent = Int((max(share.ofThis, share.ofOther) * 100).rounded())
            notes.append("\(percent)% the same text as article \(original.id), \(original.outlet)")
        }
        if let copies = data.copies, copies > 0 { notes.append("\(copies) with the same text") }
        if data.alternates == true { notes.append("shows two texts by turns; not told again") }
        if let other = data.other {
            notes.append("\(change.type == .articleMerged ? "is" : "later versions are") article \(other.id)")
        }
        if let versions = data.versions {
            notes.append("read anew: version \(versions.map(String.init).joined(separator: ", "))")
        }
        if let outlets = data.outlets { notes.append("\(outlets) outlets") }
        return notes.isEmpty ? nil : notes.joined(separator: " · ")
    }
}

extension ChangeType {
    /// As a page says it.
    var words: String {
        switch self {
        case .articlePublished: "published"
        case .articleRevised: "revised"
        case .articleGone: "gone"
        case .articleReturned: "back"
        case .articleMoved: "moved"
        case .articleReextracted: "read anew"
        case .articleMerged: "merged"
        case .articleSplit: "split"
        case .copyFound: "copy found"
        case .copyLost: "no copy after all"
        case .storyGrown: "story grown"
        case .storyMerged: "stories merged"
        case .storySplit: "left its story"
        case .sourceFailing: "source failing"
        case .sourceRecovered: "source recovered"
        case .sourceMoved: "source moved"
        }
    }

    /// The name of its look.
    var mark: String {
        switch self {
        case .articlePublished: "new"
        case .articleRevised: "revised"
        case .articleGone, .sourceFailing: "lost"
        default: "other"
        }
    }
}

extension ChangeKind {
    var words: String { rawValue.replacing("-", with: " ") }
}
