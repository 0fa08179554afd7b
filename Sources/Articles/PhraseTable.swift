/// Many phrases looked for at once. ASCII is compared in any case; other letters as the phrases are written, with a
/// capital and all in capitals.
public final class PhraseTable: Sendable {
    /// The bytes of all phrases, the small letters for ASCII's.
    private let pool: [UInt8]
    /// Where each phrase lies in the pool: by first byte, and of one first byte the longest first.
    private let places: [Range<Int>]
    /// By first byte: where its phrases begin in `places`; one more, for the end.
    private let starts: [Int]
    private let openings: Openings

    /// - Parameter phrases: one a line, in lower case.
    public init(_ phrases: String) {
        var spellings = Spellings()
        var phrases = phrases
        phrases.withUTF8 { bytes in
            for line in bytes.split(separator: 0x0A) { spellings.add(UnsafeBufferPointer(rebasing: line)) }
        }
        (pool, places, starts) = spellings.sorted()
        openings = Openings(pool, places)
    }

    /// - Parameter phrases: in lower case.
    public convenience init(_ phrases: [String]) { self.init(phrases.joined(separator: "\n")) }

    @inline(__always)
    fileprivate static func lowered(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte | 0x20 : byte }

    /// How long the longest phrase is that stands at `start`; `nil` for none.
    public func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int = 0) -> Int? {
        openings.mayStand(text, at: start) ? longest(text, at: start, where: { _ in true }) : nil
    }

    /// Whether one of them stands at the beginning of a text, and its length is as wanted.
    public func matches(_ text: UnsafeBufferPointer<UInt8>, where isWanted: (Int) -> Bool) -> Bool {
        openings.mayStand(text, at: 0) && longest(text, at: 0, where: isWanted) != nil
    }

    /// Whether any of them stands anywhere, at the beginning of a word as far as ASCII letters tell.
    public func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        openings.anywhere(in: text) { start in
            (start == 0 || !Self.isLetter(text[start - 1])) && longest(text, at: start, where: { _ in true }) != nil
        }
    }

    /// Whether any of them stands anywhere, inside words, too.
    public func isAnywhere(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        openings.anywhere(in: text) { longest(text, at: $0, where: { _ in true }) != nil }
    }

    private func longest(_ text: UnsafeBufferPointer<UInt8>, at start: Int, where isWanted: (Int) -> Bool) -> Int? {
        let first = Int(Self.lowered(text[start]))
        return pool.withUnsafeBufferPointer { pool in
            for phrase in starts[first]..<starts[first + 1] {
                let place = places[phrase]
                if Self.holds(text, pool, place, at: start), isWanted(place.count) { return place.count }
            }
            return nil
        }
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte | 0x20 }

    @inline(__always)
    private static func holds(
        _ text: UnsafeBufferPointer<UInt8>, _ pool: UnsafeBufferPointer<UInt8>, _ place: Range<Int>, at start: Int
    ) -> Bool {
        guard start + place.count <= text.count else { return false }
        for offset in 0..<place.count where lowered(text[start + offset]) != pool[place.lowerBound + offset] {
            return false
        }
        return true
    }
}

/// All that phrases are looked for by, one after another.
private struct Spellings {
    private var pool: [UInt8] = []
    private var places: [Range<Int>] = []

    /// A phrase as it is, with a capital and in capitals, where these are other bytes.
    mutating func add(_ phrase: UnsafeBufferPointer<UInt8>) {
        let own = add(phrase.lazy.map(PhraseTable.lowered))
        guard phrase.contains(where: { $0 >= 0x80 }) else { return }
        for other in Self.capitals(of: phrase) ?? Self.capitalsByTable(of: phrase) {
            let place = add(other.lazy.map(PhraseTable.lowered))
            guard pool[place] == pool[own] else { continue }
            pool.removeSubrange(place)
            places.removeLast()
        }
    }

    @discardableResult
    private mutating func add(_ bytes: some Sequence<UInt8>) -> Range<Int> {
        let start = pool.count
        pool.append(contentsOf: bytes)
        places.append(start..<pool.count)
        return start..<pool.count
    }

    /// With a capital and in capitals; `nil` where Unicode's tables have to be asked, which takes ten times as long.
    private static func capitals(of phrase: UnsafeBufferPointer<UInt8>) -> [[UInt8]]? {
        var all = Array(phrase)
        var index = 0
        while index < all.count {
            switch all[index] {
            case ..<0x80: index += 1
            case ..<0xE0:
                let letter = UInt32(all[index] & 0x1F) << 6 | UInt32(all[index + 1] & 0x3F)
                guard let capital = capital(of: letter) else { return nil }
                all[index] = 0xC0 | UInt8(capital >> 6)
                all[index + 1] = 0x80 | UInt8(capital & 0x3F)
                index += 2
            // Scripts without capitals, from India's on; quotation marks and dashes; Hangul; the full width's marks.
            case 0xE0, 0xE3...0xE9, 0xEB...0xEE: index += 3
            case 0xE2 where all[index + 1] == 0x80: index += 3
            case 0xEA where all[index + 1] >= 0xB0: index += 3
            case 0xEF where all[index + 1] == 0xBC && all[index + 2] < 0xA1: index += 3
            default: return nil
            }
        }
        // Of an opening letter of ASCII the capital is the same here.
        guard phrase[0] >= 0xC2, phrase[0] < 0xE0 else { return [all] }
        return [Array(all[..<2]) + phrase[2...], all]
    }

