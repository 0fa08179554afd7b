import ArgumentParser
import Articles
import Foundation
import Storage

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find words in every version of every article, also in those since replaced.",
        discussion: """
            Words that stand in a headline or text, now or once. Of each article the last version is named that has them.

            EXAMPLES
              dateline search seven injured
              dateline search --gone '"no doubt whatever"'
            """)

    @Argument(help: "Words that all have to stand there; phrases in quotation marks.")
    var words: [String]

    @Flag(help: "Only articles that do not say so any more.")
    var gone = false

    @Option(name: .shortAndLong, help: "How many hits to print.")
    var number = 20

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let style = Style()
        let query = words.joined(separator: " ")
        guard query.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw CommandFailure.usage("found “\(query)”, expected words to look for")
        }
        for hit in try places.openStore().find(query, onlyGone: gone, limit: number).hits {
            Terminal.say(output.format == .jsonl ? try JSONLine.text(of: HitLine(hit)) : text(hit, style))
        }
    }

    private func text(_ hit: ArticleStore.Hit, _ style: Style) -> String {
        let article = hit.article
        let state =
            !hit.isCurrent
            ? style.warning("version \(hit.version) of \(article.versions), since replaced")
            : style.dim("version \(hit.version)")
        let parts = hit.excerpt.split(separator: "\u{2}", omittingEmptySubsequences: false)
        let excerpt = parts.enumerated().map { index, part -> String in
            guard index > 0, let end = part.firstIndex(of: "\u{3}") else { return Style.harmless(String(part)) }
            return style.bold(Style.harmless(String(part[..<end])))
                + Style.harmless(String(part[part.index(after: end)...]))
        }.joined()
        return "\(style.bold(article.id.description.leftPadded(to: 5)))  \(Style.harmless(article.outlet)): "
            + "\(Style.harmless(article.title)) (\(state))\n       \(excerpt.replacing("\n", with: " "))"
    }
}

private struct HitLine: Encodable {
    let article: ArticleLine
    let version: Int
    /// Whether the last version has them, too.
    let current: Bool
    let excerpt: String

    init(_ hit: ArticleStore.Hit) {
        article = ArticleLine(hit.article)
        version = hit.version
        current = hit.isCurrent
        excerpt = hit.excerpt.filter { $0 != "\u{2}" && $0 != "\u{3}" }
    }
}
