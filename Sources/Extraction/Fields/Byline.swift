import Markup

/// People's names, told from whatever else stands where an author should.
struct Byline {
    /// What the outlet calls itself: never an author.
    let outlets: Set<String>
    /// The longest first, so that the order in which they are tried is always the same.
    private let outletsByLength: [String]

    /// - Parameter people: what is called like a person is one, even where the outlet is called so, too: a journal of
    ///     one.
    init(outlets: [String], people: [String] = []) {
        let people = Set(people.filter(Self.looksLikeName).map(Folding.key))
        let outlets = Set(outlets.map { Folding.key(String($0.prefix(200))) }).subtracting(people)
        self.outlets = outlets
        outletsByLength = outlets.filter { $0.count >= 3 }.sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// The people in `names`, each once, without "By", job titles, agencies and the outlet's own name.
    /// - Parameter areSaid: whether the page says in words that they wrote it: then even a site's own name may be a
    ///   person's.
    func people(_ names: [String], areSaid: Bool = false) -> [String] {
        var people: [String] = []
        for name in names.prefix(Self.mostNames).flatMap({ split($0, areSaid: areSaid) })
            .prefix(Self.mostNames).map(Self.cleaned)
        where isPerson(name, isSaid: areSaid) && !people.contains(name) {
            people.append(name)
        }
        // "Jane Doe" beside "Doe" is one person.
        return people.filter { name in !people.contains { $0 != name && $0.hasSuffix(" " + name) } }
    }

    /// No article has more authors whom anybody reads.
    private static let mostNames = 50

    // MARK: Taking apart

    private func split(_ text: String, areSaid: Bool) -> [String] {
        let start = String(text.prefix(1000))
        var text = TextSearch.holds(start, "&") ? PlainText.of(html: start) : PlainText.folded(start)
        let folded = text.lowercased()
        if Self.ofHosts.contains(where: { TextSearch.holds(folded, $0) }) || Self.isCompany(folded) {
            return Self.nameBeforeHost(text).map { [$0] } ?? []
        }
        // Before anything is cut off: the first word of an outlet's name is nobody's.
        if !areSaid, outlets.contains(Folding.key(text)) { return [] }
        let isSigned = areSaid || Self.withoutOpening(text) != nil
        while let rest = Self.withoutOpening(text) { text = PlainText.folded(rest) }
        if isSigned { text = Self.withoutPlace(text) }
        if text.hasPrefix("By"), text.dropFirst(2).first?.isUppercase == true { text.removeFirst(2) }
        var isJoined = false
        for joint in Self.joints where TextSearch.holds(text, joint) {
            text = text.replacing(joint, with: ",")
            isJoined = true
        }
        for mark in Self.marks where TextSearch.holds(text, mark) { text = text.replacing(mark, with: "|") }
        text = Self.withoutRestBehindSlash(text)
        let parts = Self.withoutPlaceBesideDay(text.parts { $0 == "|" || $0 == "•" || $0 == "·" })
        // Beside a name stand dates, places and jobs; what looks like a name is one, else the first part is meant.
        let names = parts.count > 1 ? parts.compactMap { Self.isNameLike($0) ? $0 : Self.reporter(in: $0) } : parts
        return (names.isEmpty ? Array(parts.prefix(1)) : names).flatMap { splitList($0, isJoined: isJoined) }
    }

    /// "Ayşe YILMAZ/ANKARA", "Jane Doe/ Ed: John Smith": behind a name stands a place, or another hand.
    private static func withoutRestBehindSlash(_ text: String) -> String {
        guard let slash = text.firstIndex(of: "/"), case let name = String(text[..<slash]),
            looksLikeName(name) || looksLikeNameInCapitals(name)
        else { return text }
        return name
    }

    /// "Jane Doe | Palma de Mallorca | 08/01/2024": what stands between a name and the day is a place, or a desk.
    private static func withoutPlaceBesideDay(_ parts: [String]) -> [String] {
        guard parts.count > 2, let day = parts.firstIndex(where: { $0.count(where: \.isFigure) >= 4 }), day >= 2,
            isNameLike(parts[day - 2])
        else { return parts }
        return Array(parts[..<(day - 1)])
    }

    /// "By Jane Doe, Gazette — Norvik": what stands behind the dash is a place or a job, where a name stands before it.
    private static func withoutPlace(_ text: String) -> String {
        for dash in [" — ", " – ", " - "] where TextSearch.holds(text, dash) {
            guard let place = text.firstRange(of: dash), case let name = text[..<place.lowerBound],
                let first = name.split(separator: ",").first, isNameLike(String(first))
            else { continue }
            return String(name)
        }
        return text
    }

    /// "By Jane Doe GAZETTE.com": whoever signs before an address.
    private static func nameBeforeHost(_ text: String) -> String? {
        let rest = withoutOpening(text) ?? text
        let named = rest.spacedWords.prefix { !$0.contains("@") && !TextSearch.holds($0.lowercased(), ".com") }
            .prefix { $0 != "-" && $0 != "–" && $0 != "|" }
        let name = named.joined(separator: " ")
        return name.utf8.count < rest.utf8.count && looksLikeName(name) ? name : nil
    }

    /// Whether an "and" stands between names.
    static func isJoined(_ text: String) -> Bool { joints.contains { TextSearch.holds(text, $0) } }

    /// "Jane Doe in Berlin" is Jane Doe.
    static func withoutRest(_ text: String) -> String {
        var text = withoutBrackets(text)
        for cut in cuts where TextSearch.holds(text, cut) {
            if let range = text.firstRange(of: cut) { text = String(text[..<range.lowerBound]) }
        }
        guard TextSearch.holds(text, "@") else { return text }
        // "Jane Doe @janedoe", "Jane Doe jane@gazette.example".
        return text.spacedWords.prefix { !$0.contains("@") }.joined(separator: " ")
    }

    /// "Jane Doe (Editor)" is Jane Doe, "Jane (Roe) Doe" is called so.
    private static func withoutBrackets(_ text: String) -> String {
        guard let open = text.firstIndex(of: "(") else { return text }
        if let close = text[open...].firstIndex(of: ")"), open > text.startIndex {
            let behind = text[text.index(after: close)...].drop { $0 == " " }
            let inside = text[text.index(after: open)..<close]
            if let first = behind.first, first.isLetter, !first.isLowercase, isOneName(inside) { return text }
        }
        return String(text[..<open])
    }

    private static func isOneName(_ text: Substring) -> Bool {
        guard let first = text.first, first.isLetter, !first.isLowercase, !text.contains(" ") else { return false }
        // Many scripts have no capitals.
        return !first.isUppercase || text.dropFirst().contains(where: \.isLowercase)
    }

    /// "Jane Doe, John Smith" are two; of "Jane Doe, Berlin" one word alone is no name.
    /// - Parameter isJoined: whether an "and" stood there: "Jane and John" are two.
    private func splitList(_ text: String, isJoined: Bool) -> [String] {
        let parts = text.parts { $0 == "," || $0 == ";" || $0 == "、" || $0 == "，" }.map {
            withoutOutlet(Self.withoutFigures(PlainText.folded(Self.withoutRest($0))))
        }
        // From U+0800 on there are scripts without spaces.
        guard parts.count > 1, parts.allSatisfy({ $0.utf8.allSatisfy { $0 < 0xE0 } }) else { return parts }
        let whole = parts.filter { $0.contains(" ") }
        return whole.isEmpty && isJoined && parts.count == 2 ? parts : whole
    }

    /// "記者王小明", of "港口報／記者王小明／高雄報導".
    private static func reporter(in part: String) -> String? {
        let part = PlainText.folded(part)
        guard ["記者", "记者"].contains(where: part.hasPrefix) else { return nil }
        let name = part.dropFirst(2).drop { " ,：:".contains($0) }
        return TextSignature.isName(String(name), of: 2...4) ? String(name) : nil
    }

    private static func isNameLike(_ part: String) -> Bool {
        let text = PlainText.folded(part)
        return looksLikeName(withoutRest(withoutOpening(text) ?? text))
    }

    /// "Andrew Gerrand 4 August 2010" is a name as far as the first figure.
    static func withoutFigures(_ name: String) -> String {
        let words = name.spacedWords
        guard let figure = words.firstIndex(where: Self.holdsFigure), figure >= 1 else {
            // "Jane Doe Tuesday", of "Jane Doe Tuesday, Aug. 17": some are called like a day, but not by three names.
            let isOfDay = words.count > 2 && words.last.map { weekdays.contains(Folding.key(String($0))) } ?? false
            return isOfDay ? words.dropLast().joined(separator: " ") : name
        }
        var kept = words[..<figure]
        // "Jane Doe04.03.2026": two elements that nothing but a style keeps apart.
        let glued = words[figure].prefix { !$0.isFigure }
        if glued.count >= 2, glued.allSatisfy(\.isLetter), glued.first?.isUppercase == true { kept.append(glued) }
        if let last = kept.popLast() { kept.append(withoutGluedWord(last)) }
        while let last = kept.last, kept.count > 1, dateWords.contains(Folding.key(String(last))) {
            kept.removeLast()
        }
        return kept.joined(separator: " ")
    }

    private static func holdsFigure(_ word: Substring) -> Bool {
        word.utf8.contains { 48...57 ~= $0 } || !word.isASCII && word.contains(where: \.isFigure)
    }

    /// "DoeDecember", "DoeStaff": two elements that nothing but a style keeps apart.
    private static func withoutGluedWord(_ word: Substring) -> Substring {
        guard !word.isASCII || word.utf8.dropFirst(2).contains(where: { 65...90 ~= $0 }) else { return word }
        guard let place = word.indices.dropFirst(2).first(where: { word[$0].isUppercase }),
            word[word.index(before: place)].isLowercase, case let rest = Folding.key(String(word[place...])),
            dateWords.contains(rest) || jobs.contains(rest) || never.contains(rest)
        else { return word }
        return word[..<place]
    }

    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu", "thur", "thurs", "fri",
    ]

