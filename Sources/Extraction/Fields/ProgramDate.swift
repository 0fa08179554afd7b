import Articles
import Markup

/// When an article was published, by the data of a page that a program draws.
enum ProgramDate {
    /// `"publishedAt": "2020-03-30T…"` in the data of a page that a program draws, escaped once more or not.
    static func find(in scripts: [HTMLNode]) -> NewsDate? {
        for script in scripts {
            let found = script.firstChild?.withText { bytes -> NewsDate? in
                var index = 0
                while let place = TextSearch.place(of: "ublish", in: bytes, from: index) {
                    index = place + 6
                    if let date = Self.value(in: bytes, behind: index).flatMap({ NewsDate($0) }) { return date }
                }
                return nil
            }
            if let date = found ?? nil { return date }
        }
        return nil
    }

    /// The string behind the rest of a key.
    private static func value(in bytes: Bytes, behind start: Int) -> String? {
        var index = start
        func skip(_ isWanted: (UInt8) -> Bool, most: Int) {
            let end = min(bytes.count, index + most)
            while index < end, isWanted(bytes[index]) { index += 1 }
        }
        skip({ 97...122 ~= $0 | 0x20 || $0 == 0x5F || $0 == 0x2D }, most: 20)
        let key = index
        skip({ $0 == 0x22 || $0 == 0x5C || $0 == 0x20 || $0 == 0x3A }, most: 10)
        guard index > key, bytes[key..<index].contains(0x3A), bytes[index - 1] == 0x22 else { return nil }
        let value = index
        skip({ $0 != 0x22 && $0 != 0x5C }, most: 40)
        return index < bytes.count && index > value ? String(decoding: bytes[value..<index], as: UTF8.self) : nil
    }
}
