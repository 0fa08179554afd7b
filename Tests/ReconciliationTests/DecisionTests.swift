import Articles
import Foundation
import Reconciliation
import Testing

struct VerdictTests {
    private let known = Draft(
        title: "Floods",
        paragraphs: (1...10).map { "Paragraph \($0) tells what the river did on day \($0) of the flood." })

    @Test func `an article never seen is new`() {
        #expect(reconcile(known, with: nil) == .new)
    }

    @Test func `the same words are unchanged, however they are wrapped`() {
        var again = known
        again.paragraphs = [known.paragraphs.joined(separator: "  ")]
        #expect(reconcile(again, with: known) == .unchanged)
    }

    @Test func `a figure is a revision`() {
        var edited = known
        edited.paragraphs[3] = "Paragraph 4 tells what the river did on day 5 of the flood."
        guard case .revised(let revision) = reconcile(edited, with: known) else {
            Issue.record("expected a revision")
            return
        }
        #expect(revision.kinds == [.number])
    }

    @Test func `the beginning of a known text is a teaser, not an edit`() {
        var teaser = known
        teaser.paragraphs = Array(known.paragraphs.prefix(2))
        #expect(reconcile(teaser, with: known) == .teaser)
    }

    @Test func `another headline over another text is unrelated, under the same headline it is a rewrite`() {
        var wall = Draft(title: "Before you go on", paragraphs: ["We and our partners store cookies on your device."])
        guard case .unrelated = reconcile(wall, with: known) else {
            Issue.record("expected an unrelated text")
            return
        }
        wall.title = known.title
        guard case .revised = reconcile(wall, with: known) else {
            Issue.record("expected a revision")
            return
        }
    }

    @Test func `what was decided once is decided the same again, and then there is nothing to decide`() {
        var edited = known
        edited.title = "Floods rise"
        edited.paragraphs[2] += " Eight boats were lost."
        #expect(reconcile(edited, with: known) == reconcile(edited, with: known))
        #expect(reconcile(edited, with: edited) == .unchanged)
        #expect(reconcile(known, with: known) == .unchanged)
    }

    @Test func `a cut of one paragraph is an edit`() {
        var cut = known
        cut.paragraphs.removeLast()
        guard case .revised = reconcile(cut, with: known) else {
            Issue.record("expected a revision")
            return
        }
    }
}

struct IdentityTests {
    private func addresses(_ requested: String, _ final: String, _ claimed: String?) throws -> PageAddresses {
        PageAddresses(
            requested: try #require(WebURL(requested)), final: try #require(WebURL(final)),
            claimed: claimed.flatMap { WebURL($0) })
    }

    @Test func `a page is known by every address that led to it`() throws {
        let found = try addresses("http://h.example/r/1", "http://h.example/a?utm_source=x", "http://www.h.example/a")
        #expect(found.all.map(\.text) == ["h.example/a", "h.example/r/1"])
        #expect(found.best.text == "http://h.example/a")
        #expect(found.isRedirected)
    }

    @Test(arguments: ["http://h.example/", "http://other.example/a", "http://h.example/news"])
    func `a canonical link to a front page, another site or a section is not believed`(claimed: String) throws {
        let found = try addresses("http://h.example/news/a", "http://h.example/news/a", claimed)
        #expect(found.all.map(\.text) == ["h.example/news/a"])
    }

    @Test func `the mobile and AMP hosts may name the page`() throws {
        let found = try addresses("http://m.h.example/a", "http://m.h.example/a", "http://www.h.example/a")
        #expect(found.claimed.map(\.text) == ["h.example/a"])
    }
}

struct EntryKeysTests {
    private func entry(id: String?, link: String?, title: String = "T") -> Entry {
        var entry = Entry()
        entry.id = id
        entry.link = link
        entry.title = title
        return entry
    }

