import Articles

/// What the short lines around a text say of it: its date, its author, the place and the source.
struct Furniture {
    private(set) var byline: [String] = []
    private(set) var date: NewsDate?
    private(set) var place: String?
    private(set) var source: String?

    init(preamble: [Block], tail: [Block], outlet: String?) {
        for block in preamble where block.words <= 12 { read(block.text, outlet: outlet) }
        source = tail.lazy.compactMap { Self.credit(in: $0.text) }.first
    }

    private mutating func read(_ text: String, outlet: String?) {
        if date == nil, let read = Self.date(in: text) {
            date = read
        } else if let place = Self.place(in: text, outlet: outlet) {
            self.place = self.place ?? place
        } else if byline.isEmpty, text.lowercased().hasPrefix("by ") || Byline.looksLikeName(text) {
            byline = Byline.people([text], outlet: outlet, site: nil)
        }
    }

    /// "Published: May 21, 2019 5:30 pm" is its date; a line that says more than a date is none.
    private static func date(in text: String) -> NewsDate? {
        NewsDate(text)
            ?? text.firstIndex(of: ":").flatMap { colon in
                text[..<colon].split(separator: " ").count <= 2
                    ? NewsDate(String(text[text.index(after: colon)...])) : nil
            }
    }

    /// "Outlet, City".
    private static func place(in text: String, outlet: String?) -> String? {
        let parts = text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
        guard parts.count == 2, let outlet, Folding.key(parts[0]) == Folding.key(outlet) else { return nil }
        return parts[1]
    }

    /// "Source: Agency", in the languages of the word.
    private static func credit(in text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), sourceWords.contains(text[..<colon].lowercased()) else {
            return nil
        }
        let name = text[text.index(after: colon)...].split(separator: " ").joined(separator: " ")
        return name.isEmpty || name.split(separator: " ").count > 6 ? nil : name
    }

    private static let sourceWords: Set<String> = [
        "source", "sources", "quelle", "kaynak", "источник", "المصدر", "fuente", "fonte", "bron", "来源",
    ]
}
