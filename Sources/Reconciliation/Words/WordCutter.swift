/// Cuts words as `anyWord` does, byte by byte, as long as each scalar is a character by itself and no other one in
/// another spelling: nearly all of a text, in most languages.
struct WordCutter {
    struct Cut {
        enum Key {
            /// It is its own.
            case own
            case other(String)
            /// It is white space.
            case none
        }

        let kind: Word.Kind
        let end: Int
        let key: Key
    }

    /// What comes behind a mark that may join it to what stands before it.
    private enum Follower { case letter, digit, alone, other }

    /// Well-formed UTF-8.
    let bytes: UnsafeBufferPointer<UInt8>

    /// What begins there; `nil` where a closer look is needed.
    @inline(__always)
    func cut(from start: Int) -> Cut? {
        let byte = bytes[start]
        guard byte >= 0x80 else { return isLetter(byte) || isDigit(byte) ? word(from: start) : mark(at: start) }
        let (scalar, end) = Reconciliation.scalar(in: bytes, at: start)
        guard let plain = PlainScalar(scalar) else { return nil }
        if case .letter = plain { return word(from: start) }
        guard follower(at: end) != nil else { return nil }
        switch plain {
        case .space: return Cut(kind: .mark, end: end, key: .none)
        case .mark(let key):
            return Cut(kind: .mark, end: end, key: key == scalar ? .own : .other(String(Character(key))))
        // Of what counts in Chinese, Unicode's tables tell whether it is a number.
        case .alone: return NumberWords.counts(Character(scalar)) ? nil : Cut(kind: .word, end: end, key: .own)
        case .letter: return nil
        }
    }

    /// Letters and figures, with the marks that join them.
    @inline(__always)
    private func word(from start: Int) -> Cut? {
        var end = start
        var kind = Word.Kind.word
        var isItsKey = true
        cutting: while end < bytes.count {
            let byte = bytes[end]
            if isLetter(byte) {
                end += 1
            } else if isDigit(byte) {
                kind = .number
                end += 1
            } else if byte < 0x80 {
                // A space ends a word whatever comes after it; a mark does, if what follows cannot change it.
                if isSpace(byte) { break }
                guard let next = follower(at: end + 1), next != .alone else { return nil }
                guard joins(byte, bytes[end - 1], next) else { break }
                end += 1
            } else {
                let (scalar, next) = Reconciliation.scalar(in: bytes, at: end)
                switch PlainScalar(scalar) {
                case .letter: break
                case .mark where PlainScalar.joins(scalar):
                    guard let follower = follower(at: next), follower != .alone else { return nil }
                    guard follower == .letter else { break cutting }
                    isItsKey = false
                case .mark, .space, .alone: break cutting
                case nil: return nil
                }
                end = next
            }
        }
        return Cut(kind: kind, end: end, key: isItsKey ? .own : .other(key(of: start..<end)))
    }

    /// "don't", "five-year", "1,234.5", "20:30": a mark between two letters or two digits belongs to the word.
    private func joins(_ mark: UInt8, _ before: UInt8, _ after: Follower) -> Bool {
        switch mark {
        case UInt8(ascii: "'"), UInt8(ascii: "-"): after == .letter
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
            isDigit(before) && after == .digit
        default: false
        }
    }

    /// A mark of ASCII that stands alone: no run of points, nor the grave accent, which is a quote.
    private func mark(at index: Int) -> Cut? {
        let byte = bytes[index]
        guard 0x21...0x7E ~= byte, byte != 0x60, follower(at: index + 1) != nil else { return nil }
        if byte == UInt8(ascii: "."), index + 1 < bytes.count, bytes[index + 1] == byte { return nil }
        return Cut(kind: .mark, end: index + 1, key: .own)
    }

    /// `nil` for what may change the character before it.
    @inline(__always)
    private func follower(at index: Int) -> Follower? {
        guard index < bytes.count else { return .other }
        let byte = bytes[index]
        if byte < 0x80 { return isLetter(byte) ? .letter : isDigit(byte) ? .digit : .other }
        return switch PlainScalar(scalar(in: bytes, at: index).scalar) {
        case .letter: .letter
        case .alone: .alone
        case .mark, .space: .other
        case nil: nil
        }
    }

    /// Of a word that marks join which are not ASCII's.
    private func key(of range: Range<Int>) -> String {
        var key: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let end = bytes[index] < 0x80 ? index + 1 : scalar(in: bytes, at: index).end
            if bytes[index] < 0x80 {
                key.append(bytes[index])
            } else if case .mark(let plain) = PlainScalar(scalar(in: bytes, at: index).scalar) {
                key.append(contentsOf: String(Character(plain)).utf8)
            } else {
                key += bytes[index..<end]
            }
            index = end
        }
        return String(decoding: key, as: UTF8.self)
    }
}

@inline(__always)
private func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

/// Blanks, tabs and the ends of lines, which nothing that follows becomes a part of.
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
