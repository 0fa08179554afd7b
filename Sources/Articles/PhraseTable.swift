/// Many phrases looked for at once. ASCII is compared in any case; other letters as the phrases are written, with a
/// capital and all in capitals.
public struct PhraseTable: Sendable {
    /// The bytes of all phrases, the small letters for ASCII's.
    private var pool: [UInt8] = []
    /// Where each phrase lies in the pool: by first byte, and of one first byte the longest first.
    private var places: [Range<Int>] = []
    /// By first byte: where its phrases begin in `places`; one more, for the end.
    private var starts: [Int] = []
    /// By first byte, in any case: which second bytes there are, by their low five bits, in which the cases of ASCII's
    /// letters agree. Nearly every place of a text is told by this look to begin no phrase.
    private var seconds = [UInt32](repeating: 0, count: 256)
    /// The same of the first three bytes, a bit for each three times five bits: where the first two are common, the
    /// third is often another.
    private var thirds = [UInt32](repeating: 0, count: 1024)

    /// - Parameter phrases: one a line.
    public init(_ phrases: String) {
        self.init(phrases.utf8.split(separator: 0x0A).map { String(Substring($0)) })
    }

    /// - Parameter phrases: in lower case.
    public init(_ phrases: [String]) {
        var byFirstByte = [[[UInt8]]](repeating: [], count: 256)
        for spelling in phrases.flatMap(Self.spellings) where !spelling.isEmpty {
            byFirstByte[Int(spelling[0])].append(spelling)
        }
        for spellings in byFirstByte {
            starts.append(places.count)
            for spelling in spellings.sorted(by: { $0.count > $1.count }) { add(spelling) }
        }
        starts.append(places.count)
    }

    private static func spellings(of phrase: String) -> [[UInt8]] {
        let own = phrase.utf8.map(lowered)
        if own.allSatisfy({ $0 < 0x80 }) { return [own] }
        let others = [phrase.lowercased(), phrase.prefix(1).uppercased() + phrase.dropFirst(), phrase.uppercased()]
        return [own] + others.filter { $0 != phrase }.map { $0.utf8.map(lowered) }
    }

    private mutating func add(_ spelling: [UInt8]) {
        places.append(pool.count..<pool.count + spelling.count)
        pool += spelling
        let first = spelling[0]
        let mask = spelling.count > 1 ? 1 << UInt32(spelling[1] & 31) : UInt32.max
        seconds[Int(first)] |= mask
        if 97...122 ~= first { seconds[Int(first & 0xDF)] |= mask }
        let start = Int(first & 31) << 5
        switch spelling.count {
        case 1: for place in start..<start + 32 { thirds[place] = .max }
        case 2: thirds[start | Int(spelling[1] & 31)] = .max
        default: thirds[start | Int(spelling[1] & 31)] |= 1 << UInt32(spelling[2] & 31)
        }
    }

    @inline(__always)
    private static func lowered(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte | 0x20 : byte }

    /// How long the longest phrase is that stands at `start`; `nil` for none.
    public func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int = 0) -> Int? {
        mayStand(text, at: start) ? longest(text, at: start, where: { _ in true }) : nil
    }

    /// Whether one of them stands at the beginning of a text, and its length is as wanted.
    public func matches(_ text: UnsafeBufferPointer<UInt8>, where isWanted: (Int) -> Bool) -> Bool {
        mayStand(text, at: 0) && longest(text, at: 0, where: isWanted) != nil
    }

    /// Whether any of them stands anywhere, at the beginning of a word as far as ASCII letters tell.
    public func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        stands(in: text) { $0 == 0 || !Self.isLetter(text[$0 - 1]) }
    }

    /// Whether any of them stands anywhere, inside words, too.
    public func isAnywhere(in text: UnsafeBufferPointer<UInt8>) -> Bool { stands(in: text) { _ in true } }

    @inline(__always)
    private func stands(in text: UnsafeBufferPointer<UInt8>, where isPlace: (Int) -> Bool) -> Bool {
        seconds.withUnsafeBufferPointer { seconds in
            for start in 0..<text.count where Self.mayStand(text, at: start, seconds) && isPlace(start) {
                if longest(text, at: start, where: { _ in true }) != nil { return true }
            }
            return false
        }
    }

    @inline(__always)
    private func mayStand(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        start < text.count && seconds.withUnsafeBufferPointer { Self.mayStand(text, at: start, $0) }
    }

    @inline(__always)
    private static func mayStand(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ seconds: UnsafeBufferPointer<UInt32>
    ) -> Bool {
        let mask = seconds[Int(text[start])]
        if mask == 0 { return false }
        // At a text's end stands a phrase of one byte, or none.
        return start + 1 < text.count ? mask & 1 << UInt32(text[start + 1] & 31) != 0 : mask == .max
    }

    private func longest(_ text: UnsafeBufferPointer<UInt8>, at start: Int, where isWanted: (Int) -> Bool) -> Int? {
        if start + 2 < text.count {
            let place = Int(text[start] & 31) << 5 | Int(text[start + 1] & 31)
            if thirds[place] & 1 << UInt32(text[start + 2] & 31) == 0 { return nil }
        }
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
