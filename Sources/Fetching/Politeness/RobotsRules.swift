public import Articles

/// What a site's robots.txt says to dateline (RFC 9309): pure reading and matching, nothing fetched.
public struct RobotsRules: Hashable, Codable, Sendable {
    /// A path that is allowed or not, as written, with the line where it stands.
    public struct Rule: Hashable, Codable, Sendable {
        public var isAllowed: Bool
        public var pattern: String
        public var line: Int
    }

    /// The longest pattern first; among equals, what allows.
    public private(set) var rules: [Rule] = []
    /// Seconds between two requests. Not of the RFC, but honoured by Bing and Yandex, and meant as it is said.
    public private(set) var crawlDelay: Double?
    /// Addresses of sitemaps, for whoever asks.
    public private(set) var sitemaps: [String] = []

    /// A site without a word to us: everything is allowed.
    public static let none = RobotsRules()

    /// As much as is read, at the least by RFC 9309, section 2.5.
    public static let longest = 500 * 1024

    /// No site means to wait longer than this between two pages, whatever it says; seen: "Crawl-delay: 3600".
    private static let longestDelay = 60.0

    private init() {}

    /// The rules for `product` (a name such as "dateline", without version), else those for `*`.
    public init(_ bytes: [UInt8], product: String) {
        var reader = RobotsReader(product: product)
        reader.read(bytes.prefix(Self.longest))
        let group = reader.group
        rules = group.rules.sorted {
            ($0.pattern.utf8.count, $0.isAllowed ? 1 : 0) > ($1.pattern.utf8.count, $1.isAllowed ? 1 : 0)
        }
        crawlDelay = group.delay.map { min($0, Self.longestDelay) }
        sitemaps = reader.sitemaps
    }

    /// The rule that decides about an address; `nil` where none applies, which allows.
    public func rule(for url: WebURL) -> Rule? {
        guard !rules.isEmpty else { return nil }
        let path = RobotsPath.normalised(url.pathAndQuery)
        return rules.first { RobotsPath.matches(path, RobotsPath.normalised($0.pattern)) }
    }
}

/// Why robots.txt forbids an address.
public enum RobotsVerdict: Hashable, Sendable, CustomStringConvertible {
    case rule(RobotsRules.Rule)
    /// It could not be read, which by the RFC forbids everything (section 2.3.1.4).
    case unreachable(reason: String)

    public var description: String {
        switch self {
        case .rule(let rule):
            "robots.txt asks not to (line \(rule.line): Disallow: \(rule.pattern)); set robots: no to ask all the same"
        case .unreachable(let reason):
            "robots.txt cannot be read (\(reason)), which forbids everything; set robots: no to ask all the same"
        }
    }
}
