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
        var page = page
        if page.draft.title.isEmpty { page.draft.title = page.check.title ?? "" }
        page.draft.published = page.draft.published ?? page.check.published
        let addresses = PageAddresses(requested: page.check.url, final: page.url, claimed: page.draft.canonical)
        let text = WordSum(of: page.draft.text)
        let finder = ArticleFinder(db: db, page: page, text: text)
        guard let known = try finder.find(at: addresses) else {
            if let doubt = try doubt(about: page, addresses), let failures = try failures(of: page.check),
                failures < looksToBelieve
            {
                try failed(page.check, doubt)
                return nil
            }
            let claims = try finder.believable(addresses.claimed, of: nil)
            return try publish(page, text, addresses.stated, claims: claims, shownAt: addresses.best, &log)
        }
        // Entries of a ticker share an address, and are articles each.
        let article = looksToBelieve == 0 ? known : try joined(known, page, addresses, &log)
        return try revisit(article, page, text, addresses, &log)
    }

    /// Why a page that is no known article's may be none at all.
    private func doubt(about page: PageArrival, _ addresses: PageAddresses) throws -> String? {
        if page.draft.breaksOff { return "the page breaks off in the middle of the text" }
        // What its feed lists is an article that is known, with another text: a wall in front of it, most likely.
        if case .entry(once: .some) = page.check.subject { return "the page shows another text than before" }
        // A page for printing that does not say what the article says.
        let isDisputed = try addresses.claimed.contains { claim in
            try db.value("SELECT 1 FROM address WHERE key = ? AND answered", [claim.text]) ?? false
        }
        return isDisputed ? "the page shows another text than the article that it says it is" : nil
    }

    /// How often in a row an entry's page could not be used; `nil` where no entry waits for it.
    private func failures(of check: PageCheck) throws -> Int? {
        try db.value(
            "SELECT max(failures) FROM entry WHERE due IS NOT NULL AND address = ?", [check.url.canonical.text])
    }

    // MARK: A new article

    /// Keeps an article of which it is known that it is new, and that no other entry waits for it.
    func publish(_ page: PageArrival, at address: CanonicalURL, _ log: inout ChangeLog) throws -> Article.ID {
        try publish(
            page, WordSum(of: page.draft.text), [address], claims: [], shownAt: page.url.withoutTracking,
            settles: false, &log)
    }

    private func publish(
        _ page: PageArrival, _ text: WordSum, _ addresses: [CanonicalURL], claims: [CanonicalURL], shownAt url: WebURL,
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
        let spellings = PageAddresses(
            requested: page.check.url, final: page.url, claimed: page.draft.canonical
        ).spellings
        try remember(addresses, spellings, page, as: id)
        try remember(claims, spellings, page, as: id, answered: false)
        if settles { try settleEntries(at: addresses, as: id) }
        var data = ChangeData()
        data.article = .init(id: id, url: url, title: page.draft.title, outlet: page.check.outlet)
        data.version = 1
        data.words = .init(added: text.count, removed: 0)
        try log.append(.articlePublished, data, article: id)
        if findsCopies {
            try CopyRecorder(db: db, now: now, shelf: desk.shelf).record(id, data, page.draft.text, before: nil, &log)
            return try reunited(id, isGone: false, &log) ?? id
        }
        return id
    }

    // MARK: Two that are one

    /// A text that goes at one address and stands at another of the same outlet has moved, though no redirect and no id
    /// says so: the two are made one.
    /// - Parameter isGone: whether this is the one that went; else the one that came.
    /// - Returns: the article that has both's versions.
    func reunited(_ id: Article.ID, isGone: Bool, _ log: inout ChangeLog) throws -> Article.ID? {
        guard let article = try ArticleRecord.fetch(db, id.rawValue), let group = article.copyGroup else { return nil }
        let others: [Int64] = try db.values(
            """
            SELECT id FROM article WHERE copyGroup = ? AND outlet = ? AND id <> ? AND status = ? AND lastChanged > ?
            ORDER BY id DESC LIMIT 5
            """,
            [
                group, article.outlet, id.rawValue, isGone ? "live" : "gone",
                now.timeIntervalSince1970 - Self.memoryOfMoves,
            ])
        for other in others {
            guard let record = try ArticleRecord.fetch(db, other),
                sameWords(record.current.title, article.current.title),
                isSameText(record.current, article.current)
            else { continue }
            return try ArticleMerger(db: db, now: now).merge(id, record.id, &log)
        }
        return nil
    }

    /// Who takes an article away and puts it elsewhere does so within a month.
    private static let memoryOfMoves: TimeInterval = 30 * 86_400

    /// The page's addresses may be those of several articles that were taken for different ones so far. Where they
    /// say the same they are one, however late that was found out; where they do not, one of the addresses leads
    /// elsewhere now.
    private func joined(
        _ known: ArticleRecord, _ page: PageArrival, _ addresses: PageAddresses, _ log: inout ChangeLog
    ) throws -> ArticleRecord {
        var article = known
        for id in try others(than: known.id, page, at: addresses) {
            guard let other = try ArticleRecord.fetch(db, id) else { continue }
            // Of pages that both answer for themselves, only the one's word says that it is the other.
            let isSaidOnly = !addresses.isRedirected
            if isSameText(other.current, page.draft), isSameText(known.current, other.current),
                !isSaidOnly || sameWords(known.current.title, other.current.title),
                let kept = try ArticleMerger(db: db, now: now).merge(article.id, other.id, &log)
            {
                article = try ArticleRecord.fetch(db, kept.rawValue) ?? article
            } else if page.check.subject == .article(other.id, isGone: other.status == .gone) {
                try leadsElsewhere(other, page.check, &log)
            }
        }
        return article
    }

    private func others(
        than known: Article.ID, _ page: PageArrival, at addresses: PageAddresses
    ) throws -> [Int64] {
        var ids: [Int64] = []
        if case .article(let id, _) = page.check.subject { ids.append(id.rawValue) }
        for address in addresses.stated + (addresses.isDoor ? [] : addresses.claimed) {
            let id: Int64? = try db.value(
                "SELECT article FROM address WHERE key = ? AND answered", [address.text])
            if let id, !ids.contains(id) { ids.append(id) }
        }
        return ids.filter { $0 != known.rawValue }
    }

    private func isSameText(_ left: Draft, _ right: Draft) -> Bool {
        if sameWords(left.text, right.text) { return WordSum(of: left.text).count >= ArticleFinder.fewestWords }
        let shares = Shingles(of: left.text).shares(with: Shingles(of: right.text))
        return min(shares.ofThis, shares.ofOther) >= Self.shareOfTheSame
    }

    /// Copies at other addresses of an outlet share as much; those that lead to one address and share half are one.
    private static let shareOfTheSame = 0.5

    /// Its address answers with another article's: taken away, and its visitors sent somewhere.
    private func leadsElsewhere(_ article: ArticleRecord, _ check: PageCheck, _ log: inout ChangeLog) throws {
        let reason = "its address leads to another article"
        guard article.failures >= looksToBelieve else { return try failed(check, reason) }
        try gone(article.id, reason, &log)
    }

    // MARK: A known article

    private func revisit(
        _ known: ArticleRecord, _ page: PageArrival, _ text: WordSum, _ addresses: PageAddresses, _ log: inout ChangeLog
    ) throws -> Article.ID {
        let moves = try hasMoved(known, page, to: addresses)
        guard moves || known.url.canonical == addresses.best.canonical else {
            // A second door, such as a print or AMP page: what it shows differently is no edit.
            try remember(addresses, page, as: known.id)
            return known.id
        }
        var verdict = reconcile(page.draft, with: known.current)
        var turns = known.turns
        if turns > 0, case .unchanged = verdict { turns = 1 }
        if turns > 0, turns <= Self.looksToSettle, case .revised = verdict, try isKnownText(page.draft, of: known) {
            verdict = .unchanged
            turns += 1
        }
        if case .revised = verdict, try isReadAnew(page, known) { return known.id }
        if case .fragment = verdict, page.draft.isUnclosed, try !wasClosed(known) {
            verdict = .revised(Revision(from: known.current, to: page.draft))
        }
        switch verdict {
        case .teaser:
            try failed(page.check, "the page shows only the beginning of the known text")
            return known.id
        case .fragment where known.failures < looksToBelieve:
            try failed(page.check, "the page breaks off in the middle of the text")
            return known.id
        case .unrelated where try isStrange(page, text, known):
            try failed(page.check, "the page shows another text than before")
            return known.id
        case .unrelated where looksToBelieve > 0: return try replace(known, page, text, addresses, &log)
        default: break
        }
        var article = known
        article.turns = turns
        if moves { try move(&article, to: addresses.best, &log) }
        try remember(addresses, page, as: article.id)
        if article.status == .gone {
            article.status = .live
            try log.append(.articleReturned, article.reference(title: page.draft.title), article: article.id)
        }
        var isEdit = false
        if case .fragment = verdict { verdict = .revised(Revision(from: known.current, to: page.draft)) }
        switch verdict {
        case .revised(let revision), .unrelated(let revision):
            isEdit = true
            try revise(&article, page, text, revision, &log)
        default: break
        }
        article.representation = page.representation
        let expected = try expected(of: known.rate, at: known.outlet)
        let look = EditRate.look(
            at: now, lastChanged: known.lastChanged, lastChecked: known.checkedAt, foundEdit: isEdit,
            expected: expected)
        desk.rates.add(look, to: known.outlet)
        try article.checked(db, at: now, look, expected: expected, freshFor: page.freshFor)
        return article.id
    }

    /// Whether the page that the latest version was read from ended as pages do; there are sites whose pages never do.
    private func wasClosed(_ article: ArticleRecord) throws -> Bool {
        let snapshot: Int64? = try db.value(
            "SELECT snapshot FROM version WHERE article = ? AND number = ?", [article.id.rawValue, article.versions])
        return try snapshot.flatMap { try SnapshotRecord.bytes(db, $0) }.map(PageEnd.isClosed) ?? true
    }

    func expected(of rate: EditRate, at outlet: String) throws -> Double {
        EditRate.expected(of: rate, at: try desk.rates.rate(of: outlet, db))
    }

    /// The address is another article's now: a page of the day's weather, an address that is used again. What stood
    /// there is gone and keeps its versions.
    private func replace(
        _ known: ArticleRecord, _ page: PageArrival, _ text: WordSum, _ addresses: PageAddresses, _ log: inout ChangeLog
    ) throws -> Article.ID {
        try gone(known.id, "its address shows another article", &log)
        for address in addresses.stated {
            try db.run("DELETE FROM address WHERE key = ? AND article = ?", [address.text, known.id.rawValue])
        }
        let finder = ArticleFinder(db: db, page: page, text: text)
        if let other = try finder.findElsewhere(addresses, than: known.id) {
            return try revisit(other, page, text, addresses, &log)
        }
        let new = try publish(page, text, addresses.stated, claims: [], shownAt: addresses.best, &log)
        // What listed the address, directly or by a redirect, lists what stands there.
        try db.run("UPDATE entry SET article = ? WHERE article = ?", [new.rawValue, known.id.rawValue])
        return new
    }

    // MARK: Other texts

    /// Whether another text in an article's place is a wall, an error or a notice before it is another article: not yet
    /// seen often enough, too short for an article, or seen in the place of others, too.
    private func isStrange(_ page: PageArrival, _ text: WordSum, _ known: ArticleRecord) throws -> Bool {
        guard looksToBelieve > 0 else { return false }
        try db.run(
            """
            INSERT INTO stranger (outlet, wordHash, article, seenAt) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET seenAt = excluded.seenAt
            """,
            [known.outlet, text.hash, known.id.rawValue, now.timeIntervalSince1970])
        let others: Int? = try db.value(
            "SELECT count(*) FROM stranger WHERE outlet = ? AND wordHash = ?", [known.outlet, text.hash])
        let looks = text.count < Self.fewestWordsOfAnother ? Self.looksToBelieveFewWords : looksToBelieve
        return known.failures < looks || (others ?? 0) > 1
    }

    /// Notices have some ten to a hundred words, articles more; what stays for a day of looks is believed all the same.
    private static let fewestWordsOfAnother = 120
    private static let looksToBelieveFewWords = 24

    /// Whether a page reads otherwise only since it is read by another reader, and what was known could not be read
    /// anew, since its page is not kept. Then this reading takes the place of that one.
    private func isReadAnew(_ page: PageArrival, _ known: ArticleRecord) throws -> Bool {
        guard let reader = page.reader, let before = known.reader, reader != before else { return false }
        let shares = Shingles(of: page.draft.text).shares(with: Shingles(of: known.current.text))
        guard min(shares.ofThis, shares.ofOther) >= Self.shareOfARereading else { return false }
        let snapshot: Int64? = try db.value(
            "SELECT snapshot FROM version WHERE article = ? AND number = ?", [known.id.rawValue, known.versions])
        let reading = Rereading(number: known.versions, snapshot: snapshot, draft: page.draft, reader: reader)
        _ = try RereadingRecorder(db: db, now: now, desk: desk).record(known.id, [reading])
        return true
    }

    private static let shareOfARereading = 0.8

    // MARK: Texts by turns

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
    private func alternates(_ article: ArticleRecord) throws -> Bool {
        let rows = try db.rows(
            "SELECT wholeHash, seenAt FROM version WHERE article = ? ORDER BY number DESC LIMIT 4",
            [article.id.rawValue])
        let hashes = rows.map { $0["wholeHash"] as Int64? }
        guard rows.count == 4, hashes[0] != nil, hashes[0] == hashes[2], hashes[1] == hashes[3], hashes[0] != hashes[1]
        else { return false }
        return now.timeIntervalSince1970 - (rows[3]["seenAt"] as Double) < 2 * 86_400
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
        try log.append(.articleRevised, data, article: article.id)
        try article.save(db)
        if findsCopies {
            try CopyRecorder(db: db, now: now, shelf: desk.shelf).record(
                article.id, data, page.draft.text, before: article.current.text, &log)
        }
    }

    /// Another address is where a known article moved to if its own address leads there now, also back to an old one;
    /// or, for an address never seen before, if the entry that was its names it now, or it was gone; or if all that was
    /// known so far was a page for printing or telephones. Else it is a second door.
    private func hasMoved(_ article: ArticleRecord, _ page: PageArrival, to addresses: PageAddresses) throws -> Bool {
        guard addresses.best.canonical != article.url.canonical else { return false }
        if addresses.isDoor { return false }
        // What stands in its feed and nowhere else is where the feed says.
        if looksToBelieve == 0, case .article = page.check.subject { return true }
        if addresses.isRedirected, addresses.stated.contains(article.url.canonical) { return true }
        if article.url.withoutDoor?.canonical == addresses.best.canonical { return true }
        if article.status == .gone { return true }
        guard try !isKnown(addresses.best) else { return false }
        // Where the page still names the address that it always named, only its visitor's link is another.
        return try page.check.subject == .entry(once: article.id) && !isKnown(addresses.claimed, of: article)
    }

    private func isKnown(_ claims: [CanonicalURL], of article: ArticleRecord) throws -> Bool {
        try claims.contains { claim in
            try db.value(
                "SELECT 1 FROM address WHERE key = ? AND article = ?", [claim.text, article.id.rawValue]) ?? false
        }
    }

    private func isKnown(_ url: WebURL) throws -> Bool {
        try db.value("SELECT 1 FROM address WHERE key = ? AND answered", [url.canonical.text]) ?? false
    }

    func move(_ article: inout ArticleRecord, to url: WebURL, _ log: inout ChangeLog) throws {
        let before = article.url
        article.url = url
        // From a page for printing to the article's own is no move of the publisher's.
        if before.withoutDoor?.canonical == url.canonical { return }
        var data = article.reference(title: article.current.title)
        data.moved = .init(before: before.text, after: url.text)
        try log.append(.articleMoved, data, article: article.id)
    }

    private func remember(_ addresses: PageAddresses, _ page: PageArrival, as article: Article.ID) throws {
        try remember(addresses.stated, addresses.spellings, page, as: article)
        try settleEntries(at: addresses.stated, as: article)
        let finder = ArticleFinder(db: db, page: page, text: WordSum(of: ""))
        try remember(
            try finder.believable(addresses.claimed, of: article), addresses.spellings, page, as: article,
            answered: false)
    }

    /// - Parameter answered: whether the page came from there, and was not only said to be there.
    private func remember(
        _ addresses: [CanonicalURL], _ spellings: [CanonicalURL: WebURL] = [:], _ page: PageArrival,
        as article: Article.ID, answered: Bool = true
    ) throws {
        for address in addresses {
            try db.run(
                """
                INSERT INTO address (key, article, url, seenAt, answered) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE
                SET seenAt = excluded.seenAt, answered = max(answered, excluded.answered), missingAt = NULL,
                    article = excluded.article, url = iif(excluded.answered, excluded.url, url)
                WHERE article = excluded.article OR excluded.answered > answered
                """,
                [
                    address.text, article.rawValue, (spellings[address] ?? page.url).text, now.timeIntervalSince1970,
                    answered,
                ])
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
}
