public import Articles

/// The addresses under which a page may already be known.
public struct PageAddresses: Sendable {
    /// The address that answered, and the one that was asked for if it led there.
    public let stated: [CanonicalURL]
    /// Addresses that the page names as its own, or that its own address is another spelling of: a word, which is
    /// believed only where what is known there is much the same text.
    public let claimed: [CanonicalURL]
    /// Each of them as it was spelled.
    public let spellings: [CanonicalURL: WebURL]
    /// The address to show and to fetch from now on: the one that answered. A claimed one is a name, not a place: it
    /// may never have been fetched, and relative canonical links that resolve to nothing are seen in the wild.
    public let best: WebURL
    /// The address that was asked for led to another.
    public let isRedirected: Bool

    /// Every address of the page, none twice.
    public var all: [CanonicalURL] { stated + claimed }

    /// Whether the page is another form of an article's page: for printing, for telephones, AMP.
    public var isDoor: Bool { best.withoutDoor != nil }

    /// - Parameters:
    ///   - requested: the address that was asked for.
    ///   - final: the one that answered, after redirects.
    ///   - claimed: the page's canonical link. Taken up only where it leads to a page of the same site that is neither
    ///     its front page nor above the page itself: templates with one canonical for every article exist.
    public init(requested: WebURL, final: WebURL, claimed: WebURL?) {
        best = final.withoutTracking
        let asked = requested.canonical
        let answered = final == requested ? asked : final.canonical
        isRedirected = asked != answered
        let stated = isRedirected ? [answered, asked] : [answered]
        self.stated = stated
        let believed = claimed.flatMap { Self.isBelievable($0, on: final) ? $0 : nil }
        var names: [CanonicalURL] = []
        var spellings = [asked: requested]
        spellings[answered] = final
        for url in [believed, final.withoutDoor].compactMap(\.self) {
            let name = url.canonical
            guard spellings[name] == nil else { continue }
            spellings[name] = url
            names.append(name)
        }
        self.claimed = names
        self.spellings = spellings
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
        for prefix in ["www."] + WebURL.doorHosts where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
        return host
    }
}
