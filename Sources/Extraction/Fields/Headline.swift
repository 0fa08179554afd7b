import Articles
import Markup

/// The article's own headline: the heading on the page that agrees best with what the page declares, else what it
/// declares.
struct Headline {
    let text: String
    /// The heading that it was taken from, whole; the same where it was taken from elsewhere.
    let heading: String
    /// What it was taken from, for whoever asks.
    let source: String
    /// What the page calls itself elsewhere, where that is not the same.
    var social: String?

    private struct Heading {
        let text: String
        let block: Int
        let level: Int
        let isFurniture: Bool
        let isNamed: Bool
    }

    init(text: String, source: String) {
        self.text = text
        heading = text
        self.source = source
    }

    init(_ declarations: Declarations, _ page: PageText) {
        let site = declarations.siteName
        let claims = Self.claims(declarations, site)
        let names = Set(declarations.siteNames.map(Folding.key))
        let headings = Self.withoutSite(
            Self.headings(page).filter { !names.contains(Folding.key($0.text)) }, declarations.documentTitle)
        let tops = headings.count { $0.level == 1 && !$0.isFurniture }
        var best: (score: Double, heading: Heading)?
        for heading in headings {
            let score = Self.score(heading, claims, isOnlyTop: heading.level == 1 && tops == 1)
            if score > best?.score ?? Self.enough { best = (score, heading) }
        }
        defer {
            let told = claims.first { $0.source == "meta og:title" }?.text
            social = told.flatMap { WordHash($0) == WordHash(text) ? nil : $0 }
        }
        if let lone = Self.lone(headings, best?.heading, claims) {
            text = lone.text
            heading = text
            source = "h\(lone.level)"
        } else if let best {
            heading = best.heading.text
            text = Self.withoutSite(best.heading.text, claims, declarations.documentTitle)
            source = "h\(best.heading.level)"
        } else if let claim = claims.first {
            text = claim.text
            heading = text
            source = claim.source
        } else {
            text = headings.first { !$0.isFurniture }?.text ?? ""
            heading = text
            source = "first heading"
        }
    }

    /// The one heading that is no part of the page's title, where that title is all that the page declares and says no more
    /// than a name: "News | Harbour Gazette" on every page. Where no heading agrees with the title, that may be longer:
    /// "News from the Harbour Gazette".
    private static func lone(_ headings: [Heading], _ best: Heading?, _ claims: [Claim]) -> Heading? {
        let declared = best?.text ?? claims.first?.text ?? ""
        guard claims.allSatisfy({ $0.source.hasSuffix("title") && !$0.source.hasPrefix("meta") }),
            !declared.isEmpty, declared.spacedWords.count <= (best == nil ? mostWordsOfSlogan : mostWordsOfName)
        else { return nil }
        let tops = headings.count { $0.level == 1 && !$0.isFurniture }
        let others = headings.filter { heading in
            !heading.isFurniture && (heading.isNamed || heading.level == 1 && tops == 1)
                && heading.text.spacedWords.count >= mostWordsOfName
                && words(of: heading.text).allSatisfy { word in !claims.contains { $0.words.contains(word) } }
        }
        return others.count == 1 ? others.first : nil
    }

    /// A heading that agrees less with what the page declares is of something else.
    private static let enough = 0.45

    // MARK: What the page declares

    private struct Claim {
        let text: String
        let source: String
        let words: [UInt64]

        init(_ text: String, _ source: String) {
            self.text = text
            self.source = source
            words = Headline.words(of: text)
        }
    }

    private static func claims(_ declarations: Declarations, _ site: String?) -> [Claim] {
        var claims: [Claim] = []
        func add(_ text: String?, _ source: String) {
            guard let text = text.map({ withoutSite(PlainText.of(html: $0), site) }), !text.isEmpty else { return }
            claims.append(Claim(text, source))
        }
        add(declarations.structured.article?["headline"]?.text, "JSON-LD headline")
        add(declarations.property("headline"), "itemprop headline")
        add(declarations.first("og:title", "twitter:title", "dc.title", "title"), "meta og:title")
        add(declarations.first("headline", "hdl", "sailthru.title", "parsely-title", "citation_title"), "meta headline")
        add(declarations.documentTitle, "title")
        // Which part of a title is the site's name is not always known: a heading may agree with any.
        for part in parts(of: declarations.documentTitle ?? "") { claims.append(Claim(part, "part of title")) }
        return claims
    }

