import Articles
import Foundation
import TestSupport
import Testing

@testable import Reconciliation

struct StoryIndexTests {
    // MARK: Events

    @Test func `two events that look alike stay two, as their articles come by turns`() throws {
        var groups = ArticleGroups()
        var articles: [(title: String, text: String)] = []
        for (one, other) in zip(EventReports.lumba, EventReports.sorana) { articles += [one, other] }
        articles.append(EventReports.fares)
        for (place, article) in articles.enumerated() {
            try groups.add(title: article.title, text: article.text, day: 20_000 + Double(place) / 24) { articles[$0] }
        }
        #expect(groups.storiesOfArticles == [1, 2, 1, 2, 1, 2, 1, 2, nil])
    }

    @Test func `weeks later it is another event`() throws {
        var groups = ArticleGroups()
        let articles = [EventReports.lumba[0], EventReports.lumba[1]]
        for (place, article) in articles.enumerated() {
            try groups.add(title: article.title, text: article.text, day: 20_000 + Double(place) * 21) { articles[$0] }
        }
        #expect(groups.storiesOfArticles == [nil, nil])
    }

    @Test func `figures that agree put no two texts together that have not a word in common`() throws {
        var groups = ArticleGroups()
        let articles = [
            (
                title: "Seven boats of 1,250 leave 43 harbours",
                text: "On 17 May 1,250 boats left 43 harbours with 886 men."
            ),
            (title: "1250 قاربا يغادر 43 ميناء", text: "في 17 غادر 1,250 قاربا 43 ميناء وعلى متنها 886 رجلا."),
        ]
        for article in articles {
            try groups.add(title: article.title, text: article.text, day: 20_000) { articles[$0] }
        }
        #expect(groups.storiesOfArticles == [nil, nil])
    }

    // MARK: Numbers

    private func numbers(_ parts: [[Int64]], _ before: [Int64: Int64]) -> [Int64?] {
        StoryNumbers.given(to: parts, before: before).numbers
    }

    @Test func `of two stories that turn out to be one the one with the lower number stays`() {
        let before: [Int64: Int64] = [1: 7, 2: 7, 3: 9, 4: 9, 5: 9]
        let given = StoryNumbers.given(to: [[1, 2, 3, 4, 5]], before: before)
        #expect(given.numbers == [7])
        #expect(given.heir(of: 9, before: before) == 7)
    }

    @Test func `where a story is divided its number goes on where most of it is`() {
        let before: [Int64: Int64] = [1: 7, 2: 7, 3: 7, 4: 7, 5: 7]
        #expect(numbers([[1, 2], [3, 4, 5]], before) == [nil, 7])
        #expect(numbers([[1], [2, 3, 4, 5]], before) == [nil, 7])
        #expect(numbers([[1, 2], [3, 4]], before) == [7, nil])
    }

    @Test func `a single article carries no number on, and one more changes none`() {
        #expect(numbers([[1]], [1: 7]) == [nil])
        #expect(numbers([[1, 2, 3]], [1: 7, 2: 7]) == [7])
        #expect(numbers([[1, 2], [3, 4]], [1: 7, 2: 7, 3: 9, 4: 9]) == [7, 9])
    }

    // MARK: As a store keeps it

    @Test func `terms are the same after their way through bytes`() throws {
        for text in [EventReports.lumba[0].text, "七名士兵在袭击中丧生，当局表示。", "Семь солдат погибли в 2026 году.", ""] {
            let terms = StoryTerms(title: "Lumba 6.4", text: text)
            let back = try #require(StoryTerms(bytes: terms.bytes))
            #expect(back.bytes == terms.bytes && back.hasCase == terms.hasCase)
            #expect(back.terms.map(\.hash) == terms.terms.map(\.hash))
            #expect(back.terms.map(\.isNumber) == terms.terms.map(\.isNumber))
        }
        #expect(StoryTerms(bytes: [UInt8]()) == nil)
        #expect(StoryTerms(bytes: [UInt8](repeating: 0, count: 7)) == nil)
        #expect(StoryTerms(bytes: [UInt8](repeating: 9, count: 9)) == nil)
    }

    /// One of sixty articles on five events; some tell of two.
    private func terms(_ place: Int) -> StoryTerms {
        let event = (place * 7 + place / 5) % 12, other = (event + 5) % 12
        let words = (0..<8).map { index in
            word(place % 9 == 4 && index > 3 ? other : event, (place / 3 * 3 + index) % 12)
        }
        let names = words.map { $0.capitalized }
        return StoryTerms(
            title: "\(names[0]) and \(words[1]) before the \(words[2])",
            text:
                "The council of \(names[3]) said on Friday that \(words[0]) and \(words[4]) were near the \(words[5]), and people had to wait for \(names[1]). It was the first \(words[6]) since \(names[7]) came, a man told us, and more of the \(words[2]) may follow."
        )
    }

    /// Made of syllables, another for each event and number.
    private func word(_ event: Int, _ number: Int) -> String {
        let syllables = ["ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ri", "su", "ta", "vo"]
        return syllables[event] + syllables[(event * 5 + number) % 12] + syllables[number] + "k"
    }

    private struct Print {
        let id: Int64
        let day: Double
        var terms: [UInt8]
        var links: [StoryIndex.Link]
    }

    /// - Parameter interval: after so many articles the index is made anew from what a store keeps; 0 for never.
    /// - Returns: what each arrival meant, and the stories at the end.
    private func run(restoredAfterEvery interval: Int) -> (lines: [String], stories: [Int64: Int64]) {
        var index = StoryIndex()
        var prints: [Print] = [], stories: [Int64: Int64] = [:], lines: [String] = []
        var last: Int64 = 0
        for place in 0..<60 {
            let id = Int64(place), day = 20_000 + Double(place) / 48
            let outcome = index.add(terms(place), as: id, day: day, published: day)
            prints.append(Print(id: id, day: day, terms: terms(place).bytes, links: outcome.links))
            for (from, to) in outcome.merged {
                for (article, story) in stories where story == from { stories[article] = to }
            }
            for move in outcome.moves { stories[move.article] = move.to }
            last = max(last, stories.values.max() ?? 0)
            lines.append(
                "\(outcome.links.map { "\($0.other) \($0.odds)" }) \(outcome.moves.map { "\($0.article) \($0.to ?? 0)" })"
                    + " \(outcome.merged) \(outcome.forgotten)")
            if interval > 0, place % interval == interval - 1 {
                index = restored(prints, stories, next: last + 1)
            }
        }
        return (lines, stories)
    }

    private func restored(_ prints: [Print], _ stories: [Int64: Int64], next: Int64) -> StoryIndex {
        var index = StoryIndex(nextStory: next)
        for print in prints {
            guard let terms = StoryTerms(bytes: print.terms) else { continue }
            index.restore(
                terms, as: print.id, day: print.day, published: print.day, links: print.links, story: stories[print.id])
        }
        return index
    }

    @Test(arguments: [1, 2, 5, 17])
    func `an index that is made anew from what is kept tells the stories that it would have told`(interval: Int) {
        let expected = run(restoredAfterEvery: 0), found = run(restoredAfterEvery: interval)
        #expect(found.lines == expected.lines)
        #expect(found.stories == expected.stories)
        #expect(Set(expected.stories.values).count > 2)
    }
}
