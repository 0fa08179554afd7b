public import Articles
import Foundation
import GRDB
import Reconciliation

extension ArticleStore {
    /// All who carry an article's text, with what they corrected, and who holds a part of it. Of an article that nobody
    /// copies, itself alone.
    public func copyFamily(of article: Article) throws(StoreError) -> CopyFamily {
        try read { try CopyFamilyReader(db: $0).family(of: article) }
    }
}

/// Puts a copy family together, in one consistent state of the store.
private struct CopyFamilyReader {
    let db: Database

    /// Of a text that more print, the first ones, and the one that was asked for.
    private static let mostMembers = 200
    private static let mostVersions = 12
    private static let mostExcerpts = 50

    private struct Print {
        let article: Article
        let draft: Draft

        var member: CopyMember {
            CopyMember(
                id: article.id, outlet: article.outlet, agency: draft.agency, published: draft.published,
                firstSeen: article.firstSeen, length: WordSum(of: draft.text).count)
        }
    }

    func family(of article: Article) throws -> CopyFamily {
        let known = try prints(of: article)
        let origin = likelyOrigin(of: known.map { $0.member }) ?? article.id
        var histories: [CopyHistory] = []
        if known.count > 1 { histories = try known.map { try history(of: $0) } }
        return CopyFamily(
            origin: origin, members: try members(known, origin), corrections: corrections(among: histories),
            excerpts: try excerpts(of: known.map { $0.article.id }))
    }

    private func prints(of article: Article) throws -> [Print] {
        var articles = [article]
        if let group = article.copyGroup {
            articles = try db.rows(
                """
                \(ArticleStore.articleColumns) WHERE article.copyGroup = ?
                ORDER BY article.firstSeen, article.id LIMIT ?
                """, [group, Self.mostMembers]
            ).compactMap(ArticleStore.article)
            if !articles.contains(where: { $0.id == article.id }) { articles.append(article) }
        }
        return try articles.compactMap { article in
            try VersionRecord.fetch(db, article: article.id.rawValue, number: article.versions)
                .map { Print(article: article, draft: $0.draft) }
        }
    }

    // MARK: Shares

    private func members(_ prints: [Print], _ origin: Article.ID) throws -> [CopyFamily.Member] {
        let known: [Int64] = try db.values("SELECT hash FROM template", [])
        let templates = TemplateShingles(Set(known.map { UInt64(bitPattern: $0) }))
        let first = prints.first { $0.article.id == origin }
        let original = first.map { shingles(of: $0, templates) }
        return prints.map { print in
            var share = ChangeData.Share(ofThis: 1, ofOther: 1)
            if print.article.id != origin, let original {
                let shares = shingles(of: print, templates).shares(with: original)
                share = ChangeData.Share(ofThis: rounded(shares.ofThis), ofOther: rounded(shares.ofOther))
            }
            return CopyFamily.Member(
                article: print.article, published: print.draft.published, agency: print.draft.agency, share: share)
        }
    }

    private func shingles(of print: Print, _ templates: TemplateShingles) -> Shingles {
        PrintedText(title: print.draft.title, text: print.draft.text).shingles(without: templates)
    }

    private func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }

    // MARK: Corrections

    private func history(of print: Print) throws -> CopyHistory {
        let last = print.article.versions
        let versions = try (max(1, last - Self.mostVersions + 1)...max(1, last)).compactMap { number in
            try VersionRecord.fetch(db, article: print.article.id.rawValue, number: number)
        }
        return CopyHistory(id: print.article.id, versions: versions)
    }

    // MARK: Excerpts

    private func excerpts(of family: [Article.ID]) throws -> [CopyFamily.Excerpt] {
        var shares: [Int64: ChangeData.Share] = [:]
        for member in family {
            try take(
                "SELECT other AS who, ofThis AS ofText, ofOther AS ofWho FROM excerpt WHERE article = ?", member,
                &shares)
            try take(
                "SELECT article AS who, ofOther AS ofText, ofThis AS ofWho FROM excerpt WHERE other = ?", member,
                &shares)
        }
        for member in family { shares[member.rawValue] = nil }
        let ordered = shares.sorted { left, right in
            let (more, less) = (greater(of: left.value), greater(of: right.value))
            return more != less ? more > less : left.key < right.key
        }
        var excerpts: [CopyFamily.Excerpt] = []
        for (id, share) in ordered.prefix(Self.mostExcerpts) {
            let row = try db.row("\(ArticleStore.articleColumns) WHERE article.id = ?", [id])
            guard let article = row.flatMap(ArticleStore.article) else { continue }
            excerpts.append(CopyFamily.Excerpt(article: article, share: share))
        }
        return excerpts
    }

    /// Of several members that share something with another, the one that shares most stands for all.
    private func take(_ sql: String, _ member: Article.ID, _ shares: inout [Int64: ChangeData.Share]) throws {
        for row in try db.rows(sql + " LIMIT \(Self.mostExcerpts)", [member.rawValue]) {
            let share = ChangeData.Share(ofThis: row["ofText"], ofOther: row["ofWho"])
            let who: Int64 = row["who"]
            if let known = shares[who], greater(of: known) >= greater(of: share) { continue }
            shares[who] = share
        }
    }

    private func greater(of share: ChangeData.Share) -> Double { max(share.ofThis, share.ofOther) }
}
