import Articles
import Foundation
import GRDB
import Reconciliation

/// What became of a page's check: the transaction's half of reconciliation.
struct PageRecorder {
    let db: Database
    let now: Date
    let shelf: ShingleShelf

    /// So many looks in a row have to fail or show another text before that text is taken for the article's.
    var looksToBelieve = 3
    /// Whether others are looked for who carry the same text.
    var findsCopies = true

    /// - Returns: the article that the page turned out to be.
    @discardableResult
    func record(_ page: PageArrival, _ log: inout ChangeLog) throws -> Article.ID {
        var page = page
        if page.draft.title.isEmpty { page.draft.title = page.check.title ?? "" }
        page.draft.published = page.draft.published ?? page.check.published
        let addresses = PageAddresses(requested: page.check.url, final: page.url, claimed: page.draft.canonical)
        let text = WordSum(of: page.draft.text)
        if let known = try ArticleFinder(db: db, page: page, text: text).find(at: addresses) {
            try revisit(known, page, text, addresses, &log)
            return known.id
        }
        return try publish(page, text, addresses.all, shownAt: addresses.best, &log)
    }

    // MARK: A new article

    /// Keeps an article of which it is known that it is new, and that no other entry waits for it.
    func publish(_ page: PageArrival, at address: CanonicalURL, _ log: inout ChangeLog) throws -> Article.ID {
        try publish(
            page, WordSum(of: page.draft.text), [address], shownAt: page.url.withoutTracking, settles: false, &log)
    }