    static let dateWords: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat",
        "sun", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "måndag", "tisdag", "lördag",
        "söndag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi",
        "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes",
        "sábado", "domingo", "d", "den", "kl", "last", "updated", "published", "posted", "on", "date", "modified",
        "sponsored", "the",
    ]

    /// "Jane Doe The Gazette" is Jane Doe, and so is "Jane Doe Do Gazette", from there in Portuguese.
    private func withoutOutlet(_ name: String) -> String {
        for outlet in outletsByLength {
            let words = name.spacedWords
            for count in stride(from: words.count - 1, to: 1, by: -1)
            where Folding.key(words[count...].joined(separator: " ")) == outlet {
                let name = words[..<count]
                let isFrom = count > 2 && name.last.map { Self.particles.contains($0.lowercased()) } == true
                return (isFrom ? name.dropLast() : name).joined(separator: " ")
            }
        }
        return name
    }

    private static let ofHosts = ["www.", ".com"]
    private static let ofCompanies = [" gmbh", " inc.", " ltd", " llc", " s.a.", " s.p.a"]

    /// Whether a company is named, whose form nothing else of its name follows: "James S.A. Doe" is a person.
    private static func isCompany(_ folded: String) -> Bool {
        ofCompanies.contains { form in
            TextSearch.holds(folded, form)
                && folded.ranges(of: form).contains { range in
                    folded[range.upperBound...].first { $0 != " " && $0 != "." }?.isLetter != true
                }
        }
    }

    /// What stands behind these is no name any more.
    private static let cuts = [
        "[", " Edited by", " Edited By", " edited by", " Publish Date", " Published ", " Updated ", " on behalf ",
        " on ", " in ", " for ", " @ ", " at ", " is a ", " is an ", " is the ", " bei ",
        " für ",
    ]
    private static let marks = [" - ", " – ", " — ", " / ", "／"]
    private static let joints = [
        " and ", " und ", " et ", " & ", " y ", " e ", " og ", " och ", " en ", " with ", " и ", " ve ", " AND ",
        " UND ",
        " ET ", " Y ", " та ", " dan ", " avec ", " mit ", " con ",
    ]

    /// Without titles in front and jobs behind: "Dr. Jane Doe Senior Autos Reporter".
    private static func cleaned(_ name: String) -> String {
        var words = name.spacedWords.map(String.init)
        // What stands behind a glued word is of the other element, too.
        if let place = words.firstIndex(where: { withoutGluedWord(Substring($0)).count < $0.count }) {
            words = words[..<place] + [String(withoutGluedWord(Substring(words[place])))]
        }
        if words.count == 1, name.count <= 6, ["記者", "记者"].contains(where: name.hasPrefix),
            !notNames.contains(String(name.dropFirst(2)))
        {
            return String(name.dropFirst(2))
        }
        if words.count > 1, let first = words.first, jobs.contains(Folding.key(first)), !isGiven(first) { return "" }
        let count = words.count
        while let last = words.last, words.count > 1, jobs.contains(Folding.key(last)) || agencies(last) {
            words.removeLast()
        }
        // "Master Gardener", "Weekend Editor": a name has two words; in scripts that begin at U+0800 it may be one.
        if words.count == 1, words.count < count, words[0].utf8.allSatisfy({ $0 < 0xE0 }) { return "" }
        // "Jane Doe Gazette Staff".
        if words.count < count {
            while let last = words.last, words.count > 2, papers.contains(Folding.key(last)) { words.removeLast() }
        }
        // Whatever comes before the first word of a job title belongs to the name, the rest to the title.
        if let job = words.firstIndex(where: { jobs.contains(Folding.key($0)) && !isGiven($0) }), job >= 2 {
            words.removeLast(words.count - job)
        }
        if words.count > 2, let last = words.last, stations.contains(last) { words.removeLast() }
        while let first = words.first, words.count > 2, honorifics.contains(Folding.key(first)) { words.removeFirst() }
        var text = words.joined(separator: " ")
        while let last = text.last, ".:,;-–—* ".contains(last), !isInitial(text) { text.removeLast() }
        return joined(withoutGluedJob(text))
    }

    /// "박다해기자" is 박다해, "加藤健太記者" 加藤健太.
    private static func withoutGluedJob(_ name: String) -> String {
        for job in ["기자", "특파원", "記者", "记者"] where name.hasSuffix(job) {
            let bare = name.dropLast(job.count)
            let isName = bare.unicodeScalars.allSatisfy { 0xAC00...0xD7A3 ~= $0.value || 0x3400...0x9FFF ~= $0.value }
            if isName, (2...5).contains(bare.count) { return String(bare) }
        }
        return name
    }

    /// "李 明": names of two characters are set as wide as those of three.
    private static func joined(_ name: String) -> String {
        let words = name.spacedWords
        let isSpaced =
            (2...3).contains(words.count)
            && words.allSatisfy { word in
                word.unicodeScalars.count == 1 && word.unicodeScalars.allSatisfy { 0x4E00...0x9FFF ~= $0.value }
            }
        return isSpaced ? words.joined() : name
    }

    /// "MD" is a degree, "Md" the short form of Mohammed.
    private static func isGiven(_ word: String) -> Bool { word == "Md" || word == "Md." }

    private static func isInitial(_ text: String) -> Bool {
        guard !text.hasSuffix("Jr."), !text.hasSuffix("Sr.") else { return true }
        let last = text.spacedWords.last?.split(separator: ".").last ?? ""
        return last.count == 1 && last.first?.isUppercase == true
    }

    /// "Leta" is a name, "LETA" an agency.
    private static func agencies(_ word: String) -> Bool {
        Agencies.isAgency(word) && (word.count > 4 || word == word.uppercased())
    }
}

extension Character {
    /// Whether it is a figure: 三 counts, too, and is a part of names.
    var isFigure: Bool { unicodeScalars.first.map { $0.properties.numericType == .decimal } ?? false }
}
