import Articles
import Foundation
import GRDB

/// Words that a line of the log may have, told from its bytes: to decode all took ten times as long.
struct LineSearch {
    /// In lower case; `nil` where letters have other forms than the ASCII ones, or JSON writes them in another way. The
    /// Kelvin sign, whose small letter is a k, is not found by one.
    private let wanted: [UInt8]?

    init(_ words: String?) {
        let words = words.map { Array($0.lowercased().utf8) } ?? []
        let isPlain = words.allSatisfy { Self.isPlain($0) }
        wanted = isPlain && !words.isEmpty ? words : nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "): true
        default: false
        }
    }

    /// The change that a line tells, if the words may stand there.
    func change(_ row: Row) throws -> Change? { try mayStand(in: row) ? ArticleStore.change(row) : nil }

    private func mayStand(in row: Row) throws -> Bool {
        guard let wanted else { return true }
        return try row.withUnsafeData(named: "data") { data in
            data?.withUnsafeBytes { Self.holds($0, wanted) } ?? false
        }
    }

    private static func holds(_ line: UnsafeRawBufferPointer, _ wanted: [UInt8]) -> Bool {
        guard line.count >= wanted.count else { return false }
        let first = wanted[0]
        for start in 0...(line.count - wanted.count) where lower(line[start]) == first {
            if wanted.indices.allSatisfy({ lower(line[start + $0]) == wanted[$0] }) { return true }
        }
        return false
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
}
