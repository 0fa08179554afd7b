import Articles
import Foundation
import Markup

/// Who wrote something, out of the ways in which feeds say it.
enum PersonName {
    /// "jane@example.org (Jane Doe)" and "Jane Doe <jane@example.org>" are Jane Doe; without a name, the address.
    static func read(_ text: String?) -> String? {
        guard let text, let address = address(in: text) else { return FeedText.plain(text) }
        var rest = text
        rest.removeSubrange(address)
        let name =
            FeedText.plain(rest.replacing("<>", with: " ").replacing("mailto:", with: ""))
            .map { $0.trimmingCharacters(in: decoration) } ?? ""
        return name.isEmpty ? String(text[address]) : name
    }

    private static let decoration = CharacterSet(charactersIn: "()<>[]\"',;:- ")

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