    private static func parts(of title: String) -> [String] {
        guard title.utf8.count <= 500 else { return [] }
        for separator in [" | ", " – ", " — ", " » ", " • ", " - ", ": "] where TextSearch.holds(title, separator) {
            let parts = title.parts(between: separator).filter { $0.utf8.count >= 8 }
            if parts.count > 1 { return parts }
        }
        return []
    }

    /// "Headline | Outlet" and "Outlet - Headline": the longest part is the headline, unless a part is the site.
    private static func withoutSite(_ title: String, _ site: String?) -> String {
        for separator in [" | ", " – ", " — ", " - ", " :: ", " « ", " » ", " ¦ ", " • ", "｜", " ： ", "_"]
        where TextSearch.holds(title, separator) {
            let parts = title.parts(between: separator)
            guard parts.count > 1 else { continue }
            if let site {
                let key = Folding.key(site)
                let others = parts.filter { !isName($0, of: key) }
                if others.count < parts.count, !others.isEmpty {
                    return withoutSection(others, separator).joined(separator: separator)
                }
            }
            let longest = parts.max { $0.count < $1.count } ?? title
            if longest.count * 2 >= title.count { return longest }
        }
        return title
    }

    /// "Headline | Local News", once the site's name is off.
    private static func withoutSection(_ parts: [String], _ separator: String) -> [String] {
        guard separator == " | ", parts.count > 1, let last = parts.last, last.spacedWords.count <= 2,
            parts[0].spacedWords.count >= 4
        else { return parts }
        return parts.dropLast()
    }

    /// What a heading says that the page declares as its headline, where the rest of the heading is another part of the
    /// page's title or a day: some put their name into it, for links to the front page.
    private static func withoutSite(_ heading: String, _ claims: [Claim], _ title: String?) -> String {
        guard let title, title.utf8.count <= 500, !TextSearch.holds(title, heading) else { return heading }
        for claim in claims where claim.text.count >= 20 && claim.text.count < heading.count {
            let rest: Substring
            let isGlued: Bool
            if heading.hasPrefix(claim.text) {
                rest = heading.dropFirst(claim.text.count)
                isGlued = claim.text.last?.isLetter == true && rest.first?.isUppercase == true
            } else if heading.hasSuffix(claim.text) {
                rest = heading.dropLast(claim.text.count)
                isGlued = claim.text.first?.isUppercase == true && rest.last?.isLetter == true
            } else {
                continue
            }
            // An element of its own within the heading: "LIVEFerry hits pier", "Ferry hits pier Updated".
            if isGlued || flags.contains(Folding.key(String(rest))) { return claim.text }
            let words = PlainText.folded(String(rest))
            // "Transport Ferry hits old stone pier": a kicker in an element of its own; what belongs to a headline goes on.
            let isKicker = heading.hasSuffix(claim.text) && words.spacedWords.count <= 2 && words.last?.isLetter == true
            if isKicker, claim.text == title { return claim.text }
            let isDay = words.count <= 20 && words.contains(where: \.isNumber)
            if isDay || words.count >= 3 && TextSearch.holds(title, words) { return claim.text }
        }
        return heading
    }

    /// What pages mark headlines with.
    private static let flags: Set<String> = [
        "updated", "update", "live", "video", "watch", "photos", "gallery", "exclusive", "breaking", "breakingnews",
        "opinion", "analysis", "premium", "plus", "abo", "new", "podcast", "liveticker", "direct", "endirect",
        "endirecto", "aovivo", "diretta", "abonnés", "réservéauxabonnés", "suscriptores", "фото", "видео",
    ]

    /// Whether a part of a title is what the site is called: "BBC News" of "BBC", "example.com" of "Example".
    private static func isName(_ part: String, of site: String) -> Bool {
        let key = Folding.key(part)
        guard site.count >= 3, key.count >= 3 else { return false }
        return key == site || key.count <= site.count + 12 && key.hasPrefix(site)
            || site.count <= key.count + 12 && site.hasPrefix(key)
    }

    // MARK: What stands on the page

