import Articles
import Markup

/// The opening of a report that says where it was filed, by whom and when:
/// "MOSCOW (Outlet / Agency - 30th March, 2020)", "BERLIN, March 3 (dpa) -", "Kyiv (AFP) —".
struct Dateline {
    private(set) var place: String?
    private(set) var agency: String?
    private(set) var date: NewsDate?

    /// Looks at the first three paragraphs: a standfirst may stand before the report.
    init(paragraphs: [String]) {
        for paragraph in paragraphs.prefix(3) {
            guard TextSearch.holds(paragraph, "(") || Self.dashes.contains(where: { TextSearch.holds(paragraph, $0) })
            else {
                continue
            }
            let opening = String(paragraph.unicodeScalars.prefix(160))
            if readBracketed(opening) || readDashed(opening) { return }
        }
    }

    private mutating func readBracketed(_ text: String) -> Bool {
        guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else { return false }
        let before = text[..<open].split(separator: ",", maxSplits: 1).map(String.init)
        guard let place = before.first.map(Self.trimmed), Self.looksLikePlace(place) else { return false }
        let credits = text[text.index(after: open)..<close].split(whereSeparator: { "/–—".contains($0) })
            .flatMap { String($0).parts(between: " - ") }.map(Self.trimmed)
        let agency =
            credits.first(where: Agencies.isAgency)
            ?? (credits.count > 1 ? credits.last { NewsDate($0) == nil } : nil)
        // "Taipei, Nov. 17 (CNA)": a day behind the place says that the bracket is no aside.
        let hasDay = before.count > 1 && before[1].contains(where: \.isNumber) && before[1].count <= 14
        guard agency != nil || hasDay || place == place.uppercased() else { return false }
        self.place = place
        self.agency = agency ?? (hasDay && credits.count == 1 && credits[0].count <= 20 ? credits[0] : nil)
        date = credits.lazy.compactMap { NewsDate($0) }.first
        return true
    }

    private mutating func readDashed(_ text: String) -> Bool {
        let dashes = Self.dashes.filter { TextSearch.holds(text, $0) }
        // Whatever stands before any of them.
        guard
            let opening = dashes.map({ text.begins(with: $0) ? "" : text.parts(between: $0)[0] })
                .min(by: { $0.utf8.count < $1.utf8.count })
        else { return false }
        let place = Self.trimmed(opening.split(separator: ",").first.map(String.init) ?? "")
        guard Self.looksLikePlace(place), place == place.uppercased() else { return false }
        self.place = place
        return true
    }

    private static let dashes = [" - ", " – ", " — ", " -- "]

    /// One to four words, each with a capital, at most 30 letters: a city, perhaps with its country.
    private static func looksLikePlace(_ text: String) -> Bool {
        let words = text.spacedWords
        return (1...4).contains(words.count) && text.count >= 3 && text.count <= 30
            && words.allSatisfy { $0.first?.isUppercase == true }
            && text.allSatisfy { $0.isLetter || " .-'’".contains($0) }
    }

    private static func trimmed(_ text: String) -> String {
        PlainText.folded(text)
    }
}
