import Articles
import Markup

/// A short line that stands beside an article and says something of it: when, by whom, where, from whom, how often
/// read.
enum FurnitureLine: Equatable {
    case date(NewsDate)
    case people([String])
    /// "By Jane Doe": it says itself that they wrote the text.
    case signed([String])
    /// Who wrote it by the page's word, and is no person by the look.
    case body(String, isSure: Bool)
    /// What looks like a person's name, and no more is known.
    case name(String)
    case place(String)
    case credit(String)
    /// "3 min read", "1,204 views", "5 hours ago", "12".
    case counter
    /// Nothing but an address.
    case address

    /// What the page knows by itself, to know its names by.
    final class Names {
        /// What the outlet is called.
        let outlets: Set<WordHash>
        let authors: [String]
        /// What is declared as the author and is no person: the outlet, mostly.
        let bodies: Set<WordHash>
        let byline: Byline

        init(outlets: [String], authors: [String] = [], persons: [String] = []) {
            self.outlets = Set(outlets.map { WordHash($0) })
            byline = Byline(outlets: outlets, people: persons)
            self.authors = byline.people(authors)
            bodies = self.authors.isEmpty ? Set(authors.prefix(3).map { WordHash($0) }.filter { !$0.isEmpty }) : []
        }
    }

    /// Longer lines say something themselves.
    private static let longest = 160

    /// Asks as little as it can: a page has hundreds of lines, and few of them are of this kind.
    init?(_ block: Block, in page: PageText, _ names: Names) {
        let measures = block.measures
        guard block.words <= 20, block.text.count <= Self.longest, block.surroundings.isDisjoint(with: Self.elsewhere)
        else {
            return nil
        }
        let text = Deferred { page.string(block) }
        if measures.digits > 0,
            let found = Self.figures(block, page, text, names)
        {
            self = found
        } else if measures.words <= 4, page.withBytes(block, Self.isAddress) {
            self = .address
        } else if let found = page.withBytes(block, { Self.credits(in: $0, text, measures, names) }) {
            self = found
        } else if measures.words <= 16, measures.ending != .sentence || measures.words <= 6,
            let found = Self.people(block, page, text, names)
        {
            self = found
        } else if page.withBytes(block, Byline.mayBeName), Byline.looksLikeName(text.value),
            names.byline.isPerson(text.value)
        {
            // In an element that is called after authors a name is one.
            self = block.surroundings.contains(.byline) ? .people([text.value]) : .name(text.value)
        } else if let name = Self.linked(block, text, names) {
            self = .name(name)
        } else if block.words <= 6,
            let name = page.withBytes(block, Self.isBracketed) ? Self.signature(in: text.value) : nil
        {
            self = .people([name])
        } else {
            return nil
        }
    }

    /// Lines that stand there are of other articles.
    private static let elsewhere: Surroundings = [.navigation, .footer, .related, .comments]

    private static func figures(
        _ block: Block, _ page: PageText, _ text: Deferred, _ names: Names
    ) -> FurnitureLine? {
        let measures = block.measures
        if measures.digits >= 3, measures.words <= 14, page.withBytes(block, NewsDate.mayBeIn) {
            let text = text.value
            if let date = date(in: text) { return .date(date) }
            // "Published 4 March 2026, 13:32Updated 5 March 2026".
            if measures.ending != .sentence, let date = twoDates(in: text) { return .date(date) }
            if page.withBytes(block, mayBeComposed), let line = composed(text, names) { return line }
            if let name = signature(behindDateIn: text, names) { return .people([name]) }
        }
        return measures.words <= 6 && isCounter(text.value, measures) ? .counter : nil
    }

    private static func twoDates(in text: String) -> NewsDate? {
        let first = text.spacedWords.first.map { String($0).lowercased().trimmingMarks } ?? ""
        guard !first.contains(where: \.isLetter) || dateWords.contains(first) else { return nil }
        let dates = NewsDate.all(in: text)
        return dates.count == 2 && dates.allSatisfy { $0.year >= 1990 } ? dates[0] : nil
    }

