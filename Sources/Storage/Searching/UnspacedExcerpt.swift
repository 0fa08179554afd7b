import Foundation

/// Some characters around the place where one of the terms stands first, in scripts that have no words to count by.
///
/// The index could tell, too; but it would look for each of the thousand runs that a single character stands for, for
/// every hit anew: a second for a page of them.
struct UnspacedExcerpt {
    /// None of them empty.
    let terms: [String]

    /// In characters.
    private static let before = 12
    private static let after = 36

    /// The terms stand between U+0002 and U+0003.
    func text(of text: String, title: String) -> String {
        for part in [text, title] {
            if let place = firstPlace(in: part[...]) { return cut(part, around: place) }
        }
        return String(text.prefix(Self.before + Self.after))
    }

    private func cut(_ text: String, around place: Range<String.Index>) -> String {
        let start = text.index(place.lowerBound, offsetBy: -Self.before, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(place.upperBound, offsetBy: Self.after, limitedBy: text.endIndex) ?? text.endIndex
        let (before, after) = (start == text.startIndex ? "" : "…", end == text.endIndex ? "" : "…")
        return before + marked(text[start..<end]) + after
    }

    private func marked(_ part: Substring) -> String {
        var output = ""
        var rest = part
        while let place = firstPlace(in: rest), !place.isEmpty {
            output.append(contentsOf: rest[..<place.lowerBound])
            output.append("\u{2}")
            output.append(contentsOf: rest[place])
            output.append("\u{3}")
            rest = rest[place.upperBound...]
        }
        output.append(contentsOf: rest)
        return output
    }

    private func firstPlace(in text: Substring) -> Range<Substring.Index>? {
        terms.compactMap { text.range(of: $0, options: .caseInsensitive) }.min { $0.lowerBound < $1.lowerBound }
    }
}
