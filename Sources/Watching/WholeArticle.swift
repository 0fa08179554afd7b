public import Articles
public import Extraction
public import Fetching

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

    /// - Returns: also whether it stands on more than the one page, whose validators then say nothing of the others.
    func read(
        _ reply: FetchReply, terms: FetchTerms, outlet: String?
    ) async throws -> (draft: Draft, goesOn: Bool) {
        var page = try extract(reply, outlet)
        var seen: Set<WebURL> = [reply.url]
        if let whole = page.wholeAt, Self.isOfSite(whole, reply.url), seen.insert(whole).inserted {
            let draft = try extract(try await fetch(whole, terms), outlet)
            page.paragraphs = draft.paragraphs
            page.continuesAt = draft.continuesAt
        }
        var next = page.continuesAt.flatMap { Self.isOfSite($0, reply.url) ? $0 : nil }
        while let url = next, seen.insert(url).inserted {
            guard seen.count <= Self.mostPages else {
                throw UnreadPage(url: url, reason: "more than \(Self.mostPages) pages")
            }
            let further = try extract(try await fetch(url, terms), outlet)
            // What every page begins with is not said again.
            page.paragraphs += further.paragraphs.drop { page.paragraphs.contains($0) }
            next = further.continuesAt.flatMap { Self.isOfSite($0, reply.url) ? $0 : nil }
        }
        return (page, seen.count > 1)
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

/// A further page of an article that could not be read.
public struct UnreadPage: Error, CustomStringConvertible {
    public let url: WebURL
    public let reason: String

    public var description: String { "the article goes on at \(url), which could not be read: \(reason)" }
}
