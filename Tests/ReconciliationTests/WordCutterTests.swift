import Testing

@testable import Reconciliation

/// The fast ways to cut and to fold words, held against the slow ones that look at characters.
struct WordCutterTests {
    /// Scalars of many scripts, with what changes or joins those beside it.
    private static let alphabets: [[UInt32]] = [
        Array(0x61...0x7A) + Array(0x41...0x5A), Array(0x30...0x39), Array(0x20...0x7E),
        [0x20, 0x0A, 0x0D, 0x09, 0xA0, 0x3000, 0x2009, 0x202F, 0x2028], Array(0xA0...0x24F), Array(0x370...0x3FF),
        Array(0x400...0x52F), Array(0x530...0x5FF), Array(0x600...0x6FF), Array(0x900...0x97F), Array(0xE00...0xE7F),
        Array(0x10A0...0x10FF), Array(0x1E00...0x1FFF), Array(0x2000...0x206F), Array(0x3000...0x30FF),
        Array(0x4E00...0x9FFF), "一二三十百万〇两年月日".unicodeScalars.map(\.value), Array(0xAC00...0xD7A3),
        Array(0x1100...0x11FF), Array(0xFF00...0xFF9F), Array(0x1F300...0x1F6FF), Array(0x300...0x36F),
        "'-.,:/’‐‑`´ʼ“”„«»‘–—…•·".unicodeScalars.map(\.value), [0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF, 0xFE0F],
        [0x66B, 0x66C, 0x661, 0x600, 0x1F1E6, 0x20E3, 0x3099],
    ]

    private static func texts(_ count: Int, ofAtMost length: Int) -> [String] {
        var random = SeededNumbers(state: 2026)
        return (0..<count).map { _ in
            let some = (0...Int.random(in: 1...4, using: &random)).compactMap { _ in
                alphabets.randomElement(using: &random)
            }
            let scalars = (0..<Int.random(in: 1...length, using: &random)).compactMap { _ in
                some.randomElement(using: &random)?.randomElement(using: &random).flatMap(Unicode.Scalar.init)
            }
            return String(String.UnicodeScalarView(scalars))
        }
    }

    @Test func `words are the same byte by byte and character by character, whatever stands beside them`() {
        for text in Self.texts(20_000, ofAtMost: 24) {
            var expected: [Word] = []
            var place = text.startIndex
            while place < text.endIndex {
                // A space is one, whatever comes after it.
                if isSpace(text.utf8[place]) {
                    place = text.unicodeScalars.index(after: place)
                    continue
                }
                let word = anyWord(in: text, from: place)
                if let word { expected.append(word) }
                place = word?.text.endIndex ?? text.index(after: place)
            }
            let found = words(in: text)
            #expect(
                found.map(\.text) == expected.map(\.text), "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            #expect(found.map { Array($0.key.utf8) } == expected.map { Array($0.key.utf8) })
            #expect(found.map(\.kind) == expected.map(\.kind))
        }
    }

    @Test func `letters are folded by tables as Foundation folds them`() {
        for text in Self.texts(20_000, ofAtMost: 8) {
            let word = text.lowercased()
            guard let folded = FoldedLetters.fold(Array(word.utf8)) else { continue }
            #expect(folded == Array(FoldedLetters.byFoundation(word).utf8), "\(word)")
        }
    }
}

/// Knuth's numbers (MMIX): the same in each run.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
