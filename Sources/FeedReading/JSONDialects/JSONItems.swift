import Foundation
import Markup

/// Cuts JSON into the items of its list and the rest, as it comes, without parsing either: "items" of a JSON Feed,
/// "item" of RSS in JSON.
struct JSONItems {
    /// Is lent an item, and told whether it stood in RSS.
    typealias Take = (_ item: Bytes, _ isRSS: Bool) -> Void

    private enum Place { case value, string, escape }
    private struct Level {
        let isObject: Bool
        /// The key under which the container stands.
        let key: String
    }

    private var place = Place.value
    private var levels: [Level] = []
    /// The string that was read last, which is a key if a colon follows.
    private var word: [UInt8] = []
    private var key = ""
    private var item: [UInt8] = []
    private var itemDepth: Int?
    /// What is not an item.
    private(set) var rest: [UInt8] = []
    private(set) var count = 0
    private(set) var problem: FeedError?

    /// RFC 8259 leaves the depth to the reader; Foundation's parser stops there too.
    private static let deepest = 512
    private static let longest = 16 << 20

    /// Whether the document ended where its own brackets say so.
    var isWhole: Bool { levels.isEmpty }

    mutating func scan(_ bytes: Bytes, take: Take) {
        var index = 0
        while index < bytes.count, problem == nil {
            switch place {
            case .escape:
                place = .string
                keep(bytes[index])
                index += 1
            case .string: index = readString(bytes, from: index)
            case .value:
                takeMark(bytes[index], take: take)
                index += 1
            }
        }
    }

    /// Up to its end, or to the next backslash.
    private mutating func readString(_ bytes: Bytes, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") { end += 1 }
        if word.count < Self.longestKey { word += bytes[start..<end].prefix(Self.longestKey - word.count) }
        keep(Bytes(rebasing: bytes[start..<end]))
        guard end < bytes.count else { return end }
        place = bytes[end] == UInt8(ascii: "\"") ? .value : .escape
        keep(bytes[end])
        return end + 1
    }

    /// The keys that mean something here are shorter.
    private static let longestKey = 64

    private mutating func takeMark(_ byte: UInt8, take: Take) {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"): close(byte, take: take)
        case UInt8(ascii: "\""):
            place = .string
            word.removeAll(keepingCapacity: true)
            keep(byte)
        case UInt8(ascii: ":"):
            key = String(decoding: word, as: UTF8.self)
            keep(byte)
        case UInt8(ascii: ",") where isInList: break
        default: keep(byte)
        }
    }

    private var isInList: Bool { itemDepth == nil && isList(levels) }

    private func isList(_ levels: [Level]) -> Bool {
        guard let last = levels.last, !last.isObject else { return false }
        switch levels.count {
        case 2: return last.key == "items"
        case 4: return last.key == "item" && levels[1].key == "rss" && levels[2].key == "channel"
        default: return false
        }
    }

    private mutating func open(_ byte: UInt8) {
        if isInList { itemDepth = levels.count }
        keep(byte)
        levels.append(Level(isObject: byte == UInt8(ascii: "{"), key: key))
        key = ""
        if levels.count > Self.deepest { problem = .invalidJSON("it is nested more than \(Self.deepest) deep") }
    }

    private mutating func close(_ byte: UInt8, take: Take) {
        if itemDepth != nil { keep(byte) }
        _ = levels.popLast()
        if itemDepth == nil { keep(byte) }
        guard let depth = itemDepth, levels.count <= depth else { return }
        item.withUnsafeBufferPointer { take($0, levels.count > 2) }
        item.removeAll(keepingCapacity: true)
        itemDepth = nil
        count += 1
    }

    private mutating func keep(_ byte: UInt8) {
        if itemDepth != nil { item.append(byte) } else if !isInList { rest.append(byte) }
        checkSize()
    }

    private mutating func checkSize() {
        guard item.count > Self.longest || rest.count > Self.longest else { return }
        problem = .tooLarge(found: "more than \(Self.longest >> 20) MiB in one entry", expected: "less")
    }

    private mutating func keep(_ bytes: Bytes) {
        // What stands in the list beside the items means nothing.
        if itemDepth != nil { item += bytes } else if !isInList { rest += bytes }
        checkSize()
    }

    /// The rest, closed as its brackets want it, for a document that was cut off.
    func closedRest() -> [UInt8] {
        var text = rest
        if place != .value, itemDepth == nil { text.append(UInt8(ascii: "\"")) }
        while let last = text.last, last <= 0x20 || last == UInt8(ascii: ",") { text.removeLast() }
        for level in levels.prefix(itemDepth ?? levels.count).reversed() {
            text.append(UInt8(ascii: level.isObject ? "}" : "]"))
        }
        return text
    }
}
