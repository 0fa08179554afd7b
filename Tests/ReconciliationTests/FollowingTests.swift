import Articles
import Foundation
import Testing

@testable import Reconciliation

struct FollowingTests {
    private func text(_ dead: String, _ doubt: String = "no doubt") -> [String] {
        [
            "Rescuers said on Monday that \(dead) soldiers were killed when the convoy was hit near the old bridge.",
            "\"We have \(doubt) about the cause of it,\" the commander told reporters in the town hall.",
            "The road to the coast stays closed until the engineers have looked at every pillar.",
        ]
    }

    private func draft(_ paragraphs: [String], title: String = "Convoy hit") -> Draft {
        Draft(title: title, paragraphs: paragraphs)
    }

    private func following(_ corrections: [FactCorrection], _ paragraphs: [String]) -> [Following] {
        corrections.map { $0.following(in: ReprintedText(draft(paragraphs))) }
    }

    @Test func `a figure and a quotation are corrections, and are told with what stands around them`() {
        let found = FactCorrection.all(from: draft(text("seven")), to: draft(text("eight", "some doubt")))
        #expect(found.map(\.kind) == [.number, .quote])
        #expect(found.first?.before == "… said on Monday that seven soldiers were killed when …")
        #expect(found.first?.after == "… said on Monday that eight soldiers were killed when …")
    }

    @Test func `words put otherwise are no correction, nor is a figure written in words`() {
        let old = text("seven"), new = text("7").map { $0.replacing("old bridge", with: "ancient bridge") }
        #expect(FactCorrection.all(from: draft(old), to: draft(new)).isEmpty)
    }

    @Test func `a “not” that came or went is a correction`() {
        let new = text("seven").map { $0.replacing("stays closed", with: "stays not closed") }
        let found = FactCorrection.all(from: draft(text("seven")), to: draft(new))
        #expect(found.map(\.kind) == [.wording])
        #expect(following(found, ["A lead of our own."] + new) == [.followed])
        #expect(following(found, text("seven")) == [.behind])
    }

    @Test func `another lead and a figure in figures follow all the same`() throws {
        let found = FactCorrection.all(from: draft(text("seven")), to: draft(text("eight", "some doubt")))
        let reprint = ["Our man in the valley reports.", text("8")[0], "More on page five, where 7 readers write."]
        #expect(following(found, reprint) == [.followed, .neither])
    }

    @Test func `who prints the old words is behind, who cut them is neither`() {
        let found = FactCorrection.all(from: draft(text("seven")), to: draft(text("eight", "some doubt")))
        #expect(following(found, ["A lead of our own."] + text("seven")) == [.behind, .behind])
        #expect(following(found, [text("seven")[2]]) == [.neither, .neither])
        #expect(following(found, [text("eight")[0], text("seven")[1]]) == [.followed, .behind])
    }

    @Test func `a headline's figure is looked for in headlines`() {
        let found = FactCorrection.all(
            from: draft(text("seven"), title: "Seven soldiers killed at bridge"),
            to: draft(text("seven"), title: "Eight soldiers killed at bridge"))
        #expect(found.map(\.isHeadline) == [true])
        let behind = ReprintedText(draft(text("seven"), title: "Seven soldiers killed at bridge near Dalen"))
        #expect(found.map { $0.following(in: behind) } == [.behind])
        #expect(following(found, text("seven")) == [.neither])
    }

    // MARK: Among those who print a text

    private func history(_ id: Int64, _ figures: String..., from time: Double = 0) -> CopyHistory {
        let versions = figures.enumerated().map { index, figure in
            Version(
                number: index + 1, seenAt: Date(timeIntervalSince1970: time + Double(index) * 100),
                draft: draft(text(figure)), kinds: [])
        }
        return CopyHistory(id: Article.ID(rawValue: id), versions: versions)
    }

    @Test func `who follows is told under the correction of the first, not as another`() {
        let told = corrections(among: [
            history(1, "seven", "eight"), history(2, "seven"), history(3, "seven", "eight", from: 1000),
        ])
        #expect(told.map(\.article.rawValue) == [1] && told.map(\.version) == [2])
        #expect(told.first?.followed.map(\.rawValue) == [3])
        #expect(told.first?.behind.map(\.rawValue) == [2])
    }

    @Test func `who prints the first of three figures is behind, and so is who prints the second`() {
        let told = corrections(among: [
            history(1, "seven", "eight", "nine"), history(2, "seven"), history(3, "eight"), history(4, "nine"),
        ])
        #expect(told.map(\.version) == [3, 3])
        #expect(Set(told.flatMap(\.behind).map(\.rawValue)) == [2, 3])
        #expect(told.allSatisfy { $0.followed.map(\.rawValue) == [4] })
    }

    @Test func `what was taken back leaves nobody behind`() {
        let told = corrections(among: [history(1, "seven", "eight", "seven"), history(2, "seven")])
        #expect(told.allSatisfy { $0.behind.isEmpty && $0.followed.map(\.rawValue) == [2] })
    }
}

struct LikelyOriginTests {
    private func member(
        _ id: Int64, _ outlet: String, agency: String? = nil, published: String? = nil, seen: Double, length: Int = 100
    ) -> CopyMember {
        CopyMember(
            id: Article.ID(rawValue: id), outlet: outlet, agency: agency, published: published.flatMap { NewsDate($0) },
            firstSeen: Date(timeIntervalSince1970: seen), length: length)
    }

    private func origin(_ members: CopyMember...) -> Int64? { likelyOrigin(of: members)?.rawValue }

    @Test func `the agency that others credit printed it first, whenever it was seen`() {
        #expect(
            origin(
                member(1, "Tern", agency: "VESTLAND WIRE", seen: 0), member(2, "Gazette", seen: 10),
                member(3, "Vestland Wire", seen: 90_000, length: 50)) == 3)
    }

    @Test func `an outlet that credits itself is no agency for that, nor is one that shares letters`() {
        #expect(origin(member(1, "AP", agency: "AP", seen: 90_000), member(2, "Gazette", seen: 0)) == 2)
        #expect(origin(member(1, "AP", seen: 90_000), member(2, "Gazette", agency: "PAP", seen: 0)) == 2)
    }

    @Test func `else the first did, and of those within the hour who has most of it`() {
        #expect(origin(member(1, "A", seen: 0, length: 80), member(2, "B", seen: 3000, length: 120)) == 2)
        #expect(origin(member(1, "A", seen: 0, length: 80), member(2, "B", seen: 4000, length: 120)) == 1)
        #expect(origin() == nil)
    }

    @Test func `a time of publication is believed before when it was seen, a mere day is not`() {
        let noon = 1_772_712_000.0  // 2026-03-05T12:00:00Z
        #expect(
            origin(
                member(1, "A", seen: noon), member(2, "B", published: "2026-03-05T06:00:00Z", seen: noon + 7200)) == 2)
        #expect(origin(member(1, "A", seen: noon), member(2, "B", published: "2026-03-05", seen: noon + 7200)) == 1)
    }
}
