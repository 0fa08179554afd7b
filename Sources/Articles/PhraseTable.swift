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

    /// - Parameter phrases: one a line.
    public convenience init(_ phrases: String) {
        self.init(phrases.utf8.split(separator: 0x0A).map { String(Substring($0)) })
    }

    /// - Parameter phrases: in lower case.
    public init(_ phrases: [String]) {
        var byFirstByte = [[[UInt8]]](repeating: [], count: 256)
        for spelling in phrases.flatMap(Self.spellings) where !spelling.isEmpty {
            byFirstByte[Int(spelling[0])].append(spelling)
        }
        var pool: [UInt8] = [], places: [Range<Int>] = [], starts = [0]
        for spellings in byFirstByte {
            for spelling in spellings.sorted(by: { $0.count > $1.count }) {
                places.append(pool.count..<pool.count + spelling.count)
                pool += spelling
            }
            starts.append(places.count)
        }
        (self.pool, self.places, self.starts) = (pool, places, starts)
        openings = Openings(places.map { pool[$0] })
    }

    private static func spellings(of phrase: String) -> [[UInt8]] {
        let own = phrase.utf8.map(lowered)
        if own.allSatisfy({ $0 < 0x80 }) { return [own] }
        let others = [phrase.lowercased(), phrase.prefix(1).uppercased() + phrase.dropFirst(), phrase.uppercased()]
        return [own] + others.filter { $0 != phrase }.map { $0.utf8.map(lowered) }
    }

    @inline(__always)
    private static func lowered(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte | 0x20 : byte }

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

/// What phrases begin with, by the low five bits of their first three bytes, in which the cases of ASCII's letters
/// agree. By this look nearly every place of a text is told to begin no phrase.
private struct Openings {
    /// By first byte: the second bytes that there are.
    private var seconds = [UInt32](repeating: 0, count: 256)
    /// By five bits of each of the first two: the third bytes that there are.
    private var thirds = [UInt32](repeating: 0, count: 1024)

    /// - Parameter phrases: the bytes of each, small letters.
    init(_ phrases: [ArraySlice<UInt8>]) {
        for phrase in phrases { add(Array(phrase)) }
    }

    private mutating func add(_ phrase: [UInt8]) {
        let first = phrase[0]
        let mask = phrase.count > 1 ? Self.bit(phrase[1]) : .max
        seconds[Int(first)] |= mask
        if 97...122 ~= first { seconds[Int(first & 0xDF)] |= mask }
        let start = Int(first & 31) << 5
        switch phrase.count {
        case 1: for place in start..<start + 32 { thirds[place] = .max }
        case 2: thirds[start | Int(phrase[1] & 31)] = .max
        default: thirds[start | Int(phrase[1] & 31)] |= Self.bit(phrase[2])
        }
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
