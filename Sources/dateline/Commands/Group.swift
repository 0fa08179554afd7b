import ArgumentParser
import Articles
import Foundation
import Reconciliation

struct Group: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Tell which of many articles carry the same text, and which report the same event, without a store.",
        discussion: """
            Reads articles as JSON, one a line, with "id", "title", "text" and "published", in the order of time; \
            prints for each the group of copies and the story that it belongs to, or null.

            EXAMPLE
              dateline group --format jsonl articles.jsonl
            """)

    @OptionGroup var list: FileList
    @OptionGroup var output: FormatOption

    func run() throws {
        var articles = ListedArticles()
        for path in try list.paths() { try articles.add(path) }
        var groups = ArticleGroups()
        var ids: [String] = []
        var day = 0.0
        for index in 0..<articles.count {
            let article = try articles[index]
            ids.append(article.id)
            day = max(day, try published(article) ?? day)
            try groups.add(title: article.title ?? "", text: article.text, day: day) {
                let other = try articles[$0]
                return (other.title ?? "", other.text)
            }
        }
        for (index, story) in groups.storiesOfArticles.enumerated() {
            Terminal.say(try line(ids[index], copies: groups.copyGroups[index].map { ids[$0] }, story))
        }
    }

    /// Days since 1970. An article that does not say when came with the one before it.
    private func published(_ article: ListedArticle) throws -> Double? {
        article.published.flatMap { NewsDate($0)?.instant.timeIntervalSince1970 }.map { $0 / 86_400 }
    }

    private func line(_ id: String, copies: String?, _ story: Int64?) throws -> String {
        guard output.format == .jsonl else { return "\(id)\t\(copies ?? "-")\t\(story.map(String.init) ?? "-")" }
        return try JSONLine.text(of: GroupLine(id: id, copy_group: copies, story: story.map(String.init)))
    }
}

private struct GroupLine: Encodable {
    let id: String
    @OrNull var copy_group: String?
    @OrNull var story: String?
}
