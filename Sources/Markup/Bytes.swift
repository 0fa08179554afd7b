import Foundation

/// Borrowed bytes; valid only as long as the call that was given them.
public typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
    /// Where `byte` stands first, at `start` or behind it.
    @inline(__always)
    func first(_ byte: Unicode.Scalar, from start: Int = 0) -> Int? {
        guard start < count, let baseAddress,
            let found = memchr(baseAddress + start, Int32(byte.value), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
    }

    @inline(__always)
    func part(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

    /// Whether `word`, in lower case, stands at `index`, in whatever capitals.
    func holds(_ word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= count else { return false }
        return word.withUTF8Buffer { word in
            for offset in 0..<word.count where lowercased(self[index + offset]) != word[offset] { return false }
            return true
        }
    }

    /// Whether `word` stands at `index` as it is written.
    public func starts(_ word: StaticString, at index: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard index + length <= count else { return false }
        return word.withUTF8Buffer { word in
            for offset in 0..<length where self[index + offset] != word[offset] { return false }
            return true
        }
    }

    /// Where `word`, in lower case, stands first in `range`, in whatever capitals.
    func first(_ word: StaticString, in range: Range<Int>) -> Int? {
        let length = word.utf8CodeUnitCount
        guard range.count >= length else { return nil }
        return (range.lowerBound...range.upperBound - length).first { holds(word, at: $0) }
    }
}

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { 65...90 ~= byte ? byte | 0x20 : byte }

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte | 0x20 }
