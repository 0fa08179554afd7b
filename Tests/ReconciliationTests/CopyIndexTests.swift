import Articles
import Foundation
import Testing

@testable import Reconciliation

struct CopyIndexTests {
    private let wire = (1...30).map {
        "On day \($0) the coast guard said that \($0 * 3) boats had left the harbour of town \($0)."
    }
    private let template = (1...8).map {
        "Warning level \($0) means that people in district \($0) should follow the advice of weather service \($0)."
    }
    private let towns = ["Dalen", "Norvik", "Havn", "Fjellby", "Sund", "Vik"]

    /// Forty-eight words that no other town has.
    private func report(_ town: String) -> [String] {
        (1...4).map { part in (1...12).map { "\(town)\(part)of\($0)" }.joined(separator: " ") }
    }

    private func printed(_ paragraphs: [String], title: String = "") -> PrintedText {
        PrintedText(title: title, text: paragraphs.joined(separator: "\n\n"))
    }

    @Test func `shingles stand in ascending order, however many there are and whoever chose them`() {
        for count in [0, 1, 31, 32, 1000] {
            let random = (0..<count).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
            // As of somebody who looked for texts whose hashes begin alike.
            let chosen = (0..<count).map { UInt64($0 * 7919 % 1009) }
            for hashes in [random, chosen, random + random] {
                #expect(Shingles(unordered: hashes).hashes == Set(hashes).sorted())
            }
        }
    }

    /// What the last of these texts turned out to be.
    private func finding(_ texts: [PrintedText], others: [Int64] = []) throws -> CopyIndex.Finding {
        var index = CopyIndex()
        let findings = texts.enumerated().map { place, text in
            index.add(text, as: Int64(place), day: 100, others: place + 1 == texts.count ? others : []) {
                texts[Int($0)]
            }
        }
        return try #require(findings.last)
    }

    // MARK: What is a copy

    @Test func `a text cut to its beginning is a copy if it kept its headline`() throws {
        let whole = printed(wire, title: "Storm keeps boats away"), part = Array(wire.prefix(5))
        let kept = try finding([whole, printed(part, title: "Storm keeps boats away")], others: [0])
        #expect(kept.bearers.map(\.kinship) == [.copy])
        let other = try finding([whole, printed(part, title: "What the guard counted")], others: [0])
        #expect(other.bearers.map(\.kinship) == [.excerpt])
    }

    @Test func `a briefing that holds the text among others is no copy but holds an excerpt`() throws {
        let own = (1...120).map { "Our reporter counted \($0) lamps along street number \($0) before dark." }
        let briefing = printed(Array(own.prefix(60)) + wire.prefix(20) + own.suffix(60))
        let found = try finding([printed(Array(wire.prefix(20))), briefing], others: [0])
        #expect(found.bearers.map(\.kinship) == [.excerpt])
        let shares = try #require(found.bearers.first?.shares)
        #expect(shares.ofOther > 0.9 && shares.ofThis < 0.25)
    }

    @Test func `what is too short to be told from a template is nobody's copy`() throws {
        let score = printed(["The home side won by three goals to one on Saturday."])
        #expect(try finding([score, score], others: [0]).bearers.isEmpty)
    }

    // MARK: Templates

    @Test func `a template makes no copies, and what it brought together is told by name`() throws {
        let texts = towns.map { printed(report($0) + template, title: "Weather for \($0)") }
        #expect(try finding(Array(texts.prefix(2))).bearers.map(\.kinship) == [.copy])
        let fourth = try finding(Array(texts.prefix(4)))
        #expect(!fourth.template.isEmpty && fourth.bearers.isEmpty)
        #expect(Set(fourth.misled) == [0, 1, 2])
        let originals = CopyIndex(templates: fourth.template).originals(among: texts)
        #expect(originals.count == 6 && originals.allSatisfy { $0 == nil })
    }

    @Test func `three outlets that print one wire with a lead of their own are no template`() throws {
        let texts = towns.prefix(4).map { printed(Array(report($0).prefix(1)) + wire, title: $0) }
        let found = try finding(texts)
        #expect(found.template.isEmpty && found.bearers.count == 3)
    }

    @Test func `groups that a template made are divided, and true copies among them stay`() throws {
        let texts = towns.map { (title: "Weather for \($0)", text: (report($0) + template).joined(separator: "\n\n")) }
        var groups = ArticleGroups()
        let all: [(title: String, text: String)] = Array(texts[0..<3]) + [texts[0]] + Array(texts[3...])
        for (place, article) in all.enumerated() {
            try groups.add(title: article.title, text: article.text, day: 100) { all[$0] }
            if place == 2 { #expect(groups.copyGroups == [0, 0, 0]) }
        }
        #expect(groups.copyGroups == [0, nil, nil, 0, nil, nil, nil])
    }

    // MARK: Restored

    /// Sixty texts with reprints, cuts, templates and revisions among them.
    private func text(_ place: Int) -> PrintedText {
        let name = "w\(place % 7)"
        let body = (1...24).map {
            "Agency \(name) said that \(name)item\($0) cost \(name)price\($0) in \(name)street\($0)."
        }
        switch place % 4 {
        case 0: return printed(report("own\(place)") + template, title: "Weather \(place)")
        case 1: return printed(body, title: "Prices \(name)")
        case 2: return printed(Array(report("lead\(place)").prefix(1)) + body.prefix(14), title: "Local \(place)")
        default: return printed(Array(body.suffix(12)), title: "Late \(place)")
        }
    }

    private func line(_ finding: CopyIndex.Finding) -> String {
        let bearers = finding.bearers.map { "\($0.id) \($0.kinship) \($0.shares.ofThis) \($0.shares.ofOther)" }
        return "\(bearers) \(finding.sample) \(finding.count) \(finding.template.sorted()) \(finding.misled)"
    }

    /// - Parameter interval: after so many texts the index is made anew from what a store keeps; 0 for never.
    private func lines(restoredAfterEvery interval: Int) -> [String] {
        var index = CopyIndex()
        var prints: [(id: Int64, sample: [UInt64], count: Int, day: Double)] = []
        var templates: Set<UInt64> = []
        return (0..<60).map { place in
            // Every eleventh is another version of one that came before.
            let id = Int64(place % 11 == 10 ? place - 3 : place), day = 100 + Double(place) / 3
            let finding = index.add(text(place), as: id, day: day) { self.text(Int($0)) }
            templates.formUnion(finding.template)
            prints.removeAll { $0.id == id }
            if !finding.sample.isEmpty { prints.append((id, finding.sample, finding.count, day)) }
            if interval > 0, place % interval == interval - 1 {
                index = CopyIndex(templates: templates)
                for print in prints {
                    index.restore(print.sample, ofOneOf: print.count, as: print.id, day: print.day)
                }
            }
            return line(finding)
        }
    }

    @Test func `what is older than the window is forgotten, however long the index lives`() {
        var index = SampleIndex()
        for number in 0..<1000 {
            let hash = UInt64(number + 1) << 32
            index.insert([hash], ofOneOf: 100, as: Int64(number), day: Double(number))
        }
        #expect(index.count < 20)
        #expect(index.capacity < 64)
    }

    @Test(arguments: [1, 2, 7, 25])
    func `an index that is made anew from what is kept finds what it would have found`(interval: Int) {
        let expected = lines(restoredAfterEvery: 0)
        #expect(lines(restoredAfterEvery: interval) == expected)
        #expect(expected.contains { $0.contains("copy") })
    }
}
