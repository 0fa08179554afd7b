import ArgumentParser
import Articles
import Foundation
import Reconciliation
import Storage

struct ShowStory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "Show how an event was reported: when, by whom, what all say and what only one says.",
        discussion: """
            The timeline has every article and every revision of it. Figures are compared by what they count and \
            quotations by their words, as the articles stand now.

            EXAMPLES
              dateline story 17
              dateline story 17 --format jsonl
            """)

    @Argument(help: "Its number, as “dateline stories” lists it.")
    var story: Int64

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let store = try places.openStore()
        guard let found = try store.story(Story.ID(rawValue: story)) else {
            throw CommandFailure.failed("no story \(story) in \(store.path); “dateline stories” lists them")
        }
        let telling = try StoryTelling(found, in: store)
        guard output.format == .text else { return Terminal.say(try JSONLine.text(of: StoryTellingLine(telling))) }
        if found.id.rawValue != story { Terminal.say("story \(story) is story \(found.id) now\n") }
        Terminal.say(StoryText(telling: telling, style: Style(), width: Terminal.width).text)
    }
}

/// All that is shown of a story.
struct StoryTelling {
    /// Something that happened to one of its articles.
    struct Event {
        let time: Date
        let article: Article
        /// `nil` for its first appearance.
        let change: Change?
    }

    let story: Story
    let articles: [Article]
    let facts: StoryFacts
    let events: [Event]
    /// How each outlet's first article on it begins.
    let beginnings: [(article: Article, text: String)]

    private static let mostArticles = 200
    private static let mostTexts = 40

    init(_ story: Story, in store: ArticleStore) throws {
        self.story = story
        let articles = try store.articles(of: story.id, limit: Self.mostArticles)
        self.articles = articles
        let read = try articles.prefix(Self.mostTexts).compactMap { article in
            try store.latestVersion(of: article).map { (article: article, draft: $0.draft) }
        }
        facts = StoryFacts(of: read.map { StoryFacts.Source(outlet: $0.article.outlet, draft: $0.draft) })
        var told: Set<String> = []
        beginnings = read.filter { told.insert($0.article.outlet).inserted }
            .map { (article: $0.article, text: $0.draft.paragraphs.first ?? "") }
        events = try articles.flatMap { try Self.events(of: $0, in: store) }.sorted { $0.time < $1.time }
    }

    private static func events(of article: Article, in store: ArticleStore) throws -> [Event] {
        let types: Set<ChangeType> = [.articleRevised, .articleGone, .articleReturned, .articleMoved]
        let changes = try store.changes(of: article.id).filter { types.contains($0.type) }
        return [Event(time: article.firstSeen, article: article, change: nil)]
            + changes.map { Event(time: $0.time, article: article, change: $0) }
    }
}
