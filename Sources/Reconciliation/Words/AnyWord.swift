import Foundation

/// The word or mark that begins at a place of a text, character by character, whatever it is made of.
func anyWord(in text: String, from start: String.Index) -> Word? {
    let character = text[start]
    guard !character.isWhitespace, !isInvisible(character) else { return nil }
    return word(text[start..<endOfAnyWord(in: text, from: start)], startingWith: character)
}

private func word(_ text: Substring, startingWith first: Character) -> Word {
    let isMark = !first.isLetter && !first.isNumber
    let kind: Word.Kind = isMark ? .mark : text.contains(where: isFigure) ? .number : .word
    return Word(kind: kind, text: text, key: key(of: text))
}

/// A digit of any script, or a character that counts in Chinese. By Unicode lacquer is a number, too: it was written
/// for seven.
private func isFigure(_ character: Character) -> Bool {
    guard character.isNumber else { return false }
    guard let value = character.unicodeScalars.first?.value, 0x3400...0x9FFF ~= value else { return true }
    return NumberWords.counts(character)
}

private func endOfAnyWord(in text: String, from start: String.Index) -> String.Index {
    let first = text[start]
    var end = text.index(after: start)
    if first == "." { return text[end...].firstIndex { $0 != "." } ?? text.endIndex }
    guard first.isLetter || first.isNumber, !standsAlone(first) else { return end }
    while end < text.endIndex {
        let character = text[end]
        if (character.isLetter || character.isNumber) && !standsAlone(character) || isInvisible(character) {
            end = text.index(after: end)
        } else if joins(text, at: end) {
            end = text.index(after: end)
        } else {
            break
        }
    }
    return end
}

/// "don't", "five-year", "1,234.5", "20:30": a mark between two letters or two digits belongs to the word.
private func joins(_ text: String, at index: String.Index) -> Bool {
    let next = text.index(after: index)
    guard next < text.endIndex else { return false }
    let before = text[text.index(before: index)], after = text[next]
    switch text[index] {
    case "'", "’", "-", "‐", "‑": return before.isLetter && after.isLetter || before.isNumber && after.isLetter
    case ".", ",", ":", "/": return before.isNumber && after.isNumber
    case "٫", "٬": return true
    default: return false
    }
}

/// Scripts that put no spaces between words.
private func standsAlone(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value, value >= 0x0E00 else { return false }
    return (0x3040...0x9FFF).contains(value) || (0x0E00...0x0EFF).contains(value) || (0x1780...0x17FF).contains(value)
        || (0x20000...0x2FFFF).contains(value)
}

/// Soft hyphen, zero-width characters and direction marks: never seen, so never an edit.
private func isInvisible(_ character: Character) -> Bool {
    guard !character.isASCII else { return false }
    return character.unicodeScalars.allSatisfy { invisible.contains($0.value) }
}

/// The soft hyphen, joiners, and the marks of direction, isolates and embeddings among them.
private let invisible: Set<UInt32> = Set(
    [0xAD, 0x061C, 0x2060, 0xFEFF] + Array(0x200B...0x200F) + Array(0x202A...0x202E) + Array(0x2066...0x2069))

private func key(of text: Substring) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x60 }) { return String(text) }
    // Compatibility decomposition takes some marks apart, into a blank and an accent.
    let marks = text.unicodeScalars.map { $0.value == 0xB4 || $0.value == 0x02BC ? "'" : $0 }
    let visible = marks.filter { !invisible.contains($0.value) }
    let folded = String(String.UnicodeScalarView(visible)).precomposedStringWithCompatibilityMapping
    return String(folded.map { plainMarks[$0] ?? $0 })
}

private let plainMarks: [Character: Character] = [
    "「": "\"", "」": "\"", "『": "\"", "』": "\"", "‹": "\"", "›": "\"", "“": "\"", "”": "\"", "„": "\"", "‟": "\"",
    "«": "\"", "»": "\"", "＂": "\"",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "―": "-",
]
