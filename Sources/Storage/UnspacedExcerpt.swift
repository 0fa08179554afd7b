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
            guard let first = first(in: part[...]) else { continue }
            let start = part.index(first.lowerBound, offsetBy: -Self.before, limitedBy: part.startIndex)
            let end = part.index(first.upperBound, offsetBy: Self.after, limitedBy: part.endIndex)
            return (start == nil ? "" : "…") + marked(part[(start ?? part.startIndex)..<(end ?? part.endIndex)])
                + (end == nil ? "" : "…")
        }
        return String(text.prefix(Self.before + Self.after))
    }

    private func marked(_ part: Substring) -> String {
        var output = ""
        var rest = part
        while let next = first(in: rest), !next.isEmpty {
            output += rest[..<next.lowerBound] + "\u{2}" + rest[next] + "\u{3}"
            rest = rest[next.upperBound...]
        }
        return output + rest
    }

    private func first(in text: Substring) -> Range<Substring.Index>? {
        terms.compactMap { text.range(of: $0, options: .caseInsensitive) }.min { $0.lowerBound < $1.lowerBound }
    }
}
