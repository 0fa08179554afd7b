/// Many phrases looked for at once. ASCII is compared in any case; other letters as the phrases are written, with a
/// capital and all in capitals.
public struct PhraseTable: Sendable {
    private var byFirstByte = [[[UInt8]]](repeating: [], count: 256)
    /// By byte: whether any phrase begins with it, in any case.
    private var begins = [Bool](repeating: false, count: 256)

    /// - Parameter phrases: one a line.
    public init(_ phrases: String) {
        self.init(phrases.utf8.split(separator: 0x0A).map { String(Substring($0)) })
    }

    /// - Parameter phrases: in lower case.
    public init(_ phrases: [String]) {
        for phrase in phrases { add(phrase) }
        for byte in byFirstByte.indices where byFirstByte[byte].count > 1 {
            byFirstByte[byte].sort { $0.count > $1.count }
        }
    }

    private mutating func add(_ phrase: String) {
        let isASCII = phrase.utf8.allSatisfy { $0 < 0x80 }
        add(bytes: phrase.utf8.map(Self.lowered))
        if isASCII { return }
        for other in [phrase.lowercased(), phrase.prefix(1).uppercased() + phrase.dropFirst(), phrase.uppercased()]
        where other != phrase {
            add(bytes: other.utf8.map(Self.lowered))
        }
    }

    private mutating func add(bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        byFirstByte[Int(first)].append(bytes)
        begins[Int(first)] = true
        if 97...122 ~= first { begins[Int(first & 0xDF)] = true }
    }

    @inline(__always)
    private static func lowered(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte | 0x20 : byte }

    /// How long the longest phrase is that stands at `start`; `nil` for none.
    public func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int = 0) -> Int? {
        guard start < text.count, begins[Int(text[start])] else { return nil }
        for phrase in byFirstByte[Int(Self.lowered(text[start]))] where Self.holds(text, phrase, at: start) {
            return phrase.count
        }
        return nil
    }

    /// Whether one of them stands at the beginning of a text, and its length is as wanted.
    public func matches(_ text: UnsafeBufferPointer<UInt8>, where isWanted: (Int) -> Bool) -> Bool {
        guard let first = text.first, begins[Int(first)] else { return false }
        return byFirstByte[Int(Self.lowered(first))].contains { Self.holds(text, $0, at: 0) && isWanted($0.count) }
    }

    /// Whether any of them stands anywhere, at the beginning of a word as far as ASCII letters tell.
    public func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        begins.withUnsafeBufferPointer { begins in
            for start in 0..<text.count
            where begins[Int(text[start])] && (start == 0 || !Self.isLetter(text[start - 1])) {
                let phrases = byFirstByte[Int(Self.lowered(text[start]))]
                if phrases.contains(where: { Self.holds(text, $0, at: start) }) { return true }
            }
            return false
        }
    }

    /// Whether any of them stands anywhere, inside words, too.
    public func isAnywhere(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.indices.contains { match(text, at: $0) != nil }
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte | 0x20 }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ phrase: [UInt8], at start: Int) -> Bool {
        guard start + phrase.count <= text.count else { return false }
        for offset in 0..<phrase.count where lowered(text[start + offset]) != phrase[offset] { return false }
        return true
    }
}