    private func publish(
        _ page: PageArrival, _ text: WordSum, _ addresses: [CanonicalURL], shownAt url: WebURL,
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
                Schedule.nextCheck(lastChanged: now, checkedAt: now, freshFor: 0).timeIntervalSince1970,
            ] + page.representation.arguments)
        let id = Article.ID(rawValue: db.lastInsertedRowID)
        try VersionRecord.insert(db, page, text, article: id, number: 1, kinds: [], at: now)
        try remember(addresses, page, as: id)
        if settles { try settleEntries(at: addresses, as: id) }
        var data = ChangeData()
        data.article = .init(id: id, url: url, title: page.draft.title, outlet: page.check.outlet)
        data.version = 1
        data.words = .init(added: text.count, removed: 0)
        try log.append(.articlePublished, data, article: id)
        if findsCopies {
            try CopyRecorder(db: db, now: now, shelf: shelf).record(id, data, page.draft.text, before: nil, &log)
        }
        return id
    }

    // MARK: A known article

    private func revisit(
        _ known: ArticleRecord, _ page: PageArrival, _ text: WordSum, _ addresses: PageAddresses, _ log: inout ChangeLog
    ) throws {
        let moves = try hasMoved(known, to: addresses)
        guard moves || known.url.canonical == addresses.best.canonical else {
            // A second door, such as a print or AMP page: what it shows differently is no edit.
            try remember(addresses.all, page, as: known.id)
            return try settleEntries(at: addresses.all, as: known.id)
        }
        let verdict = reconcile(page.draft, with: known.current)
        switch verdict {
        case .teaser: return try failed(page.check, "the page shows only the beginning of the known text")
        case .unrelated where known.failures < looksToBelieve:
            return try failed(page.check, "the page shows another text than before")
        default: break
        }
        var article = known
        if moves { try move(&article, to: addresses.best, &log) }
        try remember(addresses.all, page, as: article.id)
        try settleEntries(at: addresses.all, as: article.id)
        if article.status == .gone {
            article.status = .live
            try log.append(.articleReturned, article.reference(title: page.draft.title), article: article.id)
        }
        switch verdict {
        case .revised(let revision), .unrelated(let revision): try revise(&article, page, text, revision, &log)
        default: break
        }
        article.representation = page.representation
        try article.checked(db, at: now, freshFor: page.freshFor)
    }

    private func revise(
        _ article: inout ArticleRecord, _ page: PageArrival, _ text: WordSum, _ revision: Revision,
        _ log: inout ChangeLog
    ) throws {
        let number = article.versions + 1
        try VersionRecord.insert(db, page, text, article: article.id, number: number, kinds: revision.kinds, at: now)
        article.versions = number
        article.lastChanged = now
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
        data.copies = try article.copyCount(db)
        try log.append(.articleRevised, data, article: article.id)
        try article.save(db)
        if findsCopies {
            try CopyRecorder(db: db, now: now, shelf: shelf).record(
                article.id, data, page.draft.text, before: article.current.text, &log)
        }
    }

    /// Another address is where a known article moved to if its own address leads there now, also back to an old one;
    /// or, for an address never seen before, if its feed names it now or it was gone. Else it is a second door.
    private func hasMoved(_ article: ArticleRecord, to addresses: PageAddresses) throws -> Bool {
        guard addresses.best.canonical != article.url.canonical else { return false }
        if addresses.isRedirected, addresses.all.contains(article.url.canonical) { return true }
        guard try !isKnown(addresses.best) else { return false }
        if article.status == .gone { return true }
        return try db.value("SELECT 1 FROM entry WHERE article = ? AND due IS NOT NULL", [article.id.rawValue])
            ?? false
    }

    private func isKnown(_ url: WebURL) throws -> Bool {
        try db.value("SELECT 1 FROM address WHERE key = ?", [url.canonical.text]) ?? false
    }

    private func move(_ article: inout ArticleRecord, to url: WebURL, _ log: inout ChangeLog) throws {
        let before = article.url
        article.url = url
        var data = article.reference(title: article.current.title)
        data.moved = .init(before: before.text, after: url.text)
        try log.append(.articleMoved, data, article: article.id)
    }

    private func remember(_ addresses: [CanonicalURL], _ page: PageArrival, as article: Article.ID) throws {
        for address in addresses {
            try db.run(
                """
                INSERT INTO address (key, article, url, seenAt) VALUES (?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET seenAt = excluded.seenAt WHERE article = excluded.article
                """,
                [address.text, article.rawValue, page.url.text, now.timeIntervalSince1970])
        }
    }

    /// Every entry that names one of these addresses has been read.
    private func settleEntries(at addresses: [CanonicalURL], as article: Article.ID) throws {
        for address in addresses {
            try db.run(
                """
                UPDATE entry SET article = ?, due = NULL, failures = 0, lastError = NULL
                WHERE due IS NOT NULL AND address = ?
                """,
                [article.rawValue, address.text])
        }
    }

    // MARK: Nothing to read

    func notModified(
        _ id: Article.ID, _ representation: Representation, freshFor: TimeInterval, _ log: inout ChangeLog
    ) throws {
        guard let row = try db.row("SELECT status, lastChanged FROM article WHERE id = ?", [id.rawValue]) else {
            return
        }
        if row["status"] == Article.Status.gone.rawValue, let article = try ArticleRecord.fetch(db, id.rawValue) {
            try db.run("UPDATE article SET status = 'live' WHERE id = ?", [id.rawValue])
            try log.append(.articleReturned, article.reference(title: article.current.title), article: id)
        }
        let next = Schedule.nextCheck(
            lastChanged: Date(timeIntervalSince1970: row["lastChanged"]), checkedAt: now, freshFor: freshFor)
        try db.run(
            """
            UPDATE article SET \(Representation.assignments), checkedAt = ?, nextCheck = ?, failures = 0, lastError = NULL
            WHERE id = ?
            """,
            representation.arguments + [now.timeIntervalSince1970, next.timeIntervalSince1970, id.rawValue])
    }

    /// A failing page is asked ever more rarely. Most failures pass, so for the first three it is due at the next turn;
    /// then after a minute, two, four, at last once a day.
    func failed(_ check: PageCheck, _ reason: String) throws {
        let wait = "? + min(86400, 60 * (1 << min(max(failures - 3, 0), 11)) * (failures >= 3))"
        switch check.subject {
        case .entry:
            try db.run(
                """
                UPDATE entry SET due = \(wait), failures = failures + 1, lastError = ?
                WHERE due IS NOT NULL AND address = ?
                """,
                [now.timeIntervalSince1970, reason, check.url.canonical.text])
        case .article(let id, _):
            try db.run(
                "UPDATE article SET nextCheck = \(wait), failures = failures + 1, lastError = ? WHERE id = ?",
                [now.timeIntervalSince1970, reason, id.rawValue])
        }
    }

    /// A host that asks for patience is no failure of the page.
    func postponed(_ check: PageCheck, until: Date) throws {
        switch check.subject {
        case .entry:
            try db.run(
                "UPDATE entry SET due = ? WHERE due IS NOT NULL AND address = ?",
                [until.timeIntervalSince1970, check.url.canonical.text])
        case .article(let id, _):
            try db.run(
                "UPDATE article SET nextCheck = ? WHERE id = ?",
                [until.timeIntervalSince1970, id.rawValue])
        }
    }

    func gone(_ id: Article.ID, _ reason: String, _ log: inout ChangeLog) throws {
        guard var article = try ArticleRecord.fetch(db, id.rawValue) else { return }
        guard article.status == .live else { return try article.checked(db, at: now) }
        article.status = .gone
        article.lastChanged = now
        article.representation = Representation()
        try article.checked(db, at: now)
        var data = article.reference(title: article.current.title)
        data.reason = reason
        try log.append(.articleGone, data, article: id)
    }
}
