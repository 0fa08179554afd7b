import Articles
import Foundation
import GRDB
import Reconciliation

extension GroupRecorder {
    /// - Returns: whether the article is a copy of one that came before it.
    func recordCopies(
        _ id: Article.ID, _ told: ChangeData, _ page: PageArrival, _ words: WordSum, _ print: inout Fingerprint,
        _ known: inout GroupDesk.Known, _ log: inout ChangeLog
    ) throws -> Bool {
        let text = page.groundwork?.printed ?? PrintedText(title: page.draft.title, text: page.draft.text)
        let twins = try twins(of: words, but: id)
        let finding = try known.withShelf { known, shelf in
            shelf.forget(id.rawValue)
            defer { if let version = told.version { shelf.put(text, of: id.rawValue, version: version) } }
            return try known.copies.add(text, as: id.rawValue, day: known.lastDay, others: twins) {
                try shelf.text(of: $0, db)
            }
        }
        (print.shingles, print.sample) = (finding.count, finding.sample)
        if !finding.template.isEmpty { try learn(finding, &known, &log) }
        try remember(finding.bearers, of: id)
        if let group = try group(of: id.rawValue) { return group != id.rawValue }
        guard let best = finding.bearers.first, best.kinship == .copy else { return false }
        return try join(id, best, told, &log)
    }

    /// Others whose words are the same, however long ago they came.
    private func twins(of words: WordSum, but id: Article.ID) throws -> [Int64] {
        try db.values(
            "SELECT DISTINCT article FROM version WHERE wordHash = ? AND article <> ? ORDER BY article LIMIT 4",
            [words.hash, id.rawValue])
    }

    private func group(of article: Int64) throws -> Int64? {
        try db.value("SELECT copyGroup FROM article WHERE id = ?", [article])
    }

    /// The group is named for its first member, and an article is attached to one group, the best.
    private func join(
        _ id: Article.ID, _ best: CopyIndex.Bearer, _ told: ChangeData, _ log: inout ChangeLog
    ) throws -> Bool {
        guard let other = try ArticleRecord.fetch(db, best.id) else { return false }
        let group = other.copyGroup ?? other.id.rawValue
        try db.run("UPDATE article SET copyGroup = ? WHERE id IN (?, ?)", [group, other.id.rawValue, id.rawValue])
        try db.run(
            "UPDATE article SET story = (SELECT story FROM article WHERE id = ?) WHERE id = ?", [group, id.rawValue])
        var data = ChangeData()
        data.article = told.article
        data.copyOf = other.reference(title: other.current.title).article
        data.share = .init(ofThis: rounded(best.shares.ofThis), ofOther: rounded(best.shares.ofOther))
        data.copies = try db.value("SELECT count(*) - 1 FROM article WHERE copyGroup = ?", [group])
        data.story = try db.value("SELECT story FROM article WHERE id = ?", [group]).map { Story.ID(rawValue: $0) }
        try db.run(
            "UPDATE story SET grown = max(grown, ?) WHERE id = (SELECT story FROM article WHERE id = ?)",
            [now.timeIntervalSince1970, group])
        try log.append(.copyFound, data, article: id)
        return true
    }

    private func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }

    /// Who holds a part of the text: shown, never grouped.
    private func remember(_ bearers: [CopyIndex.Bearer], of id: Article.ID) throws {
        try db.run("DELETE FROM excerpt WHERE article = ?", [id.rawValue])
        for bearer in bearers where bearer.kinship == .excerpt {
            try db.run(
                "INSERT OR REPLACE INTO excerpt (article, other, ofThis, ofOther) VALUES (?, ?, ?, ?)",
                [id.rawValue, bearer.id, rounded(bearer.shares.ofThis), rounded(bearer.shares.ofOther)])
        }
    }

    // MARK: Templates

    /// What a template brought together is looked at again without it.
    private func learn(
        _ finding: CopyIndex.Finding, _ known: inout GroupDesk.Known, _ log: inout ChangeLog
    ) throws {
        for hash in finding.template.sorted() {
            try db.run("INSERT OR IGNORE INTO template (hash) VALUES (?)", [Int64(bitPattern: hash)])
        }
        for group in try Set(finding.misled.compactMap { try group(of: $0) }).sorted() {
            try divide(group, &known, &log)
        }
    }

    /// More members than this are no misunderstanding.
    private static let mostDivided = 100

    private func divide(_ group: Int64, _ known: inout GroupDesk.Known, _ log: inout ChangeLog) throws {
        let members: [Int64] = try db.values(
            "SELECT id FROM article WHERE copyGroup = ? ORDER BY id LIMIT ?", [group, Self.mostDivided + 1])
        guard members.count <= Self.mostDivided else { return }
        let texts = try known.withShelf { _, shelf in try members.compactMap { try shelf.text(of: $0, db) } }
        guard texts.count == members.count else { return }
        try db.run("UPDATE article SET copyGroup = NULL WHERE copyGroup = ?", [group])
        var groups = members.map { _ in Int64?.none }
        for (place, original) in known.copies.originals(among: texts).enumerated() {
            guard let original else { continue }
            groups[place] = groups[original] ?? members[original]
            try db.run(
                "UPDATE article SET copyGroup = ? WHERE id IN (?, ?)",
                [groups[place], members[original], members[place]])
        }
        for (member, group) in zip(members, groups).dropFirst() where group == nil {
            if try self.group(of: member) == nil { try lose(member, &known, &log) }
        }
    }

    /// One who is no copy after all is an article of its own again, of its own story.
    private func lose(_ member: Int64, _ known: inout GroupDesk.Known, _ log: inout ChangeLog) throws {
        guard let record = try ArticleRecord.fetch(db, member) else { return }
        try db.run("UPDATE article SET story = NULL WHERE id = ?", [member])
        let told = record.reference(title: record.current.title)
        try log.append(.copyLost, told, article: record.id)
        guard var print = try Fingerprint.fetch(member, db) else { return }
        let terms = StoryTerms(title: record.current.title, text: record.current.text)
        try recordStory(record.id, told, terms, &print, &known, &log)
        print.day = known.lastDay
        try print.store(db)
    }
}
