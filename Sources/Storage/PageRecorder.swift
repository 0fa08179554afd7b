import Articles
import Foundation
import GRDB
import Reconciliation

/// What became of a page's check: the transaction's half of reconciliation.
struct PageRecorder {
    let db: Database
    let now: Date
    let desk: Desk

    /// So many looks in a row have to fail or show another text before that text is taken for the article's.
    var looksToBelieve = 3
    /// Whether others are looked for who carry the same text.
    var findsCopies = true

    /// - Returns: the article that the page turned out to be; `nil` for one that is looked at again before it is believed.
    @discardableResult
    func record(_ page: PageArrival, _ log: inout ChangeLog) throws -> Article.ID? {
        let page = page.settled
        let addresses = PageAddresses(requested: page.check.url, final: page.url, claimed: page.draft.canonical)
        let text = page.groundwork?.words ?? WordSum(of: page.draft.text)
        if let known = try unchanged(page, text, addresses) {
            try remember(addresses, page, as: known)
            try notModified(known, page.representation, freshFor: page.freshFor, &log)
            return known
        }
        let finder = ArticleFinder(db: db, page: page, text: text)
        guard let known = try finder.find(at: addresses) else {
            if let doubt = try doubt(about: page, addresses), let failures = try failures(of: page.check),
                failures < looksToBelieve
            {
                try failed(page.check, doubt)
                return nil
            }
            let claims = try finder.believable(addresses.claimed, of: nil)
            return try publish(
                page, text, addresses.stated, claims: claims, spelled: addresses.spellings, shownAt: addresses.best,
                &log)
        }
        // Entries of a ticker share an address, and are articles each.
        let article = looksToBelieve == 0 ? known : try joined(known, page, addresses, &log)
        return try revisit(article, page, text, addresses, &log)
    }

    // MARK: A new article

    /// Keeps an article of which it is known that it is new, and that no other entry waits for it.
    func publish(_ page: PageArrival, at address: CanonicalURL, _ log: inout ChangeLog) throws -> Article.ID {
        try publish(
            page, WordSum(of: page.draft.text), [address], claims: [], shownAt: page.url.withoutTracking,
            settles: false, &log)
    }

    func publish(
        _ page: PageArrival, _ text: WordSum, _ addresses: [CanonicalURL], claims: [CanonicalURL],
        spelled spellings: [CanonicalURL: WebURL] = [:], shownAt url: WebURL,
        settles: Bool = true, _ log: inout ChangeLog
    ) throws -> Article.ID {
        let time = now.timeIntervalSince1970
        try db.run(
            """
            INSERT INTO article
                (outlet, url, status, versions, firstSeen, lastChanged, checkedAt, nextCheck, etag, lastModified,
                answeredAt, bodyHash, receivedAt)
            VALUES (?, ?, 'live', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                page.check.outlet, url.text, time, time, time,
                Schedule.nextCheck(
                    lastChanged: now, checkedAt: now, freshFor: 0,
                    expected: try expected(of: EditRate(), at: page.check.outlet)
                ).timeIntervalSince1970,
            ] + page.representation.bindings)
        let id = Article.ID(rawValue: db.lastInsertedRowID)
        try VersionRecord.insert(db, page, text, article: id, number: 1, kinds: [], at: now)
        try remember(addresses, spellings, page, as: id)
        try remember(claims, spellings, page, as: id, answered: false)
        if settles { try settleEntries(at: addresses, as: id) }
        var data = ChangeData()
        data.article = .init(id: id, url: url, title: page.draft.title, outlet: page.check.outlet)
        data.version = 1
        data.words = .init(added: text.count, removed: 0)
        try log.append(.articlePublished, data, article: id)
        if findsCopies {
            try GroupRecorder(db: db, now: now, desk: desk).record(id, data, page, text, &log)
            return try reunited(id, isGone: false, &log) ?? id
        }
        return id
    }

    // MARK: A known article

    func revisit(
        _ known: ArticleRecord, _ page: PageArrival, _ text: WordSum, _ addresses: PageAddresses, _ log: inout ChangeLog
    ) throws -> Article.ID {
        let moves = try hasMoved(known, page, to: addresses)
        guard moves || known.url.canonical == addresses.best.canonical else {
            // A second door, such as a print or AMP page: what it shows differently is no edit.
            try remember(addresses, page, as: known.id)
            return known.id
        }
        var article = known
        let verdict = try verdict(on: page, &article)
        if let doubt = try doubt(of: verdict, page, text, known) {
            try failed(page.check, doubt)
            return known.id
        }
        if case .unrelated = verdict, looksToBelieve > 0 { return try replace(known, page, text, addresses, &log) }
        if case .revised = verdict, try isReadAnew(page, known, &log) { return known.id }
        if moves { try move(&article, to: addresses.best, &log) }
        try remember(addresses, page, as: article.id)
        if article.status == .gone {
            article.status = .live
            try log.append(.articleReturned, article.reference(title: page.draft.title), article: article.id)
        }
        let revision = verdict.revision ?? (verdict.isPart ? Revision(from: known.current, to: page.draft) : nil)
        if let revision { try revise(&article, page, text, revision, &log) }
        article.representation = page.representation
        try looked(at: article, since: known, foundEdit: revision != nil, freshFor: page.freshFor)
        guard revision != nil, looksToBelieve > 0 else { return article.id }
        return try united(article.id, &log) ?? article.id
    }

    /// What the look says of how often the article is edited, and when it is due again.
    private func looked(
        at article: ArticleRecord, since known: ArticleRecord, foundEdit: Bool, freshFor: TimeInterval
    ) throws {
        let expected = try expected(of: known.rate, at: known.outlet)
        let look = EditRate.look(
            at: now, lastChanged: known.lastChanged, lastChecked: known.checkedAt, foundEdit: foundEdit,
            expected: expected)
        desk.rates.add(look, to: known.outlet)
        // A look at the other of two texts that are shown by turns says nothing.
        try article.checked(
            db, at: now, look, expected: expected, freshFor: freshFor,
            finding: foundEdit ? .another : article.turns > 1 ? .nothing : .same)
    }

    func expected(of rate: EditRate, at outlet: String) throws -> Double {
        EditRate.expected(of: rate, at: try desk.rates.rate(of: outlet, db))
    }

    private func revise(
        _ article: inout ArticleRecord, _ page: PageArrival, _ text: WordSum, _ revision: Revision,
        _ log: inout ChangeLog
    ) throws {
        let number = article.versions + 1
        try VersionRecord.insert(db, page, text, article: article.id, number: number, kinds: revision.kinds, at: now)
        article.versions = number
        article.lastChanged = now
        article.turns = try alternates(article) ? 1 : 0
        var data = article.reference(title: page.draft.title)
        data.version = number
        data.previous = number - 1
        data.kinds = revision.kinds
        data.silent = revision.isSilent
        data.words = revision.words
        data.summary = revision.summary
        if revision.kinds.contains(.headline) {
            data.headline = .init(before: article.current.title, after: page.draft.title)
        }
        if article.turns > 0 { data.alternates = true }
        data.copies = try article.copyCount(db)
        data.story = article.story
        try log.append(.articleRevised, data, article: article.id)
        try article.save(db)
        if findsCopies {
            try GroupRecorder(db: db, now: now, desk: desk).record(article.id, data, page, text, &log)
        }
    }
}
