import ArgumentParser
import Articles
import Foundation
import Storage

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find words in every version of every article, also in those since replaced.",
        discussion: "EXAMPLE\n  dateline search seven injured")

    @Argument(help: "Words that all have to stand in the headline or text.")
    var words: [String]

    @Option(name: .shortAndLong, help: "How many hits to print.")
    var number = 20

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let style = Style()
        for hit in try places.openStore().search(words.joined(separator: " "), limit: number) {
            Terminal.say(output.format == .jsonl ? try JSONLine.text(of: HitLine(hit)) : text(hit, style))
        }
    }

    private func text(_ hit: ArticleStore.Hit, _ style: Style) -> String {
        let article = hit.article
        let isOld = hit.version < article.versions
        let state =
            isOld
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
    let excerpt: String

    init(_ hit: ArticleStore.Hit) {
        article = ArticleLine(hit.article)
        version = hit.version
        excerpt = hit.excerpt.filter { $0 != "\u{2}" && $0 != "\u{3}" }
    }
}
