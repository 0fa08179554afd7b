import Articles
import Foundation
import GRDB
import Reconciliation

/// Pages that show several texts by turns.
extension PageRecorder {
    /// What a page means for its article, with the texts in mind that it shows by turns, and counts the turn.
    func verdict(on page: PageArrival, _ article: inout ArticleRecord) throws -> Verdict {
        let verdict = reconcile(page.draft, with: article.current)
        guard article.turns > 0 else { return verdict }
        switch verdict {
        case .unchanged: article.turns = 1
        case .revised where try article.turns <= Self.looksToSettle && isKnownText(page.draft, of: article):
            article.turns += 1
            return .unchanged
        default: break
        }
        return verdict
    }

    /// Whether one of the last versions says the same.
    private func isKnownText(_ draft: Draft, of article: ArticleRecord) throws -> Bool {
        try db.value(
            "SELECT 1 FROM version WHERE article = ? AND number > ? AND wholeHash = ?",
            [article.id.rawValue, article.versions - Self.mostTurns, draft.wholeHash]) ?? false
    }

    /// After so many looks in a row that found the other text, it is the one that stayed.
    private static let looksToSettle = 6

    /// So many texts a page shows by turns at the most: headlines that are tried out on readers are two to five.
    private static let mostTurns = 8

    /// Whether the last four versions are two texts by turns, within two days. An editor takes a change back; who
    /// makes it again and takes it back again is a program.
    func alternates(_ article: ArticleRecord) throws -> Bool {
        let rows = try db.rows(
            "SELECT wholeHash, seenAt FROM version WHERE article = ? ORDER BY number DESC LIMIT 4",
            [article.id.rawValue])
        let hashes = rows.map { $0["wholeHash"] as Int64? }
        guard rows.count == 4, hashes[0] != nil, hashes[0] == hashes[2], hashes[1] == hashes[3], hashes[0] != hashes[1]
        else { return false }
        return now.timeIntervalSince1970 - (rows[3]["seenAt"] as Double) < 2 * 86_400
    }
}
