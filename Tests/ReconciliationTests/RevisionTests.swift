import Articles
import Testing

@testable import Reconciliation

struct RevisionTests {
    private func draft(_ paragraphs: [String], byline: [String] = []) -> Draft {
        draft("Ferry hits pier", paragraphs, byline: byline)
    }

    private func draft(_ title: String, _ paragraphs: [String], byline: [String] = []) -> Draft {
        Draft(title: title, paragraphs: paragraphs, byline: byline)
    }

    private func revision(_ old: String, _ new: String) -> Revision {
        Revision(from: draft([old]), to: draft([new]))
    }

    @Test(arguments: [
        (
            "number in figures", "The blast killed 7 soldiers near the town.",
            "The blast killed 8 soldiers near the town.", [ChangeKind.number]
        ),
        ("number in words", "The blast killed seven soldiers.", "The blast killed eight soldiers.", [.number]),
        (
            "German", "Sieben Menschen wurden verletzt, sagte die Polizei.",
            "Acht Menschen wurden verletzt, sagte die Polizei.", [.number]
        ),
        ("Turkish", "Saldırıda yedi asker hayatını kaybetti.", "Saldırıda sekiz asker hayatını kaybetti.", [.number]),
        (
            "Russian", "Погибли семь военнослужащих, сообщили в среду.",
            "Погибли восемь военнослужащих, сообщили в среду.", [.number]
        ),
        ("Arabic", "قتل سبعة جنود في الهجوم", "قتل ثمانية جنود في الهجوم", [.number]),
        ("Chinese", "袭击造成七名士兵死亡", "袭击造成八名士兵死亡", [.number]),
        (
            "quote", "He said: \"We will stay here.\" Then he left.", "He said: \"We will never stay.\" Then he left.",
            [.quote]
        ),
        ("typo", "The goverment resigned on Monday evening.", "The government resigned on Monday evening.", [.typo]),
        ("case", "The president of the Council spoke today.", "The President of the Council spoke today.", [.typo]),
        ("mark", "The minister, who resigned spoke.", "The minister, who resigned, spoke.", [.typo]),
        ("joined words", "They met every day this week in Berlin.", "They met everyday this week in Berlin.", [.typo]),
        ("wording", "The army destroyed the bridge at dawn.", "The army damaged the bridge at dawn.", [.wording]),
        (
            "number and wording", "Police held 20 angry protesters on Friday.",
            "Police held 30 peaceful protesters on Friday.", [.number, .wording]
        ),
    ])
    func `what an edit in a paragraph is called`(situation: String, old: String, new: String, expected: [ChangeKind]) {
        #expect(revision(old, new).kinds == expected, "\(situation)")
    }

    @Test func `a headline alone is a revision`() {
        let found = Revision(
            from: draft("Ferry hits pier", ["Text stays."]), to: draft("Ferry rams pier", ["Text stays."]))
        #expect(found.kinds == [.headline])
        #expect(!found.isSilent)
        #expect(found.summary == "headline")
    }

    @Test func `a changed figure without a notice is silent, with one it is not`() {
        let old = draft(["Seven people died in the fire."])
        #expect(Revision(from: old, to: draft(["Eight people died in the fire."])).isSilent)
        let told = draft([
            "Eight people died in the fire.", "Correction: an earlier version of this article gave a wrong number.",
        ])
        let revision = Revision(from: old, to: told)
        #expect(revision.kinds == [.number, .correction])
        #expect(!revision.isSilent)
    }

    @Test func `paragraphs that come, go and move are told apart`() {
        let a = "The first paragraph tells of the ferry."
        let b = "The second paragraph tells of the pier and its history."
        let c = "A third one quotes the harbour master at length."
        #expect(Revision(from: draft([a, b]), to: draft([a, c, b])).kinds == [.paragraphAdded])
        #expect(Revision(from: draft([a, b]), to: draft([a])).kinds == [.paragraphRemoved])
        let moved = Difference(from: draft([a, b, c]), to: draft([c, a, b]))
        #expect(moved.paragraphs.map(\.state) == [.moved, .same, .same])
        #expect(moved.paragraphs.map(\.old) == [[2], [0], [1]])
    }

    @Test func `the summary says what happened in words`() {
        let found = Revision(
            from: draft("Seven hurt", ["Seven were hurt.", "The end of it."]),
            to: draft("Eight hurt", ["Eight were hurt.", "A new paragraph stands here.", "The end of it."]))
        #expect(found.summary == "headline; Seven → Eight in paragraph 1; one paragraph added")
        #expect(found.words == .init(added: 7, removed: 2))
    }

    @Test func `another byline and another day are told`() {
        var old = draft(["Text."], byline: ["Ann"]), new = draft(["Text."], byline: ["Bob"])
        old.published = NewsDate("2020-01-01T10:00:00Z")
        new.published = NewsDate("2020-01-02T10:00:00Z")
        #expect(Revision(from: old, to: new).kinds == [.byline, .date])
    }

    @Test func `a difference of a text with itself is empty`() {
        let text = draft(["One.", "Two.", "One."])
        #expect(Difference(from: text, to: text).isEmpty)
    }

    @Test func `spans hold the words of both sides`() {
        let difference = Difference(from: draft("Seven hurt in crash", []), to: draft("Eight hurt in a crash", []))
        let old = difference.headline.filter { $0.mark != .added }.map(\.text).joined(separator: " ")
        let new = difference.headline.filter { $0.mark != .removed }.map(\.text).joined(separator: " ")
        #expect(old == "Seven hurt in crash")
        #expect(new == "Eight hurt in a crash")
    }
}