    /// Of a letter below U+0800, one of these again; `nil` for what is a capital itself, becomes two, or is rare
    /// (UnicodeData.txt).
    private static func capital(of letter: UInt32) -> UInt32? {
        switch letter {
        case 0x80...0xB4, 0xB6...0xBF, 0xD7, 0xF7, 0x300...0x344, 0x590...0x7FF: letter
        case 0xE0...0xFE, 0x3B1...0x3C1, 0x3C3...0x3CB, 0x430...0x44F: letter - 0x20
        case 0xFF: 0x178
        case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F:
            letter & 1 == 1 ? letter - 1 : nil
        case 0x139...0x148, 0x179...0x17E: letter & 1 == 0 ? letter - 1 : nil
        case 0x3AC: 0x386
        case 0x3AD...0x3AF: letter - 0x25
        case 0x3C2: 0x3A3
        case 0x3CC: 0x38C
        case 0x3CD, 0x3CE: letter - 0x3F
        case 0x450...0x45F: letter - 0x50
        case 0x561...0x586: letter - 0x30
        default: nil
        }
    }

    private static func capitalsByTable(of phrase: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
        let text = String(decoding: phrase, as: UTF8.self)
        return [text.lowercased(), text.prefix(1).uppercased() + text.dropFirst(), text.uppercased()].map {
            Array($0.utf8)
        }
    }

    /// In the order of their first bytes, and of one first byte the longest first; and where each first byte's begin, with
    /// one more for the end.
    func sorted() -> (pool: [UInt8], places: [Range<Int>], starts: [Int]) {
        var counts = [Int](repeating: 0, count: 257)
        for place in places { counts[Int(pool[place.lowerBound]) + 1] += 1 }
        for byte in 1...256 { counts[byte] += counts[byte - 1] }
        let sorted = places.sorted { one, other in
            (pool[one.lowerBound], other.count) < (pool[other.lowerBound], one.count)
        }
        return (pool, sorted, counts)
    }
}

/// What phrases begin with, by the low five bits of their first three bytes, in which the cases of ASCII's letters
/// agree. By this look nearly every place of a text is told to begin no phrase.
private struct Openings {
    /// By first byte: the second bytes that there are.
    private var seconds = [UInt32](repeating: 0, count: 256)
    /// By five bits of each of the first two: the third bytes that there are.
    private var thirds = [UInt32](repeating: 0, count: 1024)

    init(_ pool: [UInt8], _ phrases: [Range<Int>]) {
        for phrase in phrases { add(pool[phrase]) }
    }

    private mutating func add(_ phrase: ArraySlice<UInt8>) {
        let first = phrase[phrase.startIndex]
        let rest = phrase.dropFirst()
        let mask = rest.first.map(Self.bit) ?? .max
        seconds[Int(first)] |= mask
        if 97...122 ~= first { seconds[Int(first & 0xDF)] |= mask }
        let start = Int(first & 31) << 5
        guard let second = rest.first else {
            for place in start..<start + 32 { thirds[place] = .max }
            return
        }
        thirds[start | Int(second & 31)] |= rest.dropFirst().first.map(Self.bit) ?? .max
    }

    @inline(__always)
    private static func bit(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 31) }

    /// Whether a phrase may stand there, by the first look.
    @inline(__always)
    func mayStand(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        start < text.count && seconds.withUnsafeBufferPointer { mayStand(text, at: start, $0) }
    }

    /// Whether any place where a phrase may stand is as wanted.
    @inline(__always)
    func anywhere(in text: UnsafeBufferPointer<UInt8>, where isWanted: (Int) -> Bool) -> Bool {
        seconds.withUnsafeBufferPointer { seconds in
            for start in 0..<text.count where mayStand(text, at: start, seconds) && isWanted(start) { return true }
            return false
        }
    }

    @inline(__always)
    private func mayStand(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ seconds: UnsafeBufferPointer<UInt32>
    ) -> Bool {
        let mask = seconds[Int(text[start])]
        if mask == 0 { return false }
        // At a text's end stands a phrase of one byte, or none.
        guard start + 1 < text.count else { return mask == .max }
        if mask & Self.bit(text[start + 1]) == 0 { return false }
        guard start + 2 < text.count else { return true }
        return thirds[Int(text[start] & 31) << 5 | Int(text[start + 1] & 31)] & Self.bit(text[start + 2]) != 0
    }
}
