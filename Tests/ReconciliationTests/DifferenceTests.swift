import Articles
import Foundation
import Testing

@testable import Reconciliation

/// What a difference says of two texts: nothing more and nothing less than what stands in them.
struct DifferenceTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    private static let vocabulary =
        "the of a to and in ferry pier council 7 12 1,000 million March Monday “we will” — not Дума город 你好 新闻 ١٢ مدينة"
        .split(
            separator: " "
        ).map(String.init)

    private static func paragraph(_ dice: inout Dice) -> String {
        (0..<Int.random(in: 1...25, using: &dice)).map { _ in
            (vocabulary.randomElement(using: &dice) ?? "x") + (Int.random(in: 0...5, using: &dice) == 0 ? "." : "")
        }.joined(separator: " ")
    }

    private static func edited(_ paragraphs: [String], _ dice: inout Dice) -> [String] {
        var result = paragraphs
        for _ in 0..<Int.random(in: 0...6, using: &dice) where !result.isEmpty {
            let place = Int.random(in: result.indices, using: &dice)
            switch Int.random(in: 0...8, using: &dice) {
            case 7:
                let sentences = result[place].split(separator: ".").shuffled(using: &dice)
                result[place] = sentences.map { $0.trimmingCharacters(in: .whitespaces) + "." }.joined(separator: " ")
            case 0: result.remove(at: place)
            case 1: result.insert(paragraph(&dice), at: place)
            case 2: result.append(result.remove(at: place))
            case 3 where place + 1 < result.count: result[place] += " " + result.remove(at: place + 1)
            case 4:
                let words = result[place].split(separator: " ")
                result[place] = words.prefix(words.count / 2).joined(separator: " ")
                result.insert(words.dropFirst(words.count / 2).joined(separator: " "), at: place + 1)
            default:
                var words = result[place].split(separator: " ").map(String.init)
                if !words.isEmpty { words[Int.random(in: words.indices, using: &dice)] = "changed" }
                result[place] = words.joined(separator: " ")
            }
        }
        return result.filter { !$0.isEmpty }
    }

    private func keys(_ texts: [some StringProtocol]) -> [String] {
        texts.flatMap { words(in: String($0)).map(\.key) }
    }

    /// The words of the new text as the difference tells them, in order.
    private func new(_ difference: Difference) -> [String] {
        difference.paragraphs.filter { $0.new != nil }
            .flatMap { keys($0.spans.filter { $0.mark != .removed }.map(\.text)) }
    }

    /// The words of the old text, by the paragraphs that they stood in.
    private func old(_ difference: Difference) -> [String] {
        difference.paragraphs.filter { !$0.old.isEmpty }.enumerated()
            .sorted { ($0.element.old[0], $0.offset) < ($1.element.old[0], $1.offset) }
            .flatMap { keys($0.element.spans.filter { $0.mark != .added }.map { $0.before ?? $0.text }) }
    }

    @Test(arguments: 0..<400)
    func `applied to the old words the difference gives the new ones, and back`(seed: Int) {
        var dice = Dice(state: UInt64(seed) &* 104_729 &+ 3)
        let before = (0..<Int.random(in: 0...9, using: &dice)).map { _ in Self.paragraph(&dice) }
        let after = Self.edited(before, &dice)
        let difference = Difference(
            from: Draft(title: "T", paragraphs: before), to: Draft(title: "T", paragraphs: after))
        #expect(new(difference) == keys(after))
        #expect(old(difference) == keys(before))
        #expect(difference.paragraphs.compactMap(\.new) == Array(after.indices))
        if before == after { #expect(difference.isEmpty) }
    }

    // MARK: Paragraphs

    private let pier = "The ferry struck the old stone pier on Thursday morning in full view of the commuters."
    private let crane = "By noon a crane had lifted the bow clear of the stones and the divers went home again."
    private let board = "The board sent three inspectors to the town, and a first report is expected in a month."

    private func states(_ old: [String], _ new: [String]) -> [String] {
        Difference(from: Draft(title: "T", paragraphs: old), to: Draft(title: "T", paragraphs: new)).paragraphs
            .map(\.state.rawValue)
    }

    @Test func `a paragraph that was cut in two says the same in both`() {
        let halves = [
            "The ferry struck the old stone pier on Thursday morning", "in full view of the commuters.",
        ]
        #expect(
            states([crane, pier, board], [crane] + halves + [board + " Soon."]) == ["same", "same", "same", "revised"])
    }

    @Test func `two paragraphs that were joined are one`() {
        #expect(
            states([crane, pier, board], [crane, pier + " " + board, "A last line was added here."])
                == ["same", "same", "added"])
    }

    @Test func `what moved and was revised is told as both`() {
        let moved = pier.replacing("Thursday", with: "Friday")
        let difference = Difference(
            from: Draft(title: "T", paragraphs: [pier, crane, board]),
            to: Draft(title: "T", paragraphs: [crane, board, moved]))
        #expect(difference.paragraphs.map(\.state) == [.same, .same, .moved])
        #expect(difference.paragraphs[2].spans.filter { $0.mark == .added }.map(\.text) == ["Friday"])
    }

    @Test func `what was written anew is one that went and one that came`() {
        #expect(
            states([pier, crane, board], [pier, "Nothing of all this was true, said nobody at any time.", board])
                == ["same", "removed", "added", "same"])
    }

    // MARK: Units

    private func exchanged(_ old: String, _ new: String) -> [String] {
        let difference = Difference(from: Draft(title: old, paragraphs: []), to: Draft(title: new, paragraphs: []))
        return difference.headline.filter { $0.mark != .same }.map { String($0.text) }
    }

    @Test(arguments: [
        ("It cost 5 million crowns in all", "It cost 5 billion crowns in all", ["5 million", "5 billion"]),
        ("Held on 30 March 2020 in Oslo", "Held on 31 March 2020 in Oslo", ["30 March 2020", "31 March 2020"]),
        ("Some 1 200 people came", "Some 1 300 people came", ["1 200", "1 300"]),
        ("Held on Monday, 2 May in Rome", "Held on Tuesday, 2 May in Rome", ["Monday, 2 May", "Tuesday, 2 May"]),
    ])
    func `a figure or a day is exchanged whole`(old: String, new: String, expected: [String]) {
        #expect(exchanged(old, new) == expected)
    }

    @Test func `a word that stayed by chance amid a rewritten sentence is not kept apart`() {
        let spans = exchanged(
            "Angry farmers blocked every road of their quiet home valley yesterday night",
            "Seven silent ships reached some harbour of another distant northern country before dawn")
        #expect(spans.count == 2)
    }

    // MARK: Sentences

    private func spans(_ old: String, _ new: String) -> [String] {
        let difference = Difference(
            from: Draft(title: "T", paragraphs: [old]), to: Draft(title: "T", paragraphs: [new]))
        return difference.paragraphs.flatMap(\.spans).map { span in
            let mark = ["same": "", "added": "+", "removed": "-"][span.mark.rawValue] ?? ""
            return mark + (span.isMoved ? "moved " : "") + span.text
        }
    }

    @Test func `a sentence that was written anew is told whole, and its neighbours stay`() {
        #expect(
            spans(
                "The ferry struck the pier. Some of the men in the boat saw the lights of the town. Nobody was hurt.",
                "The ferry struck the pier. Divers began a search for the missing bell at dawn. Nobody was hurt.")
                == [
                    "The ferry struck the pier.", "-Some of the men in the boat saw the lights of the town.",
                    "+Divers began a search for the missing bell at dawn.", "Nobody was hurt.",
                ])
    }

    @Test func `words stay only in sentences that stand for each other`() {
        #expect(
            spans(
                "Police closed the road at noon. The road of the old mill was closed at noon.",
                "The road of the old mill was opened at noon. Shops in the town were closed.")
                == [
                    "-Police closed the road at noon.", "The road of the old mill was", "-closed", "+opened",
                    "at noon.",
                    "+Shops in the town were closed.",
                ])
    }

    @Test(arguments: [
        (
            "The ferry struck the pier at Norvik. Seven people were hurt, said the police. Rain fell.",
            "Seven people were hurt, said the police. The ferry struck the pier at Norvik. Rain fell."
        ),
        ("渡轮撞上了诺维克的码头。警方说有七人受伤。下雨了。", "警方说有七人受伤。渡轮撞上了诺维克的码头。下雨了。"),
        (
            "اصطدمت العبارة بالرصيف في نورفيك صباحا. أصيب سبعة أشخاص بجروح بحسب الشرطة. هطل المطر.",
            "أصيب سبعة أشخاص بجروح بحسب الشرطة. اصطدمت العبارة بالرصيف في نورفيك صباحا. هطل المطر."
        ),
    ])
    func `a sentence that changed places is moved, and nothing was added or removed`(old: String, new: String) {
        let changed = spans(old, new).filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
        #expect(changed.count == 2)
        #expect(changed.allSatisfy { $0.hasPrefix("+moved ") || $0.hasPrefix("-moved ") })
        let revision = Revision(from: Draft(title: "T", paragraphs: [old]), to: Draft(title: "T", paragraphs: [new]))
        #expect(revision.kinds == [.wording])
        #expect(!revision.isSilent)
        #expect(revision.words == .init(added: 0, removed: 0))
        #expect(revision.summary == "one sentence moved")
    }

    @Test func `a sentence may move to another paragraph, and one beside it go`() {
        let revision = Revision(
            from: Draft(
                title: "T",
                paragraphs: [pier + " The captain was sober, the board said.", crane + " Nobody knows why.", board]),
            to: Draft(
                title: "T", paragraphs: [pier, crane, board + " The captain was sober, the board said."]))
        #expect(revision.summary == "one sentence removed; one sentence moved")
        #expect(revision.words == .init(added: 0, removed: 3))
        #expect(revision.isSilent)
    }

    @Test func `a sentence that came says something new, and no figure or "not" changed`() {
        let revision = Revision(
            from: Draft(title: "T", paragraphs: [pier, crane]),
            to: Draft(title: "T", paragraphs: [pier + " It had never carried more than 200 people.", crane]))
        #expect(revision.kinds == [.wording])
        #expect(!revision.isSilent)
        #expect(revision.summary == "one sentence added")
    }

    @Test func `a paragraph that became sentences of others is not one that was removed`() {
        let told = "The captain was sober, the board said."
        let revision = Revision(
            from: Draft(title: "T", paragraphs: [told, pier, crane, board]),
            to: Draft(title: "T", paragraphs: [pier, crane, board + " " + told]))
        #expect(revision.kinds == [.wording])
        #expect(!revision.isSilent)
    }

    @Test(arguments: [
        (
            "Mr. Smith met Dr. J. Jones on No. 7 street. They spoke.",
            ["Mr. Smith met Dr. J. Jones on No. 7 street.", "They spoke."]
        ),
        ("He said: “We stay. We do.” Then he left!", ["He said: “We stay.", "We do.”", "Then he left!"]),
        ("It cost 3.5 million... or so. Was it true? Yes", ["It cost 3.5 million... or so.", "Was it true?", "Yes"]),
        ("他说：“我们留下。”然后他走了。", ["他说：“我们留下。”", "然后他走了。"]),
        ("هل هذا صحيح؟ نعم.", ["هل هذا صحيح؟", "نعم."]),
        ("no stop at all", ["no stop at all"]),
        ("", []),
    ])
    func `where sentences end`(text: String, expected: [String]) {
        let words = words(in: text)
        let found = sentences(of: words).map { range in
            String(text[words[range.lowerBound].text.startIndex..<words[range.upperBound - 1].text.endIndex])
        }
        #expect(found == expected)
    }

    // MARK: Bounds

    @Test(.timeLimit(.minutes(5))) func `fifty thousand words that were all rewritten are compared in time`() {
        var dice = Dice(state: 9)
        func page() -> Draft {
            Draft(
                title: "T",
                paragraphs: (0..<1000).map { _ in
                    (0..<50).map { _ in "w\(Int.random(in: 0..<3000, using: &dice))" }.joined(separator: " ")
                })
        }
        let (before, after) = (page(), page())
        #expect(Revision(from: before, to: after).words.added > 40_000)
    }
}
