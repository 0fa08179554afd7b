import Articles
import Foundation
import Testing

@testable import Reconciliation

struct StoryIndexTests {
    // MARK: Events

    private static let lumba: [(title: String, text: String)] = [
        (
            "Earthquake kills nineteen on Lumba",
            "A strong earthquake shook the island of Lumba before dawn, killing nineteen people in the port of Tarvo, most of them in a market hall whose roof came down.\n\nMayor Ines Okafor said that cranes had been borrowed from the shipyard. Tarvo has not known such a shock since 1971."
        ),
        (
            "Tarvo market hall collapses in Lumba quake",
            "Nineteen traders died when the market hall of Tarvo fell in, the mayor of the Lumba port, Ines Okafor, told reporters beside the ruin.\n\nShipyard cranes lifted beams until noon. The quake had a magnitude of 6.4, Lumba's observatory said."
        ),
        (
            "Lumba: cranes from the shipyard lift Tarvo's fallen roof",
            "Dockers from the Tarvo shipyard worked with cranes to free people under the market roof that an earthquake of magnitude 6.4 brought down on Lumba.\n\nThe mayor, Ines Okafor, counted nineteen dead and asked traders to come forward."
        ),
        (
            "After the quake, Tarvo buries its traders",
            "Lumba buried nineteen market traders on Friday. Ines Okafor, mayor of Tarvo, read out their names under the cranes that had lifted the roof.\n\nThe earthquake of magnitude 6.4 was the worst on the island since 1971."
        ),
    ]

    private static let sorana: [(title: String, text: String)] = [
        (
            "Earthquake destroys school in Marreth",
            "An earthquake hit the highlands of Sorana at lunch time and destroyed a school in Marreth, where forty-two children and teachers were killed.\n\nPrefect Tomas Villar sent the army's engineers up the only road, which landslides had cut."
        ),
        (
            "Sorana quake: landslides cut the road to Marreth",
            "Army engineers tried to clear landslides on the road to Marreth, the Sorana town whose school fell in an earthquake of magnitude 5.9.\n\nForty-two are dead, prefect Tomas Villar said. Helicopters flew out the injured pupils."
        ),
        (
            "Helicopters bring injured pupils from Marreth",
            "Injured pupils were flown by army helicopters from Marreth to the Sorana capital after the earthquake that brought down their school.\n\nTomas Villar, the prefect, put the dead at forty-two. The magnitude was 5.9."
        ),
        (
            "Sorana asks who built the Marreth school",
            "Parents in Marreth want to know who built the school that fell in Sorana's earthquake, killing forty-two.\n\nPrefect Tomas Villar promised an inquiry while army engineers opened the road through the landslides."
        ),
    ]

    private static let fares = (
        title: "Council raises bus fares",
        text:
            "A single ride will cost forty crowns from May, the transport committee decided after a short debate.\n\nSeason tickets stay as they are."
    )

    @Test func `two events that look alike stay two, as their articles come by turns`() throws {
        var groups = ArticleGroups()
        let articles = zip(Self.lumba, Self.sorana).flatMap { [$0, $1] } + [Self.fares]
        for (place, article) in articles.enumerated() {
            try groups.add(title: article.title, text: article.text, day: 20_000 + Double(place) / 24) { articles[$0] }
        }
        #expect(groups.storiesOfArticles == [1, 2, 1, 2, 1, 2, 1, 2, nil])
    }

    @Test func `weeks later it is another event`() throws {
        var groups = ArticleGroups()
        let articles = [Self.lumba[0], Self.lumba[1]]
        for (place, article) in articles.enumerated() {
            try groups.add(title: article.title, text: article.text, day: 20_000 + Double(place) * 21) { articles[$0] }
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
        for text in [Self.lumba[0].text, "七名士兵在袭击中丧生，当局表示。", "Семь солдат погибли в 2026 году.", ""] {
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
        let names = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }
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
