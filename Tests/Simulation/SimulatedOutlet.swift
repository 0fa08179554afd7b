/// The simulation's outlets: each another language, another template, another kind of feed, another carelessness.
enum SimulatedOutlet: Int, CaseIterable, Sendable {
    /// English, HTML5 with JSON-LD and ads, RSS with campaign parameters, AMP pages.
    case herald
    /// German in windows-1252, divs, Atom with session ids in its links, print pages.
    case bote
    /// Russian in windows-1251, old tables with `<br><br>`, PHP with session ids and no canonical link, RSS.
    case vestnik
    /// Arabic from right to left, JSON Feed.
    case sahifa
    /// Chinese, a sitemap; every canonical link is the front page.
    case ribao
    /// Turkish, RSS, mobile pages; old templates that name one canonical address for all articles.
    case gazete

    var name: String {
        switch self {
        case .herald: "Island Herald"
        case .bote: "Küstenbote"
        case .vestnik: "Портовый вестник"
        case .sahifa: "صحيفة الساحل"
        case .ribao: "海岸日报"
        case .gazete: "Kıyı Gazetesi"
        }
    }

    /// An address of its own each, all of them loopback.
    var host: String { "127.0.0.\(21 + rawValue)" }

    var prose: Prose {
        switch self {
        case .herald: Prose(vocabulary: .english)
        case .bote: Prose(vocabulary: .german)
        case .vestnik: Prose(vocabulary: .russian)
        case .sahifa: Prose(vocabulary: .arabic)
        case .ribao: Prose(vocabulary: .chinese)
        case .gazete: Prose(vocabulary: .turkish)
        }
    }

    /// How often an article is edited in a step, from 0 to 1: agencies do it all day, small papers hardly ever.
    var haste: Double {
        switch self {
        case .herald: 0.3
        case .bote: 0.15
        case .vestnik: 0.2
        case .sahifa: 0.25
        case .ribao: 0.15
        case .gazete: 0.2
        }
    }

    var hasByline: Bool { self == .herald || self == .bote }
    var hasStandfirst: Bool { self == .herald || self == .sahifa }

    // MARK: Addresses

    var feedPath: String {
        switch self {
        case .herald, .gazete: "/rss.xml"
        case .vestnik: "/rss.php"
        case .bote: "/feed.atom"
        case .sahifa: "/feed.json"
        case .ribao: "/news-sitemap.xml"
        }
    }

    var feedType: String {
        switch self {
        case .herald, .vestnik, .gazete: "application/rss+xml"
        case .bote: "application/atom+xml"
        case .sahifa: "application/feed+json"
        case .ribao: "application/xml"
        }
    }

    /// Whether its feed names articles by an id besides their addresses.
    var hasFeedIDs: Bool { self != .ribao }

    /// - Parameter moves: how often the article has moved before.
    func path(of article: Int, moves: Int) -> String {
        let section = ["news", "region", "archive", "topics", "all"][moves % 5]
        return switch self {
        case .herald: "/2026/\(section)/story-\(article).html"
        case .bote: "/\(section)/artikel-\(article).html"
        case .vestnik: "/\(section).php?id=\(article)"
        case .sahifa: "/ar/\(section)/\(article)"
        case .ribao: "/\(section)/2026/\(article).shtml"
        case .gazete: "/\(section)/haber-\(article)"
        }
    }

    /// Another address of the same article, for those outlets that have some.
    func door(to path: String) -> String? {
        switch self {
        case .herald: "/amp" + path
        case .bote: path + "?print=1"
        case .gazete: "/m" + path
        case .vestnik, .sahifa, .ribao: nil
        }
    }

    /// What the feed adds to a link, another at each request.
    func parameters(_ noise: Int) -> String {
        switch self {
        case .herald: "?utm_source=rss&utm_campaign=\(noise)"
        case .bote: "?sid=\(String(noise, radix: 16))"
        case .vestnik: "&PHPSESSID=\(String(noise * 7919, radix: 36))"
        case .sahifa, .ribao, .gazete: ""
        }
    }

    func canonical(of article: SimulatedArticle) -> String? {
        switch self {
        case .herald, .bote: article.path
        case .vestnik, .sahifa: nil
        case .ribao: "/"
        case .gazete: article.id / Self.allCases.count % 2 == 0 ? "/son-dakika" : article.path
        }
    }

    /// In another language, for its editions in that.
    var abroad: Prose { self == .herald ? SimulatedOutlet.bote.prose : SimulatedOutlet.herald.prose }
}
