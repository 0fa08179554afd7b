import Foundation

/// How a file of changes ends.
struct LogEnd {
    /// The id of its last whole line; `nil` where that is none of ours.
    let lastID: String?
    /// What stands behind that, which no line feed has ended.
    let broken: [UInt8]
    /// Whether that is the begin of a line of ours, as a full disk, a kill or a power cut leaves it.
    let isOurs: Bool

    init(of file: OpenFile) throws(FileTrouble) {
        let size = try file.size()
        var length = min(size, 65_536)
        while true {
            let tail = try file.bytes(length, from: size - length)
            let lines = tail.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            // The first may have lost its begin to the part that was not read.
            let whole = lines.dropLast().dropFirst(length == size ? 0 : 1)
            guard length == size || !whole.isEmpty || length >= Self.longest else {
                length = min(size, length * 4)
                continue
            }
            lastID = whole.last.flatMap { Self.id(in: Array($0)) }
            broken = lines.last.map { Array($0) } ?? []
            isOurs = (length == size || lines.count > 1) && Self.isBegin(broken)
            return
        }
    }

    /// No line of ours is longer than this; of another's file no more is read.
    private static let longest = 16_777_216

    /// A power cut may leave zeros in the place of what was not written any more.
    private static func isBegin(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty else { return false }
        return begin.starts(with: bytes.prefix(begin.count)) || bytes.allSatisfy { $0 == 0 }
    }

    /// Keys stand in their order.
    private static let begin = Array("{\"data\":".utf8)

    private static func id(in line: [UInt8]) -> String? {
        struct Event: Decodable {
            var id: String
        }
        return (try? JSONDecoder().decode(Event.self, from: Data(line)))?.id
    }
}
