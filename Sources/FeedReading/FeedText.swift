import Articles
import Foundation
import Markup

/// The parts of text that every dialect has.
enum FeedText {
    /// HTML as plain text, folded; `nil` for none. Markup in headlines is markup even where it is escaped twice.
    static func plain(_ text: Bytes) -> String? {
        let plain = PlainText.ofFeed(html: text)
        return plain.isEmpty ? nil : plain
    }

    static func plain(_ text: String?) -> String? {
        guard var text else { return nil }
        return text.withUTF8 { plain($0) }
    }

    static func trimmed(_ text: Bytes) -> String? {
        let range = PlainText.trimmed(text)
        return range.isEmpty ? nil : String(decoding: text[range], as: UTF8.self)
    }

    static func trimmed(_ text: String) -> String? {
        let trimmed = PlainText.trimmed(text)
        return trimmed.isEmpty ? nil : trimmed
    }

    static func date(_ text: Bytes) -> NewsDate? {
        // Anything longer is no date, and would only be copied to find that out.
        guard text.count <= 1024, let text = trimmed(text) else { return nil }
        return NewsDate(text) ?? year(text)
    }

    /// A year alone is a date in W3CDTF ("Date and Time Formats", W3C note of 1997); by its first day, as a month is.
    /// Only feeds mean it so: on a page, a bare year is any number.
    private static func year(_ text: String) -> NewsDate? {
        guard text.utf8.count == 4, let year = Int(text), text.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
        return NewsDate(year: year, month: 1, day: 1)
    }

    /// A whole number, alone: "60", not "60 minutes" and not "6e1".
    static func number(_ text: String?) -> Int? { text.flatMap { Int($0) } }
}
