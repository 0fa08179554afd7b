/// Makes clean UTF-8 of what is nearly that, and leaves alone what is clean, which is nearly all.
///
/// Dropped are the control characters that no text has (XML 1.0, production 2, without DEL). A byte that begins no
/// character is taken for the one of windows-1252, as when a headline was pasted from elsewhere; the beginning of a
/// character that does not go on, as when a summary was cut by bytes, becomes U+FFFD.
struct UTF8Repair {
    private var repaired: [UInt8] = []
    /// The beginning of a character whose end has not come yet.
    private var carry: [UInt8] = []

    mutating func repair(_ bytes: Bytes, isLast: Bool, _ body: (Bytes) -> Void) {
        if carry.isEmpty { return pass(bytes, isLast: isLast, body) }
        let whole = carry + bytes
        carry = []
        whole.withUnsafeBufferPointer { pass($0, isLast: isLast, body) }
    }

    private mutating func pass(_ bytes: Bytes, isLast: Bool, _ body: (Bytes) -> Void) {
        let clean = Self.endOfClean(bytes, from: 0)
        if clean == bytes.count { return body(bytes) }
        if !isLast, isUnfinished(bytes, at: clean) {
            carry = Array(bytes[clean...])
            return body(bytes.part(0..<clean))
        }
        repaired.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            let end = Self.endOfClean(bytes, from: index)
            repaired.append(contentsOf: bytes.part(index..<end))
            if end < bytes.count, !isLast, isUnfinished(bytes, at: end) {
                carry = Array(bytes[end...])
                break
            }
            index = end < bytes.count ? repairOne(bytes, at: end) : end
        }
        repaired.withUnsafeBufferPointer(body)
    }

    private func isUnfinished(_ bytes: Bytes, at index: Int) -> Bool {
        guard bytes.count - index < 6, bytes[index] >= 0xC2 else { return false }
        if case .cut(let length) = UTF8Sequence(bytes, at: index), index + length == bytes.count { return true }
        return bytes[index] == 0xED && bytes[(index + 1)...].allSatisfy { $0 >= 0x80 }
    }

    /// - Returns: behind what was repaired.
    private mutating func repairOne(_ bytes: Bytes, at index: Int) -> Int {
        if bytes[index] < 0x20 { return index + 1 }
        switch UTF8Sequence(bytes, at: index) {
        case .surrogates(let scalar):
            repaired += String(scalar).utf8
            return index + 6
        case .cut(let length) where length > 1:
            repaired += Self.replacement
            return index + length
        default:
            repaired += Windows1252.utf8(of: bytes[index])
            return index + 1
        }
    }

    private static let replacement = Array("\u{FFFD}".utf8)

    /// Where the first byte stands that needs repair.
    private static func endOfClean(_ bytes: Bytes, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            while index + 32 <= bytes.count, let base = bytes.baseAddress, areClean(base + index) {
                index += 32
            }
            while index + 8 <= bytes.count, let base = bytes.baseAddress, areEightClean(base + index) {
                index += 8
            }
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte < 0x80 {
                if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { return index }
                index += 1
            } else if case .whole(let length) = UTF8Sequence(bytes, at: index) {
                index += length
            } else {
                return index
            }
        }
        return index
    }

    /// Whether 32 bytes are ASCII without the control characters that no text has. Written so that the compiler looks
    /// at sixteen at a time.
    @inline(__always)
    private static func areClean(_ bytes: UnsafePointer<UInt8>) -> Bool {
        var unclean: UInt8 = 0
        for place in 0..<32 {
            let byte = bytes[place]
            let isSpace: UInt8 = (byte == 0x09 ? 0xFF : 0) | (byte == 0x0A ? 0xFF : 0) | (byte == 0x0D ? 0xFF : 0)
            let isControl: UInt8 = byte < 0x20 ? 0xFF : 0
            unclean |= byte & 0x80 | isControl & ~isSpace
        }
        return unclean == 0
    }

    /// Whether eight bytes are.
    @inline(__always)
    private static func areEightClean(_ bytes: UnsafePointer<UInt8>) -> Bool {
        let eight = EightBytes(bytes)
        guard eight.isASCII, case let controls = eight.controls, controls != 0 else { return eight.isASCII }
        return controls & ~(eight.places(of: 0x0A) | eight.places(of: 0x09) | eight.places(of: 0x0D)) == 0
    }
}
