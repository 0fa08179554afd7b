import Articles
import Foundation

/// A word, a number or a mark of a text, with the spelling in which it compares.
public struct Word: Hashable, Sendable {
    public enum Kind: Sendable { case word, number, mark }

    public let kind: Kind
    /// As it stands in the text.
    public let text: Substring
    /// In the one spelling that compares equal: quotes and dashes straight, ligatures taken apart, soft hyphens gone.
    public let key: String

    public static func == (left: Word, right: Word) -> Bool { left.key == right.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// Cuts a text into words. White space is no word. A run of letters and digits is one, with apostrophes, hyphens,
/// and the points and commas of figures inside; Chinese, Japanese and Thai are cut by character.
public func words(in text: String) -> [Word] {
    var words: [Word] = []
    eachWord(in: text) { piece in
        switch piece {
        case .plain(let range, _, let kind):
            let word = text[range]
            words.append(Word(kind: kind, text: word, key: String(word)))
        case .other(let word): words.append(word)
        }
    }
    return words
}

/// What is told of a text's words without keeping any.
public struct WordSum: Sendable {
    /// Words and numbers; marks are not counted.
    public private(set) var count = 0
    /// 64 bits of all of them, marks included (FNV-1a): equal for texts of the same words. For finding; what is found
    /// is compared.
    public var hash: Int64 { Int64(bitPattern: fnv.value) }
    private var fnv = FNV1a()

    public init(of text: String) {
        eachWord(in: text) { piece in
            switch piece {
            case .plain(_, let bytes, let kind):
                if kind != .mark { count += 1 }
                for byte in bytes { fnv.combine(byte) }
                fnv.endText()
            case .other(let word):
                if word.kind != .mark { count += 1 }
                fnv.combine(word.key)
            }
        }
    }
}

private enum WordPiece {
    /// ASCII alone: it is its own key.
    case plain(Range<String.Index>, Slice<UnsafeBufferPointer<UInt8>>, Word.Kind)
    case other(Word)
}

/// Goes over the bytes, and over characters only where bytes do not tell.
@inline(__always)
private func eachWord(in text: String, _ body: (WordPiece) -> Void) {
    var text = text
    text.makeContiguousUTF8()
    let view = text.utf8
    view.withContiguousStorageIfAvailable { bytes in
        var position = 0
        while position < bytes.count {
            if isSpace(bytes[position]) {
                position += 1
                continue
            }
            let start = view.index(view.startIndex, offsetBy: position)
            if let (kind, end) = plainWord(in: bytes, from: position) ?? plainMark(in: bytes, at: position) {
                body(.plain(start..<view.index(start, offsetBy: end - position), bytes[position..<end], kind))
                position = end
                continue
            }
            let character = text[start]
            var end = text.index(after: start)
            if !character.isWhitespace, !isInvisible(character) {
                end = endOfAnyWord(in: text, from: start)
                body(.other(word(text[start..<end], startingWith: character)))
            }
            position = view.distance(from: view.startIndex, to: end)
        }
    }
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

/// A word of ASCII alone, as most words are, with the marks that join its letters and figures; `nil` where something
/// beyond ASCII needs a closer look.
private func plainWord(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (kind: Word.Kind, end: Int)? {
    var end = start
    var kind = Word.Kind.word
    while end < bytes.count {
        let byte = bytes[end]
        if isDigit(byte) {
            kind = .number
        } else if !isLetter(byte) {
            guard end > start, byte < 0x80 else { return nil }
            // A space ends a word whatever comes after it; a mark does, if what follows cannot change it.
            if isSpace(byte) { break }
            let next = end + 1 < bytes.count ? bytes[end + 1] : 0x20
            guard next < 0x80 else { return nil }
            guard joins(byte, bytes[end - 1], next) else { break }
        }
        end += 1
    }
    return end > start ? (kind, end) : nil
}

/// A mark of ASCII that stands alone: nothing beyond ASCII follows that could change it, and it is no run of points,
/// nor the grave accent, which is a quote.
private func plainMark(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (kind: Word.Kind, end: Int)? {
    let byte = bytes[index], next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    guard 0x21...0x7E ~= byte, !isLetter(byte), !isDigit(byte), byte != 0x60, next < 0x80 else { return nil }
    return byte == UInt8(ascii: ".") && next == byte ? nil : (.mark, index + 1)
}

/// `joins` below, of ASCII.
private func joins(_ mark: UInt8, _ before: UInt8, _ after: UInt8) -> Bool {
    switch mark {
    case UInt8(ascii: "'"), UInt8(ascii: "-"): isLetter(after) && (isLetter(before) || isDigit(before))
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): isDigit(before) && isDigit(after)
    default: false
    }
}

private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// Blanks, tabs and the ends of lines, which nothing that follows becomes a part of.
private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

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
    if let plain = keyOfPlainScalars(text) { return plain }
    // Compatibility decomposition takes some marks apart, into a blank and an accent.
    let marks = text.unicodeScalars.map { $0.value == 0xB4 || $0.value == 0x02BC ? "'" : $0 }
    let visible = marks.filter { !invisible.contains($0.value) }
    let folded = String(String.UnicodeScalarView(visible)).precomposedStringWithCompatibilityMapping
    return String(folded.map { plainMarks[$0] ?? $0 })
}

/// The key of a word that no decomposition changes; `nil` where one may.
private func keyOfPlainScalars(_ text: Substring) -> String? {
    var key = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if standsForItself(scalar.value) {
            key.append(scalar)
        } else if let mark = plainMarkScalars[scalar] {
            key.append(mark)
        } else {
            return nil
        }
    }
    return String(key)
}

/// ASCII but for the grave accent, and the letters of Latin-1, Latin Extended-A and Cyrillic that are whole: none of
/// them has a compatibility decomposition (UnicodeData.txt), and there is nothing among them that combines.
private func standsForItself(_ value: UInt32) -> Bool {
    switch value {
    case 0x60, 0x0132, 0x0133, 0x013F, 0x0140, 0x0149, 0x017F: false
    case ..<0x80, 0xC0...0x017E, 0x0400...0x0482, 0x048A...0x04FF: true
    default: false
    }
}

private let plainMarkScalars = Dictionary(
    uniqueKeysWithValues: plainMarks.compactMap { mark, plain in
        mark.unicodeScalars.first.flatMap { mark in plain.unicodeScalars.first.map { (mark, $0) } }
    })

private let plainMarks: [Character: Character] = [
    "「": "\"", "」": "\"", "『": "\"", "』": "\"", "‹": "\"", "›": "\"", "“": "\"", "”": "\"", "„": "\"", "‟": "\"",
    "«": "\"", "»": "\"", "＂": "\"",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "―": "-",
]

/// Whether two texts say the same, word for word: white space, paragraphs and the shape of marks aside.
public func sameWords(_ left: String, _ right: String) -> Bool {
    left == right || words(in: left).map(\.key) == words(in: right).map(\.key)
}

/// Whether two bylines name the same people, in whatever order and however their names are spaced.
public func sameNames(_ left: [String], _ right: [String]) -> Bool {
    if left == right { return true }
    func keys(_ names: [String]) -> [String] {
        names.map { words(in: $0).filter { $0.kind != .mark }.map { $0.key.lowercased() }.joined(separator: " ") }
            .sorted()
    }
    return keys(left) == keys(right)
}
