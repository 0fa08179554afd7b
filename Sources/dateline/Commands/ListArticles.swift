import ArgumentParser
import Articles
import Foundation
import Storage

struct ListArticles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the articles, the last changed first.",
        discussion: "EXAMPLE\n  dateline articles --outlet \"The Example Gazette\" -n 20")

    @Option(help: "Only of this outlet.")
    var outlet: String?

    @Option(name: .shortAndLong, help: "How many; all, if not given.")
    var number: Int?

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let style = Style()
        for article in try places.openStore().articles(outlet: outlet, limit: number) {
            Terminal.say(output.format == .jsonl ? try JSONLine.text(of: ArticleLine(article)) : text(article, style))
        }
    }

    private func text(_ article: Article, _ style: Style) -> String {
        let versions = article.versions.of("version")
        let marks = [
            article.status == .gone ? style.warning("gone") : nil, article.copyGroup.map { "copy group \($0)" },
            article.story.map { "story \($0)" },
        ]
        let notes = ([versions] + marks.compactMap(\.self)).joined(separator: ", ")
        return "\(style.bold(article.id.description.leftPadded(to: 5)))  \(style.dim(article.lastChanged.short))  "
            + "\(Style.harmless(article.outlet)): \(Style.harmless(article.title)) \(style.dim("(\(notes))"))"
    }
}

/// An article as a line for programs.
struct ArticleLine: Encodable {
    let id: Int64
    let url: String
    let title: String
    let outlet: String
    let status: String
    let versions: Int
    let first_seen: String
    let last_changed: String
    @OrNull var copy_group: Int64?
    @OrNull var story: Int64?

    init(_ article: Article) {
        id = article.id.rawValue
        url = article.url.text
        title = article.title
        outlet = article.outlet
        status = article.status.rawValue
        versions = article.versions
        first_seen = article.firstSeen.iso8601
        last_changed = article.lastChanged.iso8601
        copy_group = article.copyGroup
        story = article.story?.rawValue
    }
}

extension String {
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