    private static func headings(_ page: PageText) -> [Heading] {
        page.blocks.indices.compactMap { index in
            let block = page.blocks[index]
            guard block.words <= 60, !block.leadsHome else { return nil }
            let isNamed = block.surroundings.contains(.title) && !block.surroundings.contains(.related)
            let level: Int
            if case .heading(let own) = block.kind {
                level = own
            } else if isNamed, block.words >= 3 {
                level = 3
            } else {
                return nil
            }
            let isFurniture = !block.surroundings.isDisjoint(with: [
                .navigation, .footer, .aside, .related, .comments, .promotion, .advertising, .hidden,
            ])
            return Heading(
                text: page.string(block), block: index, level: level, isFurniture: isFurniture, isNamed: isNamed)
        }
    }

    /// Where the longest part of the page's title is a heading, the others are none: the site's name, mostly, that no
    /// data tells.
    private static func withoutSite(_ headings: [Heading], _ title: String?) -> [Heading] {
        let parts = parts(of: title ?? "").map(Folding.key)
        guard parts.count > 1, let longest = parts.max(by: { $0.count < $1.count }) else { return headings }
        let keys = headings.map { Folding.key($0.text) }
        guard let headline = keys.firstIndex(of: longest), headings[headline].text.spacedWords.count > mostWordsOfName
        else { return headings }
        return zip(headings, keys).filter { heading, key in
            key == longest || !parts.contains(key) || heading.text.spacedWords.count > mostWordsOfName
        }.map(\.0)
    }

    /// "The Harbour Gazette"; what is longer may be a headline.
    private static let mostWordsOfName = 3
    private static let mostWordsOfSlogan = 6

    /// From 0 up: how much a heading and the page's claims share, and what it looks like.
    private static func score(_ heading: Heading, _ claims: [Claim], isOnlyTop: Bool) -> Double {
        let own = words(of: heading.text)
        guard !own.isEmpty else { return 0 }
        var agreement = 0.0
        for claim in claims where !claim.words.isEmpty {
            let shared = Double(Self.count(of: own, in: claim.words))
            // What the heading says that no claim does counts more than what it leaves out.
            let share = shared / Double(own.count) * 0.6 + shared / Double(claim.words.count) * 0.4
            agreement = max(agreement, claim.text == heading.text ? 1.05 : share)
        }
        if own.count == 1, agreement < 0.8 { return 0 }
        var score = agreement - Double(heading.level) * 0.02
        if isOnlyTop, own.count >= 2 { score += agreement > 0 ? 0.3 : claims.isEmpty ? 0.5 : 0.15 }
        if heading.level == 1 { score += 0.1 }
        if heading.isFurniture { score -= 0.3 }
        return score
    }

    /// How many of some words others have; both in their order.
    private static func count(of words: [UInt64], in others: [UInt64]) -> Int {
        var found = 0, place = 0
        for word in words {
            while place < others.count, others[place] < word { place += 1 }
            if place < others.count, others[place] == word { found += 1 }
        }
        return found
    }

    /// Hashes of the words in lower case, each once and in their order; of pairs of characters where there are no
    /// spaces.
    private static func words(of text: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash = FNV.seed, length = 0
        var previous: UInt32 = 0
        for scalar in text.unicodeScalars {
            let folded = Letters.folded(scalar)?.value
            if let folded, isWithoutSpaces(folded) {
                if previous != 0 { words.append(FNV.step(FNV.step(FNV.seed, previous), folded)) }
                previous = folded
                continue
            }
            previous = 0
            if let folded {
                hash = FNV.step(hash, folded)
                length += 1
            } else if length > 0 {
                words.append(hash)
                (hash, length) = (FNV.seed, 0)
            }
        }
        if length > 0 { words.append(hash) }
        words.sort()
        return words.enumerated().filter { $0.offset == 0 || words[$0.offset - 1] != $0.element }.map(\.element)
    }

    /// Whether a letter is of a script that puts no spaces between its words.
    private static func isWithoutSpaces(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x0E00...0x0EFF, 0x2E80...0x9FFF, 0xAC00...0xD7AF: true
        default: false
        }
    }

    /// The hash of Fowler, Noll and Vo, version 1a.
    private enum FNV {
        static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

        static func step(_ hash: UInt64, _ value: UInt32) -> UInt64 { (hash ^ UInt64(value)) &* 0x100_0000_01b3 }
    }
}