    private static func credits(
        in bytes: Bytes, _ text: Deferred, _ measures: TextMeasures, _ names: Names
    ) -> FurnitureLine? {
        if bytes.prefix(longestSourceWord + 1).contains(UInt8(ascii: ":")), let credit = credit(in: text.value) {
            return .credit(credit)
        }
        if measures.words <= 5, mayCreditAgency(bytes), let agency = agency(in: text.value) { return .credit(agency) }
        if measures.commas == 1, beginsWithOutlet(bytes, names), let place = place(in: text.value) {
            return .place(place)
        }
        return nil
    }

    // MARK: When

    /// "Dec. 19, 2025 · Jane Doe", "23.07.2025 · 6 min read": a date, and what else is said of the article beside it.
    private static func composed(_ text: String, _ names: Names) -> FurnitureLine? {
        let text = TextSearch.holds(text, " - ") ? text.replacing(" - ", with: "|") : text
        let parts = text.unicodeScalars.split(whereSeparator: isSeparator)
            .map { Substring($0).spacedWords.joined(separator: " ") }
        guard (2...5).contains(parts.count), let date = parts.lazy.compactMap(Self.date(in:)).first, date.year >= 1990
        else { return nil }
        let others = parts.filter { Self.date(in: $0) == nil }
        let people = names.byline.people(others).filter(Byline.looksLikeName)
        // What looks like a name here may be a place, too.
        if let name = people.first { return .body(name, isSure: true) }
        return others.allSatisfy { isCounter($0, $0.withBytes { TextMeasures($0) }) } ? .date(date) : nil
    }

    /// "Publié le 30 mars 2024 par Jane Doe".
    private static func signature(behindDateIn text: String, _ names: Names) -> String? {
        for joint in dateJoints where TextSearch.holds(text, joint) {
            guard let place = text.firstRange(of: joint), date(in: String(text[..<place.lowerBound])) != nil else {
                continue
            }
            let people = names.byline.people([String(text[place.upperBound...])], areSaid: true)
            return people.count == 1 ? people.first(where: Byline.looksLikeName) : nil
        }
        return nil
    }

