import Articles
import Foundation
import Reconciliation

/// A story for people: its timeline, the outlets side by side, and who says what.
struct StoryText {
    let telling: StoryTelling
    let style: Style
    let width: Int

    private static let mostEvents = 100

    var text: String {
        let story = telling.story
        let (outlets, articles) = (story.outlets.of("outlet"), story.articles.of("article"))
        var lines = [
            style.bold("Story \(story.id): \(Style.harmless(story.title))"),
            style.dim("\(outlets), \(articles), \(story.began.short) to \(story.grown.short)"),
        ]
        lines += timeline
        lines += outletByOutlet
        lines += section("Told differently", telling.facts.differing)
        lines += section("What all say, or all but one", telling.facts.shared)
        lines += section("What only one says", telling.facts.single)
        return lines.joined(separator: "\n")
    }

    // MARK: Timeline

    private var timeline: [String] {
        var lines = ["", style.bold("Timeline")]
        lines += telling.events.prefix(Self.mostEvents).map { line($0) }
        let rest = telling.events.count - Self.mostEvents
        if rest > 0 { lines.append(style.dim("  … \(rest) more")) }
        return lines
    }

    private func line(_ event: StoryTelling.Event) -> String {
        let article = event.article
        let who = "\(style.bold(article.id.description.leftPadded(to: 5)))  \(Style.harmless(article.outlet))"
        return "  \(style.dim(event.time.short))  \(who): \(what(event))"
    }

    private func what(_ event: StoryTelling.Event) -> String {
        guard let change = event.change else {
            let copied = event.article.copyGroup.map { $0 != event.article.id.rawValue } ?? false
            return Style.harmless(event.article.title) + (copied ? style.dim(" (a copy)") : "")
        }
        let word = change.type.rawValue.split(separator: ".").last.map(String.init) ?? ""
        let silent = change.data.silent == true ? style.warning(" silently") : ""
        let summary = change.data.summary.map { $0.isEmpty ? "" : ": " + Style.harmless($0) } ?? ""
        return style.accent(word) + silent + summary
    }

    // MARK: Outlets side by side

    private var outletByOutlet: [String] {
        var lines = ["", style.bold("Outlet by outlet")]
        for (article, beginning) in telling.beginnings {
            lines.append("  \(style.accent(Style.harmless(article.outlet))): \(Style.harmless(article.title))")
            if !beginning.isEmpty { lines.append("      " + style.dim(shortened(beginning))) }
        }
        return lines
    }

    private func shortened(_ text: String) -> String {
        let text = Style.harmless(text).replacing("\n", with: " ")
        let room = max(40, width * 2 - 12)
        return text.count > room ? text.prefix(room) + "…" : text
    }

    // MARK: Who says what

    private func section(_ title: String, _ facts: [StoryFacts.Fact]) -> [String] {
        facts.isEmpty ? [] : ["", style.bold(title)] + facts.flatMap { told($0) }
    }

    /// What is said of one thing stands together.
    private func told(_ fact: StoryFacts.Fact) -> [String] {
        fact.sayings.enumerated().map { index, saying in
            let mark = index == 0 ? "  - " : "    "
            return mark + said(fact.kind, saying) + style.dim("  \(names(saying))")
        }
    }

    private func said(_ kind: StoryFacts.Kind, _ saying: StoryFacts.Saying) -> String {
        let text = Style.harmless(saying.text)
        return kind == .quotation ? "“\(text)”" : text
    }

    private func names(_ saying: StoryFacts.Saying) -> String {
        saying.outlets.map { Style.harmless($0) }.joined(separator: ", ")
    }
}

/// A story as programs are given it; a field's name is a contract.
struct StoryTellingLine: Encodable {
    struct Saying: Encodable {
        let text: String
        let outlets: [String]
    }

    struct Fact: Encodable {
        /// figure, quotation
        let kind: String
        let sayings: [Saying]

        init(_ fact: StoryFacts.Fact) {
            kind = fact.kind.rawValue
            sayings = fact.sayings.map { Saying(text: $0.text, outlets: $0.outlets) }
        }
    }

    let id: Int64
    let title: String
    let outlets: Int
    let began: String
    let grown: String
    let articles: [ArticleLine]
    let differing: [Fact]
    let shared: [Fact]
    let single: [Fact]

    init(_ telling: StoryTelling) {
        id = telling.story.id.rawValue
        title = telling.story.title
        outlets = telling.story.outlets
        began = telling.story.began.iso8601
        grown = telling.story.grown.iso8601
        articles = telling.articles.map { ArticleLine($0) }
        differing = telling.facts.differing.map { Fact($0) }
        shared = telling.facts.shared.map { Fact($0) }
        single = telling.facts.single.map { Fact($0) }
    }
}
