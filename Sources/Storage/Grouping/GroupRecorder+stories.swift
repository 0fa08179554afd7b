import Articles
import Foundation
import GRDB
import Reconciliation

extension GroupRecorder {
    /// - Parameter print: gets what the article is compared by.
    func recordStory(
        _ id: Article.ID, _ told: ChangeData, _ terms: StoryTerms, _ print: inout Fingerprint,
        _ known: inout GroupDesk.Known, _ log: inout ChangeLog
    ) throws {
        let outcome = known.stories.add(
            terms, as: id.rawValue, day: known.lastDay, published: print.published)
        print.terms = terms
        print.links = outcome.links
        for article in outcome.forgotten { try Fingerprint.forgetTerms(of: article, db) }
        for (from, to) in outcome.merged { try merge(from, into: to, told, &log) }
        try move(outcome.moves, id, told, &log)
    }

    private func merge(_ from: Int64, into to: Int64, _ told: ChangeData, _ log: inout ChangeLog) throws {
        let wasTold = try outlets(of: from) > 1
        try db.run("UPDATE article SET story = ? WHERE story = ?", [to, from])
        try db.run("UPDATE story SET mergedInto = ?1 WHERE id = ?2 OR mergedInto = ?2", [to, from])
        guard wasTold else { return }
        var data = try self.told(of: told, to)
        data.otherStory = Story.ID(rawValue: from)
        try log.append(.storyMerged, data, article: told.article?.id)
    }

    /// - Parameter id: the article that came, by which the others moved.
    private func move(
        _ moves: [StoryIndex.Move], _ id: Article.ID, _ told: ChangeData, _ log: inout ChangeLog
    ) throws {
        var left: [(StoryIndex.Move, wasTold: Bool)] = []
        for move in moves {
            if let from = move.from { left.append((move, try outlets(of: from) > 1)) }
            if let to = move.to { try grow(to) }
            // Copies are of the story of what they copy.
            try db.run(
                "UPDATE article SET story = ?1 WHERE id = ?2 OR copyGroup = ?2", [move.to, move.article])
        }
        for (move, wasTold) in left where wasTold { try tellSplit(move, &log) }
        for story in Set(moves.compactMap(\.to)).sorted() {
            let others = moves.filter { $0.to == story }
            try tellGrowth(of: story, by: others.contains { $0.article == id.rawValue } ? told : nil, others, &log)
        }
    }

    private func grow(_ story: Int64) throws {
        try db.run(
            """
            INSERT INTO story (id, began, grown) VALUES (?1, ?2, ?2)
            ON CONFLICT (id) DO UPDATE SET grown = max(grown, excluded.grown)
            """, [story, now.timeIntervalSince1970])
    }

    private func tellSplit(_ move: StoryIndex.Move, _ log: inout ChangeLog) throws {
        guard let from = move.from, let article = try ArticleRecord.fetch(db, move.article) else { return }
        var data = article.reference(title: article.current.title)
        data.otherStory = Story.ID(rawValue: from)
        data.story = move.to.map { Story.ID(rawValue: $0) }
        try log.append(.storySplit, data, article: article.id)
    }

    /// Articles of one outlet alone make no story that is told.
    private func tellGrowth(
        of story: Int64, by told: ChangeData?, _ moves: [StoryIndex.Move], _ log: inout ChangeLog
    ) throws {
        guard try outlets(of: story) > 1 else { return }
        if let told { return try log.append(.storyGrown, self.told(of: told, story), article: told.article?.id) }
        for move in moves where move.from == nil {
            guard let article = try ArticleRecord.fetch(db, move.article) else { continue }
            let data = try self.told(of: article.reference(title: article.current.title), story)
            try log.append(.storyGrown, data, article: article.id)
        }
    }

    private func told(of told: ChangeData, _ story: Int64) throws -> ChangeData {
        var data = ChangeData()
        data.article = told.article
        data.story = Story.ID(rawValue: story)
        data.outlets = try outlets(of: story)
        return data
    }

    private func outlets(of story: Int64) throws -> Int {
        try db.value("SELECT count(DISTINCT outlet) FROM article WHERE story = ?", [story]) ?? 0
    }
}
