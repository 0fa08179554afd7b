public import Articles
import Markup

/// How an article was read from its page: every block, whether it was kept, and what spoke for and against it.
public struct Explanation: Sendable {
    public struct Block: Sendable {
        public let text: String
        public let isKept: Bool
        /// Above 0 speaks for it.
        public let score: Double
        /// What was seen, and what it counted.
        public let evidence: [(name: String, weight: Double)]
    }

    public let blocks: [Block]
    /// What each field was taken from, and what the site's rule found: one line each.
    public let notes: [String]
}

/// Reads the article on a page as `extractArticle` does, and says why it is what it is.
public func explainArticle(
    _ bytes: [UInt8], contentType: String? = nil, url: WebURL? = nil, outlet: String? = nil, rule: SiteRule? = nil
) -> Explanation {
    let page = HTMLPage(Charset.decode(bytes, contentType: contentType), url: url, outlet: outlet, rule: rule)
    let kept = Set(page.article.kept)
    return Explanation(
        blocks: page.page.blocks.indices.map { index in
            var evidence: [(String, Double)] = []
            page.article.evidence[index].forEach { one in
                evidence.append((Evidence.names[one.rawValue], EvidenceWeights.all[one]))
            }
            return Explanation.Block(
                text: page.page.string(page.page.blocks[index]), isKept: kept.contains(index),
                score: page.article.scores[index], evidence: evidence)
        },
        notes: notes(page))
}

private func notes(_ page: HTMLPage) -> [String] {
    let draft = page.draft()
    var notes = page.rule?.notes ?? []
    notes.append("headline: from \(page.headline.source): “\(page.headline.text)”")
    if !draft.byline.isEmpty {
        notes.append("byline: from \(page.byline.source ?? "rule"): \(draft.byline.joined(separator: ", "))")
    }
    if let published = draft.published { notes.append("published: from \(page.dates.source ?? "rule"): \(published)") }
    if let updated = draft.updated { notes.append("updated: \(updated)") }
    return notes
}
