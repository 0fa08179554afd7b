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
}

/// Reads the article on a page as `extractArticle` does, and says why it is what it is.
public func explainArticle(
    _ bytes: [UInt8], contentType: String? = nil, url: WebURL? = nil, outlet: String? = nil
) -> Explanation {
    let page = HTMLPage(Charset.decode(bytes, contentType: contentType), url: url, outlet: outlet)
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
        })
}