    private static let dateJoints = [" by ", " par ", " por ", " von ", " door ", " di ", " av ", " af "]

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        // U+0387 is the Greek spelling of the middle dot.
        case "|", "•", "·", "\u{0387}", "–", "—": true
        default: false
        }
    }

    /// A first look, at the bytes: what sets the parts of a line apart is a bar, a dash, or beyond ASCII.
    private static func mayBeComposed(_ text: Bytes) -> Bool {
        text.contains { $0 == UInt8(ascii: "|") || [0xC2, 0xCE, 0xE2].contains($0) }
            || TextSearch.place(of: " - ", in: text) != nil
    }

    /// "Published: May 21, 2019 5:30 pm" is its date; a line that says more than a date is none.
    private static func date(in text: String) -> NewsDate? {
        if let date = NewsDate(text) { return date }
        guard let first = text.utf8.first, !(48...57 ~= first) else { return nil }
        let words = text.spacedWords
        for count in 1...3 where words.count > count {
            let opening = words[..<count].joined(separator: " ").lowercased()
            guard opening.hasSuffix(":") || dateWords.contains(opening.trimmingMarks) else { continue }
            if let date = NewsDate(words[count...].joined(separator: " ")) { return date }
        }
        return nil
    }

    private static let dateWords: Set<String> = [
        "published", "published on", "published at", "posted", "posted on", "updated", "updated on", "last updated",
        "last updated on", "first published", "created", "modified", "date", "on", "last modified", "updated at",
        "veröffentlicht", "veröffentlicht am", "stand", "aktualisiert", "erstellt am", "publié", "publié le", "le",
        "mis à jour", "mis à jour le", "publicado", "publicado el", "publicado em", "actualizado", "actualizado el",
        "atualizado em", "pubblicato", "pubblicato il", "aggiornato il", "gepubliceerd op", "bijgewerkt op",
        "yayınlanma", "yayınlanma tarihi", "güncelleme", "опубликовано", "обновлено", "дата", "опубліковано",
        "оновлено", "发布时间", "更新时间", "发布于", "تاريخ النشر", "نشر في", "opublikowano", "data publikacji", "publicerad",
        "publisert", "giriş", "güncelleme", "oppdatert", "publiceret", "opdateret", "uppdaterad", "julkaistu",
        "päivitetty",
    ]

    private static func isCounter(_ text: String, _ measures: TextMeasures) -> Bool {
        if measures.letters == 0 { return true }
        let words = text.lowercased().lettersOnly
        if measures.opening == .digit { return words.allSatisfy(counted.contains) }
        // "Updated 3 minutes ago", "Share this article: 9 shares".
        return words.allSatisfy { counted.contains($0) || countedBefore.contains($0) }
            && words.contains(where: counted.contains)
    }

    private static let countedBefore: Set<String> = [
        "updated", "published", "posted", "last", "share", "this", "article", "story", "vor", "il", "y", "a", "hace",
    ]

    private static let endMark = Array(" (END)".utf8)

    /// "Jane Doe, Gazette", of which the name is a link.
    private static func linked(_ block: Block, _ text: Deferred, _ names: Names) -> String? {
        guard block.measures.commas == 1, (3...8).contains(block.words), (0.3...0.95).contains(block.linkShare),
            let first = text.value.split(separator: ",").first.map(String.init), Byline.looksLikeName(first),
            names.byline.isPerson(first)
        else { return nil }
        return first
    }

    /// A first look: what stands in brackets of East Asia.
    private static func isBracketed(_ text: Bytes) -> Bool {
        text.count <= 24 && ["（", "【", "〔"].contains { text.starts(with: $0.utf8) }
    }

    /// "（山田三郎）", as Japan's papers sign.
    private static func signature(in text: String) -> String? {
        guard let first = text.first, let last = text.last, ["（）", "【】", "〔〕"].contains(String([first, last])) else {
            return nil
        }
        let name = String(text.dropFirst().dropLast())
        return TextSignature.isName(name, of: 3...5) ? name : nil
    }

    private static func isAddress(_ line: Bytes) -> Bool {
        // "kim@gazette.example (END)", as an agency closes its reports.
        let isLast = line.suffix(endMark.count).elementsEqual(endMark)
        let text = isLast ? Bytes(rebasing: line.dropLast(endMark.count)) : line
        return !text.contains(0x20)
            && (text.starts(with: "www.".utf8) || text.starts(with: "http".utf8) || text.contains(UInt8(ascii: "@")))
    }

    private static let counted: Set<String> = [
        "min", "mins", "minute", "minutes", "read", "views", "view", "comments", "comment", "shares", "share", "ago",
        "hour", "hours", "day", "days", "hrs", "hr", "likes", "reads", "k", "m", "of", "sec", "minuten", "lesezeit",
        "lectura", "lecture", "mn", "просмотров", "комментариев", "photos", "images", "votes", "am", "pm",
    ]

    // MARK: From whom, and where

    /// "Source: Agency", in the languages of the word.
    private static func credit(in text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), sourceWords.contains(text[..<colon].lowercased()) else {
            return nil
        }
        let name = text[text.index(after: colon)...].spacedWords.joined(separator: " ")
        return name.isEmpty || name.spacedWords.count > 6 ? nil : name
    }

    /// "(AFP)", "Avec AFP", "Con información de EFE".
    private static func agency(in text: String) -> String? {
        var bare = text.trimmingBrackets
        let opening = bare.withUTF8 { agencyOpenings.match($0) } ?? 0
        let name = String(decoding: bare.utf8.dropFirst(opening), as: UTF8.self)
        return Agencies.isAgency(name) ? name : nil
    }

    /// A first look: a bracket, or such an opening.
    private static func mayCreditAgency(_ text: Bytes) -> Bool {
        text.first == UInt8(ascii: "(") || text.first == UInt8(ascii: "[") || agencyOpenings.match(text) != nil
    }

    private static let agencyOpenings = PhraseTable([
        "avec l'", "avec ", "con información de ", "con agencia ", "com informações da ", "com informações do ", "com ",
        "con ", "mit material von ", "mit ", "with ", "with inputs from ", "with input from ", "inputs from ", "theo ",
        "- ",
        "– ", "— ", "*com informações da ", "*con información de ",
    ])

    private static let sourceWords: Set<String> = [
        "source", "sources", "quelle", "kaynak", "источник", "المصدر", "fuente", "fonte", "bron", "来源", "źródło",
        "källa", "kilde", "джерело", "via", "šaltinis", "avots", "allikas", "vir", "font", "mənbə", "извор", "източник",
        "izvor", "zdroj", "forrás", "sursa", "πηγή", "स्रोत", "সূত্র", "ที่มา", "nguồn", "sumber", "منبع", "ماخذ", "מקור",
        "출처", "წყარო", "աղբյուր", "lähde", "heimild", "burimi", "chanzo", "pinagmulan",
    ]

    /// In bytes.
    private static let longestSourceWord = 24

    /// The city of "Outlet, City".
    private static func place(in text: String) -> String? {
        let parts = text.split(separator: ",").map { $0.spacedWords.joined(separator: " ") }
        return parts.count == 2 ? parts[1] : nil
    }

    private static func beginsWithOutlet(_ text: Bytes, _ names: Names) -> Bool {
        guard !names.outlets.isEmpty, let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return false }
        return names.outlets.contains(TextMeasures(Bytes(rebasing: text[..<comma])).key)
    }

    // MARK: By whom

    /// Whether the next line is a name: "Written by" alone.
    static func isAuthorLabel(_ measures: TextMeasures) -> Bool {
        measures.words <= 3 && authorLabels.contains(measures.key)
    }

    /// What stands behind such a label.
    static func signed(_ text: String, _ names: Names) -> FurnitureLine? {
        if let people = names.byline.people([text], areSaid: true).nonEmpty {
            return .signed(withoutJob(people, text))
        }
        return Byline.signature(text).map { .body($0, isSure: true) }
    }

    /// "Jane Doe, Master Gardener" is one; "JANE DOE, JOHN SMITH" are two, since jobs are not printed so.
    private static func withoutJob(_ people: [String], _ text: String) -> [String] {
        let isJob = people.count == 2 && !Byline.isJoined(text) && !people.allSatisfy(Byline.looksLikeCapitals)
        return isJob ? Array(people.prefix(1)) : people
    }

    private static let authorLabels = Set(
        [
            "by", "author", "authors", "writtenby", "articleby", "storyby", "postedby", "publishedby", "reporter",
            "autor", "autorin", "von", "par", "por", "auteur", "autore", "автор", "yazar", "作者", "الكاتب", "textby",
            "wordsby", "writer", "contributor", "abouttheauthor", "forfatter", "författare", "szerző",
            "penulis", "نویسنده", "作者：", "記者", "记者", "著者", "ผู้เขียน", "tácgiả", "yazan", "redattore", "skribent",
            "autorka", "текстподготовил", "laatija", "toimittaja", "מאת", "συντάκτης", "리포터",
        ].map { WordHash($0) })

    private static func people(
        _ block: Block, _ page: PageText, _ text: Deferred, _ names: Names
    ) -> FurnitureLine? {
        if block.text.count <= 80, page.withBytes(block, koreanJobs.isAnywhere),
            let name = koreanReporter(text.value)
        {
            return .people([name])
        }
        if block.words <= 6, names.bodies.contains(block.measures.key), let name = Byline.signature(text.value) {
            return .body(name, isSure: true)
        }
        let named = page.withBytes(block) { bytes in
            names.authors.filter { author in
                author.utf8.count > 4 && author.withBytes { TextSearch.holds(bytes, part: $0) }
            }
        }
        guard page.withBytes(block, Byline.mayOpen), let rest = Byline.withoutOpening(text.value) else {
            return named.nonEmpty.map(FurnitureLine.people)
        }
        let said = names.byline.people([rest], areSaid: true).filter {
            Byline.looksLikeName($0) || Byline.looksLikeCapitals($0) || !$0.utf8.allSatisfy { $0 < 0x80 }
        }
        if !said.isEmpty, named.allSatisfy({ name in said.contains { Byline.isSame($0, name) } }) {
            let people = named.count < 2 ? withoutJob(said, rest) : said
            return page.withBytes(block, Byline.maySign) ? .signed(people) : .people(people)
        }
        return named.nonEmpty.map(FurnitureLine.people) ?? body(block, page, rest)
    }

    /// "홍길동 기자", often with an address behind it: Korean names its reporters by their job. Columnists stand before or
    /// behind theirs.
    private static func koreanReporter(_ text: String) -> String? {
        let words = text.spacedWords.filter { !$0.contains("@") }
        guard let last = words.last, (2...4).contains(words.count) else { return nil }
        let isBehind = isKoreanJob(last)
        guard isBehind || isKoreanJob(words[0]) && text.contains("@") else { return nil }
        let name = isBehind ? words.dropLast().last { !koreanDesks.contains(String($0)) } : last
        let bare = name?.split(separator: "=").last.map(String.init) ?? ""
        return (2...4).contains(bare.count) && bare.unicodeScalars.allSatisfy { 0xAC00...0xD7A3 ~= $0.value }
            ? bare : nil
    }

    private static func isKoreanJob(_ word: Substring) -> Bool {
        String(word).withBytes { koreanJobs.match($0) == $0.count }
    }

    private static let koreanJobs = PhraseTable(["기자", "칼럼니스트", "특파원", "논설위원", "선임기자", "인턴기자"])

    private static let koreanDesks: Set<String> = [
        "인턴", "취재", "사회부", "정치부", "경제부", "문화부", "체육부", "산업부", "국제부", "객원", "선임", "수습", "전문", "시민",
    ]

    /// "By the City Desk" in an element that is called after authors, or with the day: elsewhere "By" begins much else.
    private static func body(_ block: Block, _ page: PageText, _ rest: String) -> FurnitureLine? {
        guard block.kind != .preformatted, page.withBytes(block, Byline.maySign), let name = Byline.signature(rest)
        else { return nil }
        if block.measures.digits >= 3, page.withBytes(block, NewsDate.mayBeIn) { return .people([name]) }
        let isOfAuthors = block.surroundings.contains(.byline)
        let isLikely = isOfAuthors || !block.isHeading && name.first?.isUppercase == true
        return block.words <= 6 && isLikely ? .body(name, isSure: isOfAuthors) : nil
    }
}

/// A text that is made only if it is asked for.
private struct Deferred {
    private let make: () -> String

    init(_ make: @escaping () -> String) { self.make = make }

    var value: String { make() }
}

extension String {
    fileprivate func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
        var text = self
        return text.withUTF8(body)
    }
}

extension String {
    /// Without brackets around it.
    fileprivate var trimmingBrackets: String {
        var text = Substring(self)
        while let first = text.first, "([".contains(first) { text.removeFirst() }
        while let last = text.last, ")].".contains(last) { text.removeLast() }
        return String(text)
    }

    /// Without the marks at its end.
    fileprivate var trimmingMarks: String {
        var text = self
        while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
        return text
    }
}
