import Articles

/// What a change says, in words: plain text of one line each, not yet escaped for anybody.
struct ChangeWords {
    /// "Silently revised".
    let what: String
    /// The article's headline or the source's name.
    let subject: String
    /// "" where the subject is no article.
    let outlet: String
    let url: WebURL?
    /// Each a line, most telling first.
    let facts: [String]

    init(_ change: Change) {
        let data = change.data
        what = Self.what(change)
        subject = oneLine(data.article?.title ?? data.source?.name ?? "")
        outlet = oneLine(data.article?.outlet ?? "", atMost: 100)
        url = data.article?.url ?? data.source?.url
        facts = (Self.factsOfRevision(data) + Self.factsOfRest(change)).map { oneLine($0, atMost: 500) }
    }

    /// "Silently revised: Seven hurt in ferry crash (Harbour Post)".
    var line: String {
        let name = subject.isEmpty ? url?.text ?? "" : subject
        return "\(what): \(name)" + (outlet.isEmpty ? "" : " (\(outlet))")
    }

    private static func what(_ change: Change) -> String {
        switch change.type {
        case .articlePublished: "New"
        case .articleRevised: change.data.silent == true ? "Silently revised" : "Revised"
        case .articleGone: "Gone"
        case .articleReturned: "Back again"
        case .articleMoved: "Moved"
        case .articleReextracted: "Read anew"
        case .articleMerged: "Merged"
        case .articleSplit: "Split"
        case .copyFound: "Copy found"
        case .copyLost: "No copy after all"
        case .storyGrown: "Story grown"
        case .storyMerged: "Stories merged"
        case .storySplit: "Left its story"
        case .sourceFailing: "Source fails"
        case .sourceRecovered: "Source recovered"
        case .sourceMoved: "Source moved"
        }
    }

    private static func factsOfRevision(_ data: ChangeData) -> [String] {
        var facts: [String] = []
        if let summary = data.summary, !summary.isEmpty { facts.append(summary) }
        if let headline = data.headline {
            facts.append("Headline was: \(oneLine(headline.before))")
            facts.append("Headline is: \(oneLine(headline.after))")
        }
        var counts: [String] = []
        if let version = data.version, let previous = data.previous {
            counts.append("version \(previous) → \(version)")
        }
        if let words = data.words { counts.append("+\(words.added) −\(words.removed) words") }
        if !counts.isEmpty { facts.append(counts.joined(separator: ", ")) }
        return facts
    }

    private static func factsOfRest(_ change: Change) -> [String] {
        let data = change.data
        var facts: [String] = []
        if let original = data.copyOf { facts.append("Same text as \(original.outlet): \(oneLine(original.title))") }
        if data.alternates == true { facts.append("Shows two texts by turns; not told again") }
        if let other = data.other {
            let verb = change.type == .articleMerged ? "Is now" : "Later versions are"
            facts.append("\(verb) article \(other.id): \(oneLine(other.title))")
        }
        if let story = data.story {
            facts.append("Story \(story)" + (data.outlets.map { ", reported by \($0) outlets" } ?? ""))
        }
        if let moved = data.moved { facts.append("From \(moved.before) to \(moved.after)") }
        if let reason = data.reason { facts.append(reason) }
        return facts
    }
}
