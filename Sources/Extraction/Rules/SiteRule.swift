public import Articles

/// How one site's pages are read, as somebody wrote it down for that site, in the format of ftr-site-config
/// (github.com/fivefilters/ftr-site-config), which Full-Text RSS and wallabag read, and of which there are thousands.
public struct SiteRule: Sendable {
    /// A directive's value, and where it stands.
    public struct Line: Sendable, Hashable {
        public let value: String
        public let number: Int
    }

    /// The file's name, for messages: "gazette.example.txt".
    public let file: String

    /// Tells what the file says from what it said before.
    public internal(set) var fingerprint = ""

    // XPath, tried in their order until one finds something.
    public internal(set) var title: [Line] = []
    public internal(set) var body: [Line] = []
    public internal(set) var date: [Line] = []
    public internal(set) var author: [Line] = []
    /// To the address of the whole article on one page.
    public internal(set) var singlePageLink: [Line] = []
    /// To the address of the article's next page.
    public internal(set) var nextPageLink: [Line] = []

    // What is taken out, all of it.
    /// XPath.
    public internal(set) var strip: [Line] = []
    /// Parts of ids and of class names.
    public internal(set) var stripIDOrClass: [Line] = []
    /// Parts of pictures' addresses.
    public internal(set) var stripImageSource: [Line] = []

    /// Texts in the page's source and what takes their place, before it is parsed.
    public internal(set) var replacements: [(find: String, replace: String)] = []
    /// Header fields to ask with.
    public internal(set) var headers: [(name: String, value: String)] = []
    /// Whether a page on which `body` finds nothing is read as if there were no rule.
    public internal(set) var fallsBack = true
    /// Pages to try the rule on, with texts that their articles contain.
    public internal(set) var tests: [Test] = []

    public struct Test: Sendable, Hashable {
        public let url: String
        public internal(set) var contains: [String] = []
        public let line: Int
    }

    init(file: String) {
        self.file = file
    }
}

/// Equal where their files are of the same name and contents.
extension SiteRule: Equatable {
    public static func == (left: SiteRule, right: SiteRule) -> Bool {
        left.file == right.file && left.fingerprint == right.fingerprint
    }
}

/// The rules that there are, by host.
public struct SiteRules: Equatable, Sendable {
    /// By the file's name without its ending: a host, or with a dot in front a host and all below it.
    private var byName: [String: SiteRule] = [:]

    public init() {}

    public var all: [SiteRule] { byName.values.sorted { $0.file < $1.file } }

    public mutating func add(_ rule: SiteRule) {
        byName[String(rule.file.dropLast(rule.file.hasSuffix(".txt") ? 4 : 0)).lowercased()] = rule
    }

    /// The rule for a page: of its own host, else of the nearest host above that has one for those below it.
    public func rule(for url: WebURL?) -> SiteRule? {
        guard let url, !byName.isEmpty else { return nil }
        var host = CanonicalURL.bareHost(of: url)
        if let rule = byName[host] ?? byName["www." + host] { return rule }
        while true {
            if let rule = byName["." + host] { return rule }
            guard let dot = host.firstIndex(of: ".") else { return nil }
            host = String(host[host.index(after: dot)...])
        }
    }
}
