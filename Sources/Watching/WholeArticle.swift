public import Articles
public import Extraction
public import Fetching
import Storage

/// Reads the article on a page, and on those that it goes on on where its site's rule says so.
public struct WholeArticle: Sendable {
    private let fetcher: Fetcher
    private let rules: SiteRules

    /// More pages than an article has that people read to its end.
    private static let mostPages = 20

    public init(fetcher: Fetcher, rules: SiteRules) {
        self.fetcher = fetcher
        self.rules = rules
    }

    public func rule(for url: WebURL?) -> SiteRule? { rules.rule(for: url) }

    /// A source's terms with the header fields that the rule of an address asks with, at its own origin only.
    public func terms(for url: WebURL, _ terms: FetchTerms) -> FetchTerms {
        guard let rule = rules.rule(for: url), !rule.headers.isEmpty else { return terms }
        // What a user set for the source itself comes first.
        let own = Set(
            terms.credentials.filter { $0.origin == url.origin }.flatMap(\.headers).map { $0.name.lowercased() })
        let headers = rule.headers.filter { !own.contains($0.name.lowercased()) }
        var terms = terms
        terms.credentials.append(
            Credentials(origin: url.origin, headers: headers.map { ($0.name, Secret($0.value)) }))
        return terms
    }

    /// - Throws: `ExtractionError`, `FetchError`; `UnreadPage` where a further page cannot be read: an article with a
    ///     page
    ///   missing would be another version of itself.
    public func draft(of reply: FetchReply, terms: FetchTerms, outlet: String? = nil) async throws -> Draft {
        try await read(reply, terms: terms, outlet: outlet).draft
    }

    /// What reads the pages of an address.
    func reader(for url: WebURL) -> String { readerName(rule: rules.rule(for: url)) }

    /// - Returns: also the further pages that it stands on; the first one's validators then say nothing of them.
    func read(
        _ reply: FetchReply, terms: FetchTerms, outlet: String?
    ) async throws -> (draft: Draft, further: [FurtherPage]) {
        var page = try extract(reply, outlet)
        var seen: Set<WebURL> = [reply.url]
        var further: [FurtherPage] = []
        if let whole = page.wholeAt, Self.isOfSite(whole, reply.url), seen.insert(whole).inserted {
            let reply = try await fetch(whole, terms)
            further.append(FurtherPage(reply, asked: whole))
            page.take(whole: try extract(reply, outlet))
        }
        var next = page.continuesAt.flatMap { Self.isOfSite($0, reply.url) ? $0 : nil }
        while let url = next, seen.insert(url).inserted {
            guard seen.count <= Self.mostPages else {
                throw UnreadPage(url: url, reason: "more than \(Self.mostPages) pages")
            }
            let reply = try await fetch(url, terms)
            further.append(FurtherPage(reply, asked: url))
            let draft = try extract(reply, outlet)
            page.take(further: draft)
            next = draft.continuesAt.flatMap { Self.isOfSite($0, reply.url) ? $0 : nil }
        }
        return (page, further)
    }

    /// The same from pages that were fetched before, the first one first.
    /// - Throws: `ExtractionError`.
    func reread(_ pages: [Snapshot], outlet: String) throws(ExtractionError) -> Draft? {
        guard let first = pages.first else { return nil }
        let rule = rules.rule(for: first.url)
        var page: Draft?
        for snapshot in pages {
            let draft = try extractArticle(
                snapshot.bytes, contentType: snapshot.contentType, url: snapshot.url, outlet: outlet, rule: rule)
            if page == nil {
                page = draft
            } else if page?.wholeAt == snapshot.url {
                page?.take(whole: draft)
            } else {
                page?.take(further: draft)
            }
        }
        return page
    }

    /// A page may not lead its reader to another site, nor back from a safe address to one that anybody can read.
    private static func isOfSite(_ url: WebURL, _ page: WebURL) -> Bool {
        CanonicalURL.bareHost(of: url) == CanonicalURL.bareHost(of: page)
            && (url.origin.hasPrefix("https:") || page.origin.hasPrefix("http:"))
    }

    private func extract(_ reply: FetchReply, _ outlet: String?) throws -> Draft {
        try extractArticle(
            reply.body, contentType: reply.contentType, url: reply.url, outlet: outlet, rule: rules.rule(for: reply.url)
        )
    }

    private func fetch(_ url: WebURL, _ terms: FetchTerms) async throws -> FetchReply {
        let reply = try await fetcher.fetch(FetchRequest(url: url, purpose: .page, terms: self.terms(for: url, terms)))
        let verdict = reply.verdict(for: .page)
        guard verdict == .fresh else {
            throw UnreadPage(url: url, reason: verdict.reason ?? HTTPStatus.text(reply.status))
        }
        return reply
    }
}

extension Draft {
    /// The whole article, of which this page showed a part.
    fileprivate mutating func take(whole: Draft) {
        paragraphs = whole.paragraphs
        continuesAt = whole.continuesAt
    }

    /// Another page of it. What every page begins with is not said again.
    fileprivate mutating func take(further: Draft) {
        paragraphs += further.paragraphs.drop { paragraphs.contains($0) }
    }
}

extension FurtherPage {
    /// Known by the address that the page before it named, whatever that led to.
    fileprivate init(_ reply: FetchReply, asked: WebURL) {
        self.init(url: asked, contentType: reply.contentType, bytes: reply.body)
    }
}

/// A further page of an article that could not be read.
public struct UnreadPage: Error, CustomStringConvertible {
    public let url: WebURL
    public let reason: String

    public var description: String { "the article goes on at \(url), which could not be read: \(reason)" }
}
