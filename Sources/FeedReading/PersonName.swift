import Articles
import Foundation
import Markup

/// Who wrote something, out of the ways in which feeds say it.
enum PersonName {
    /// Several people where several addresses tell them apart: "a@h.example (A), b@h.example (B)".
    static func all(in text: String?) -> [String] {
        guard let text, text.utf8.count(where: { $0 == UInt8(ascii: "@") }) > 1 else {
            return [read(text)].compactMap(\.self)
        }
        return text.split { $0 == "," || $0 == ";" }.compactMap { read(String($0)) }
    }

    /// "jane@example.org (Jane Doe)" and "Jane Doe <jane@example.org>" are Jane Doe; without a name, the address.
    static func read(_ text: String?) -> String? {
        guard let text, let address = address(in: text) else { return FeedText.plain(text) }
        var rest = text
        rest.removeSubrange(address)
        for empty in ["mailto:", "<>", "()", "[]", "&lt;&gt;"] { rest = rest.replacing(empty, with: "") }
        let name = FeedText.plain(rest).map(bare) ?? ""
        return name.isEmpty ? String(text[address]) : name
    }

    /// Without what parted it from the address.
    private static func bare(_ name: String) -> String {
        var name = name.trimmingCharacters(in: CharacterSet(charactersIn: "\"',;:-<>[] "))
        if name.hasPrefix("("), name.hasSuffix(")") { name = String(name.dropFirst().dropLast()) }
        return name.trimmingCharacters(in: .whitespaces)
    }

    /// The first word that looks like an e-mail address.
    private static func address(in text: String) -> Range<String.Index>? {
        guard let at = text.firstIndex(of: "@") else { return nil }
        let start = text[..<at].lastIndex { !isOfAddress($0) }.map(text.index(after:)) ?? text.startIndex
        let end = text[at...].dropFirst().firstIndex { !isOfAddress($0) } ?? text.endIndex
        let isWhole = start < at && text[at..<end].contains(".")
        return isWhole ? start..<end : nil
    }

    private static func isOfAddress(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "._%+-".contains(character))
    }
}