    @Test func `an id serves while it is unique, then the link helps, then it stands alone`() {
        let keys = entryKeys(of: [
            entry(id: "1", link: "http://h.example/a"), entry(id: "2", link: "http://h.example/b"),
            entry(id: "2", link: "http://h.example/c"), entry(id: nil, link: "http://h.example/d?utm_source=x"),
            entry(id: nil, link: nil), entry(id: nil, link: "http://h.example/live#1"),
            entry(id: nil, link: "http://h.example/live#2"), entry(id: nil, link: "http://h.example/x", title: "A"),
            entry(id: nil, link: "http://h.example/x", title: "B"),
        ])
        #expect(keys.prefix(4) == ["1", "2 h.example/b", "2 h.example/c", "h.example/d"])
        #expect(keys[4].hasPrefix("hash:"))
        #expect(keys[5...6] == ["http://h.example/live#1", "http://h.example/live#2"])
        #expect(keys[7...] == ["http://h.example/x A", "http://h.example/x B"])
    }

    @Test func `a new headline is the same entry`() {
        #expect(
            entryKeys(of: [entry(id: nil, link: "http://h.example/a", title: "Old")])
                == entryKeys(of: [entry(id: nil, link: "https://www.h.example/a/", title: "New")]))
    }
}

struct CopyTests {
    private let wire = (1...30).map {
        "On day \($0) the coast guard said that \($0 * 3) boats had left the harbour of town \($0)."
    }

    private func finding(_ texts: [String], titles: [String] = []) throws -> CopyIndex.Finding {
        var index = CopyIndex()
        let printed = texts.enumerated().map { place, text in
            PrintedText(title: titles.indices.contains(place) ? titles[place] : "Headline \(place)", text: text)
        }
        let findings = printed.enumerated().map { place, text in
            index.add(text, as: Int64(place + 1), day: 100) { printed[Int($0) - 1] }
        }
        return try #require(findings.last)
    }

    @Test func `a reprint that is cut and given a local lead is a copy`() throws {
        let reprint = ["Readers in our town will remember the last storm."] + wire.prefix(15)
        let found = try finding([wire.joined(separator: "\n"), reprint.joined(separator: "\n")])
        #expect(found.bearers.map(\.kinship) == [.copy])
        #expect(try #require(found.bearers.first).shares.ofThis > 0.8)
    }

    @Test func `a report of its own that quotes one sentence is none`() throws {
        let own =
            (1...30).map {
                "Our reporter counted \($0) lamps along street number \($0) before the lights went out again."
            } + [wire[3]]
        #expect(try finding([wire.joined(separator: "\n"), own.joined(separator: "\n")]).bearers.isEmpty)
    }

    @Test func `the samples of a text and of a part of it meet`() {
        let whole = Set(Shingles(of: wire.joined(separator: "\n")).sample)
        let part = Set(Shingles(of: wire.prefix(12).joined(separator: "\n")).sample)
        #expect(whole.count <= 64 && part.count <= 64)
        #expect(!whole.isDisjoint(with: part))
    }
}

struct ScheduleTests {
    private let start = Date(timeIntervalSince1970: 1_000_000)

    private func minutes(_ age: TimeInterval, freshFor: TimeInterval = 0, expected: Double? = nil) -> Int {
        let now = start.addingTimeInterval(age)
        let due = Schedule.nextCheck(lastChanged: start, checkedAt: now, freshFor: freshFor, expected: expected)
        return Int(due.timeIntervalSince(now) / 60)
    }

    private static let day: TimeInterval = 86_400

    @Test func `an article is looked at ever more rarely, and never given up`() {
        #expect([0, 3600, Self.day, 12 * Self.day, 400 * Self.day].map { minutes($0) } == [13, 27, 347, 4016, 10_080])
    }

    @Test func `what is edited often is looked at often, and what never is, rarely`() {
        #expect(minutes(Self.day, expected: 1) == 37)
        #expect(minutes(Self.day, expected: 0.02) == 2250)
    }

    @Test func `what a server says of freshness puts a look off, but not in the hour of a change`() {
        #expect(minutes(1800, freshFor: 40_000) == 20)
        #expect(minutes(Self.day, freshFor: 600) == 347)
        #expect(minutes(Self.day, freshFor: 40_000) == 666)
    }

    @Test func `the whole is asked for again after a week of “not modified”`() {
        #expect(Schedule.trustsValidators(received: start, at: start.addingTimeInterval(6 * 86_400)))
        #expect(!Schedule.trustsValidators(received: start, at: start.addingTimeInterval(8 * 86_400)))
        #expect(!Schedule.trustsValidators(received: nil, at: start))
    }

    @Test func `a clock that went backwards makes nothing due in the past`() {
        #expect(minutes(-100) == 13)
    }
}
