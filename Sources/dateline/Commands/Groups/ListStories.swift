import ArgumentParser
import Articles
import Foundation
import Storage

struct ListStories: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "List the events that several outlets report, those that grow now first.",
        discussion: """
            A story is what articles of at least two outlets tell of one event. It keeps its number for ever; one \
            that turns out to be another leads to it. They are ranked by how many outlets came to it in the time that \
            is looked at, then by how many articles.

            EXAMPLES
              dateline stories
              dateline stories --since 12h -n 5
              dateline stories --since 2026-03-05 --format jsonl
            """)

    @Option(
        help: ArgumentHelp(
            "What has grown since then (2026-03-05) or in so long a time (12h, 3d); if not given, all, by the last day.",
            valueName: "time"))
    var since: String?

    @Option(name: .shortAndLong, help: "How many to print.")
    var number = 20

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    /// Of the stories that grew last, so many are ranked.
    private static let mostRanked = 500

    func run() throws {
        guard number > 0 else { throw CommandFailure.usage("-n: found \(number), expected 1 or more") }
        let store = try places.openStore()
        let start = try since.map { try Self.instant($0, before: Date()) }
        let known = try store.stories(limit: max(number, Self.mostRanked), since: start)
        guard let last = known.first?.grown else {
            if output.format == .text { Terminal.say("no story that two outlets report has grown") }
            return
        }
        let from = start ?? last.addingTimeInterval(-86_400)
        let growing = try known.map { story in
            GrowingStory(story: story, growth: try store.growth(of: story.id, since: from), since: from, last: last)
        }.sorted(by: GrowingStory.precedes)
        let style = Style()
        for story in growing.prefix(number) {
            Terminal.say(output.format == .jsonl ? try JSONLine.text(of: StoryLine(story)) : story.text(style))
        }
    }

    /// A time, or how long ago.
    static func instant(_ text: String, before now: Date) throws -> Date {
        let units: [Character: Double] = ["h": 3600, "d": 86_400]
        if let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), count > 0, count < 100_000 {
            return now.addingTimeInterval(-unit * Double(count))
        }
        guard let date = NewsDate(text) else {
            throw CommandFailure.usage(
                "--since: found “\(text)”, expected a time such as 2026-03-05T18:00:00Z, or how long ago, such as 12h or 3d"
            )
        }
        return date.instant
    }
}

/// A story, and how it grows.
private struct GrowingStory {
    let story: Story
    let growth: ArticleStore.StoryGrowth
    let since: Date
    /// When any story grew last.
    let last: Date

    static func precedes(_ left: GrowingStory, _ right: GrowingStory) -> Bool {
        if left.growth.outlets != right.growth.outlets { return left.growth.outlets > right.growth.outlets }
        if left.growth.articles != right.growth.articles { return left.growth.articles > right.growth.articles }
        return left.story.grown != right.story.grown
            ? left.story.grown > right.story.grown : left.story.id > right.story.id
    }

    /// Articles an hour, in the time that is looked at.
    var pace: Double {
        let hours = max(1, last.timeIntervalSince(since) / 3600)
        return (Double(growth.articles) / hours * 100).rounded() / 100
    }

    func text(_ style: Style) -> String {
        var facts = [
            story.outlets.of("outlet"), story.articles.of("article"), "since \(story.began.short)",
            "last \(story.grown.short)",
        ]
        if growth.articles > 0 {
            let (articles, outlets) = (growth.articles.of("article"), growth.outlets.of("outlet"))
            facts.append("\(articles) of \(outlets) came since \(since.short), \(pace) an hour")
        }
        return "\(style.bold(story.id.description.leftPadded(to: 5)))  \(Style.harmless(story.title))\n"
            + style.dim("       " + facts.joined(separator: " · "))
    }
}

/// A story as programs are given it; a field's name is a contract.
private struct StoryLine: Encodable {
    let id: Int64
    let title: String
    let articles: Int
    let outlets: Int
    let began: String
    let grown: String
    /// What came since, and how many articles an hour.
    let since: String
    let new_articles: Int
    let new_outlets: Int
    let per_hour: Double

    init(_ growing: GrowingStory) {
        id = growing.story.id.rawValue
        title = growing.story.title
        articles = growing.story.articles
        outlets = growing.story.outlets
        began = growing.story.began.iso8601
        grown = growing.story.grown.iso8601
        since = growing.since.iso8601
        new_articles = growing.growth.articles
        new_outlets = growing.growth.outlets
        per_hour = growing.pace
    }
}
