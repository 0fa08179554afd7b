import Articles
import Testing

@testable import Reconciliation

struct StoryFactsTests {
    private func facts(_ texts: [(outlet: String, paragraphs: [String])]) -> StoryFacts {
        StoryFacts(
            of: texts.map { StoryFacts.Source(outlet: $0.outlet, draft: Draft(title: "", paragraphs: $0.paragraphs)) })
    }

    private let wire = (
        outlet: "Wire",
        paragraphs: [
            "Seven soldiers were killed in the attack near Dalen, the ministry said.",
            "\"We were not warned of the attack at all,\" the mayor said.",
            "The bridge will stay closed for three weeks.",
        ]
    )
    private let post = (
        outlet: "Post",
        paragraphs: [
            "The attack killed eight soldiers, a doctor in Dalen said.",
            "The mayor told us: “We were warned of the attack too late.” She wept.",
            "The bridge is closed for 3 weeks.",
        ]
    )
    private let herald = (
        outlet: "Herald",
        paragraphs: [
            "7 soldiers died in the attack, and 12 vehicles burned.",
            "The mayor said that they \"were warned of the attack\" by nobody in time.",
        ]
    )

    @Test func `figures for one thing that differ are told with who says which`() {
        let found = facts([wire, post, herald]).differing.filter { $0.kind == .figure }
        #expect(found.count == 1)
        #expect(found.first?.sayings.map(\.text) == ["Seven soldiers", "eight soldiers"])
        #expect(found.first?.sayings.map(\.outlets) == [["Wire", "Herald"], ["Post"]])
    }

    @Test func `a quotation that was put otherwise is told, and one that was cut is the same`() {
        let found = facts([wire, post, herald]).differing.filter { $0.kind == .quotation }
        #expect(found.count == 1)
        #expect(
            Set(found.first?.sayings.map(\.text) ?? []) == [
                "We were not warned of the attack at all", "We were warned of the attack too late.",
            ])
        #expect(found.first?.sayings.first?.outlets == ["Post", "Herald"])
    }

    @Test func `what all but one say is shared, whether in figures or in words, and what one says is its own`() {
        let found = facts([wire, post, herald])
        #expect(found.shared.map { $0.sayings.map(\.text) } == [["three weeks"]])
        #expect(found.shared.first?.sayings.first?.outlets == ["Wire", "Post"])
        #expect(found.single.map { $0.sayings.map(\.text) } == [["12 vehicles burned"]])
        #expect(found.single.first?.sayings.first?.outlets == ["Herald"])
    }

    @Test func `other things are counted by other figures, and years and ages count nothing`() {
        let found = facts([
            (
                "A",
                ["Two ministers resigned over the budget.", "In 2019 voters stayed away; a seven-year-old boy waved."]
            ),
            ("B", ["Police arrested 30 dockers at the gate.", "In 2020 voters came; an eight-year-old boy waved."]),
        ])
        #expect(found.differing.isEmpty && found.shared.isEmpty)
        #expect(Set(found.single.flatMap { $0.sayings.map(\.text) }) == ["Two ministers resigned", "30 dockers"])
    }

    @Test func `whoever gives both figures agrees with either`() {
        let found = facts([
            ("A", ["First seven soldiers were counted dead in the attack, then eight soldiers dead in the attack."]),
            ("B", ["Seven soldiers are dead after the attack."]),
        ])
        #expect(found.differing.isEmpty)
    }

    @Test func `one outlet alone says nothing that others could share`() {
        #expect(facts([wire, wire]) == facts([]))
    }

    @Test func `a text without end is read so far`() {
        let long = (0..<4000).map { "Guard \($0) saw \($0) boats pass tower number \($0)." }
        let found = facts([("A", long), ("B", Array(long.reversed()))])
        #expect(found.single.count <= 40 && found.shared.count <= 20 && found.differing.count <= 20)
    }

    @Test func `the headline whose words most others share says what a story is about`() {
        let headlines = [
            "Ferry hits pier at Norvik", "Seven hurt as ferry hits Norvik pier", "", "Norvik ferry hits pier",
            "Markets close higher",
        ]
        #expect(tellingHeadline(of: headlines) == 3)
        #expect(tellingHeadline(of: ["", ""]) == nil)
    }
}
