import Articles

/// The way from the address that was asked for to the one that answers: where it may lead, and when it has to end.
struct Route {
    private(set) var url: WebURL
    private(set) var redirects: [Redirect] = []
    /// Those that came along the way.
    private(set) var cookies: [String] = []
    private let longest: Int

    init(from url: WebURL, longest: Int) {
        self.url = url
        self.longest = longest
    }

    /// Takes the step that a redirect names; `false` for an answer that is none.
    mutating func follow(_ reply: TransferReply) throws(FetchError) -> Bool {
        guard [301, 302, 303, 307, 308].contains(reply.status), let location = reply.location else { return false }
        guard let next = WebURL(location) else { throw .unsupportedScheme(location) }
        if url.isSecure, !next.isSecure { throw .downgrade(to: next) }
        guard redirects.count < longest else { throw .tooManyRedirects(longest) }
        // A page may send the visitor back to itself with a cookie; without a new one that would never end.
        let isBack = next == url || redirects.contains { $0.from == next }
        if isBack, reply.cookies == cookies { throw .redirectLoop(next) }
        redirects.append(Redirect(status: reply.status, from: url, to: next))
        cookies = reply.cookies
        url = next
        return true
    }
}
