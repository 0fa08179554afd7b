import ArgumentParser
import Articles
import Foundation
import Storage

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print an article as it stands, or stood.",
        discussion:
            "EXAMPLES\n  dateline show 311\n  dateline show https://gazette.example/ferry --version 1\n  dateline show 311 --raw > page.html"
    )

    @Argument(help: "Its number, or any address that it was found at.")
    var article: ArticleName

    @Option(help: ArgumentHelp("This version, in place of the last.", valueName: "n"))
    var version: Int?

    @Flag(help: "The page's bytes as they were received, in place of the text.")
    var raw = false

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let store = try places.openStore()
        let article = try article.find(in: store)
        let versions = try store.versions(of: article.id)
        let version = try versions.named(version ?? article.versions, of: article)
        if raw {
            FileHandle.standardOutput.write(Data(try store.snapshot(of: article.id, version: version.number) ?? []))
        } else if output.format == .jsonl {
            Terminal.say(try JSONLine.text(of: VersionLine(version)))
        } else {
            let told = text(article, version, try store.copies(of: article), try store.listings(of: article.id))
            let story = try storyLines(of: article, in: store)
            Terminal.say(told + story)
        }
    }

    private func text(
        _ article: Article, _ version: Version, _ copies: [Article], _ listings: [Listing]
    ) -> String {
        let style = Style()
        let draft = version.draft
        let facts = [
            article.outlet, draft.byline.isEmpty ? nil : "by " + draft.byline.joined(separator: ", "), draft.place,
            draft.agency,
            draft.published?.description, draft.language,
        ].compactMap(\.self).map(Style.harmless)
        let state =
            "version \(version.number) of \(article.versions), seen \(version.seenAt.short)"
            + (article.status == .gone ? ", gone since \(article.lastChanged.short)" : "")
        var lines = [
            style.bold(Style.harmless(draft.title)), facts.joined(separator: " · "), style.dim(article.url.text),
            style.dim(state), "",
        ]
        lines.append(Style.harmless(draft.text))
        if !copies.isEmpty {
            lines += ["", style.bold("The same text elsewhere") + style.dim(" (dateline copies \(article.id))")]
            lines += copies.map { "  \($0.id)  \(Style.harmless($0.outlet)): \(Style.harmless($0.title))" }
        }
        if !listings.isEmpty {
            lines += ["", style.bold("Listed by")]
            lines += listings.map { "  \($0.seenAt.short)  \($0.source)" }
        }
        return lines.joined(separator: "\n")
    }

    /// Only of what others report, too.
    private func storyLines(of article: Article, in store: ArticleStore) throws -> String {
        guard let id = article.story, let story = try store.story(id), story.outlets > 1 else { return "" }
        let style = Style()
        let heading = style.bold("The same event elsewhere") + style.dim(" (dateline story \(story.id))")
        let (outlets, articles) = (story.outlets.of("outlet"), story.articles.of("article"))
        return "\n\n\(heading)\n  \(Style.harmless(story.title)): \(outlets), \(articles)"
    }
}

extension [Version] {
    func named(_ number: Int, of article: Article) throws -> Version {
        guard let version = first(where: { $0.number == number }) else {
            let kept = map { String($0.number) }
            throw CommandFailure.failed(
                "article \(article.id) has no version \(number); it has "
                    + (kept.count > 6 ? "\(kept[0]) to \(kept[kept.count - 1])" : kept.joined(separator: ", ")))
        }
        return version
    }
}
