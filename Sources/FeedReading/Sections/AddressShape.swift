import Articles

/// What an address tells by its form alone.
struct AddressShape: Hashable {
    /// The path with figures and long words replaced, which an outlet's articles have in common.
    let pattern: String
    let hasDate: Bool
    /// A number of four digits or more in the last part of the path, or in the query: an article's own.
    let hasNumber: Bool
    /// Words in the longest part of the path.
    let slugWords: Int
    /// Whether it ends as a document does: ".html".
    let isDocument: Bool
    /// Whether it leads to what outlets have besides articles: tags, authors, accounts.
    let isOfTopics: Bool
    /// Whether its path is one short word, or none.
    let isBare: Bool

    init(_ url: WebURL) {
        let target = url.pathAndQuery
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let segments = url.path.split(separator: "/").map { $0.lowercased() }
        let last = segments.last ?? ""
        pattern = segments.map(Self.pattern).joined(separator: "/") + (query.isEmpty ? "" : "?")
        hasDate = Self.hasDate(segments)
        hasNumber = Self.longestNumber(last) >= 4 && !Self.isYear(last) || Self.longestNumber(String(query)) >= 3
        slugWords = segments.map { Self.words($0) }.max() ?? 0
        isDocument = [".html", ".htm", ".shtml", ".php", ".aspx"].contains { last.hasSuffix($0) } && segments.count > 1
        isOfTopics = segments.contains { Self.topics.contains($0) } || Self.files.contains { last.hasSuffix($0) }
        isBare = segments.isEmpty || segments.count == 1 && Self.words(last) < 3 && query.isEmpty && !hasNumber
    }

    private static func words(_ segment: String) -> Int {
        segment.split { $0 == "-" || $0 == "_" || $0 == "+" }.count { $0.count > 1 && !$0.allSatisfy(\.isNumber) }
    }

    private static func pattern(_ segment: String) -> String {
        if segment.allSatisfy(\.isNumber) { return "#" }
        return words(segment) >= 3 || longestNumber(segment) >= 4 || segment.utf8.count > 24 ? "*" : segment
    }

    /// `/2020/03/30/`, `/2020/mar/30/`, `/2020-03-30/`, `/20200330/`.
    private static func hasDate(_ segments: [String]) -> Bool {
        for (index, segment) in segments.enumerated() {
            if isYear(segment), index + 1 < segments.count, isMonth(segments[index + 1]) { return true }
            if NewsDate(String(segment.prefix(10))) != nil, segment.first == "2" || segment.first == "1",
                segment.utf8.count >= 8
            {
                return true
            }
        }
        return false
    }

    private static func isYear(_ segment: String) -> Bool {
        segment.utf8.count == 4 && Int(segment).map { (1990...2100).contains($0) } ?? false
    }

    private static func isMonth(_ segment: String) -> Bool {
        if let number = Int(segment) { return (1...12).contains(number) }
        return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].contains(segment)
    }

    private static func longestNumber(_ text: String) -> Int {
        text.split { !($0.isASCII && $0.isNumber) }.map(\.count).max() ?? 0
    }

    /// Parts of paths under which outlets keep lists and services, not articles.
    private static let topics: Set<String> = [
        "tag", "tags", "topic", "topics", "category", "categories", "author", "authors", "autor", "profile", "profiles",
        "about", "about-us", "contact", "contact-us", "login", "signin", "sign-in", "signup", "register", "subscribe",
        "subscription", "subscriptions", "account", "newsletter", "newsletters", "search", "privacy", "privacy-policy",
        "terms", "terms-of-use", "impressum", "datenschutz", "cookies", "cookie-policy", "help", "faq", "advertise",
        "advertising", "jobs", "careers", "rss", "feed", "feeds", "sitemap", "page", "share", "user", "users", "cart",
        "shop", "donate", "podcasts", "games", "weather", "horoscopes", "crossword", "archive", "archives",
    ]
    private static let files = [
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".pdf", ".mp3", ".mp4", ".xml", ".rss", ".zip", ".ics",
        ".css",
    ]
}
