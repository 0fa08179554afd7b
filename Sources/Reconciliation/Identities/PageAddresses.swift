public import Articles

/// The addresses under which a page may already be known, the most telling first.
public struct PageAddresses: Sendable {
    /// Every address of the page, none twice.
    public let all: [CanonicalURL]
    /// The address to show and to fetch from now on: the one that answered. A claimed one is a name, not a place: it
    /// may never have been fetched, and relative canonical links that resolve to nothing are seen in the wild.
    public let best: WebURL
    /// The address that was asked for led to another.
    public let isRedirected: Bool

    /// - Parameters:
    ///   - requested: the address that was asked for.
    ///   - final: the one that answered, after redirects.
    ///   - claimed: the page's canonical link. Believed only where it leads to a page of the same site that is neither
    ///     its front page nor above the page itself: templates with one canonical for every article exist.
    public init(requested: WebURL, final: WebURL, claimed: WebURL?) {
        let believed = claimed.flatMap { Self.isBelievable($0, on: final) ? $0 : nil }
        best = final.withoutTracking
        let asked = requested.canonical
        let answered = final == requested ? asked : final.canonical
        isRedirected = asked != answered
        var all: [CanonicalURL] = []
        for address in [believed?.canonical, answered, asked].compactMap(\.self) where !all.contains(address) {
            all.append(address)
        }
        self.all = all
    }

    private static func isBelievable(_ claimed: WebURL, on page: WebURL) -> Bool {
        guard site(of: claimed) == site(of: page) else { return false }
        let path = claimed.path, own = page.path
        if path == own { return true }
        return path != "/" && !own.hasPrefix(path.hasSuffix("/") ? path : path + "/")
    }

    /// The host without the prefixes under which one site serves its pages twice, with its port.
    private static func site(of url: WebURL) -> String {
        var host = url.authority
        for prefix in ["www.", "m.", "amp.", "mobile."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
        return host
    }
}
