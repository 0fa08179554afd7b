import Markup

/// The words by which clutter gives itself away, in its class names and in its text.
enum Boilerplate {
    /// Whether the class or id of an element is one that sites give to what is not the article.
    static func hasClutterName(_ node: MarkupNode) -> Bool {
        guard !["html", "body", "main", "article", "h1"].contains(node.name) else { return false }
        let names = (node.attribute("class") ?? "") + " " + (node.attribute("id") ?? "")
        guard names.utf8.count > 1 else { return false }
        return words(in: names).contains(where: clutterNames.contains)
    }

    /// "relatedPosts share-bar" is related, posts, share, bar.
    private static func words(in names: String) -> [String] {
        names.utf8.allSatisfy { $0 < 0x80 } ? words(inASCII: names.utf8) : words(inAny: names)
    }

    private static func words(inASCII names: String.UTF8View) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in names {
            let isUpper = 65...90 ~= byte
            let isLetter = isUpper || 97...122 ~= byte
            if !isLetter || isUpper, word.count > 1 || !isUpper {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
            if isLetter { word.append(byte | 0x20) }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    private static func words(inAny names: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in names.unicodeScalars {
            let isUpper = character.properties.isUppercase
            if !character.properties.isAlphabetic || isUpper {
                if word.count > 1 || !isUpper {
                    if !word.isEmpty { words.append(word) }
                    word = ""
                }
            }
            if character.properties.isAlphabetic { word += character.properties.lowercaseMapping }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static let clutterNames: Set<String> = [
        "nav", "navigation", "navbar", "menu", "breadcrumb", "breadcrumbs", "crumb", "sidebar", "related",
        "recommended",
        "recommendations", "share", "sharing", "social", "comment", "comments", "disqus", "advert", "advertisement",
        "ad",
        "ads", "adsbygoogle", "promo", "sponsored", "outbrain", "taboola", "newsletter", "subscribe", "subscription",
        "signup", "cookie", "cookies", "consent", "gdpr", "popup", "modal", "footer", "caption", "credits", "tags",
        "taglist", "pagination", "pager", "trending", "popular", "mostread", "paywall", "player", "toolbar", "banner",
        "teaser", "teasers", "ticker", "clock", "counter", "views", "masthead", "skip", "byline", "timestamp",
    ]

    /// Whether a whole block is a phrase of the page's furniture.
    static func isBoilerplate(_ text: String) -> Bool {
        guard text.utf8.count < 300, let first = text.utf8.first else { return false }
        guard first >= 0x80 || first < 0x41 || firstLetters.contains(first | 0x20) else { return false }
        let folded = text.lowercased()
        return openings.contains(where: folded.hasPrefix) || wholes.contains(folded)
    }

    /// The bytes with which any of the phrases begins: most texts are told from them by one look.
    private static let firstLetters = Set((openings + wholes).compactMap(\.utf8.first))

    private static let openings = [
        "advertisement", "read more:", "read also", "also read", "read next", "see also:", "don't miss", "more from",
        "related:", "share this", "share on", "follow us", "sign up", "subscribe to", "click here", "please enter your",
        "sorry, the video player", "back to top", "all rights reserved", "copyright ©", "© ", "(c) ", "we use cookies",
        "leave a comment", "post comment", "your email address will not", "related topics", "top stories", "print this",
        "photo:", "image:", "download our app", "lesen sie auch", "mehr zum thema", "читайте также", "ayrıca okuyun",
        "اقرأ أيضا", "阅读更多", "相关阅读", "source:", "quelle:", "kaynak:", "источник:", "المصدر:",
    ]

    private static let wholes: Set<String> = [
        "share", "tweet", "facebook", "twitter", "whatsapp", "telegram", "email", "print", "comments", "menu", "search",
        "home", "loading...", "read more", "subscribe", "log in", "sign in",
    ]
}
