import Markup

/// What can be read out of JSON-LD that no mending makes whole: quotation marks within texts, an end that is missing.
enum JSONScraps {
    /// The article's own fields, each by its first place.
    static func article(in script: Bytes) -> JSONValue? {
        var members: [String: Any] = [:]
        for key in ["headline", "datePublished", "dateModified", "description"] {
            members[key] = place(of: key, in: script, from: 0).flatMap {
                text(in: script, at: $0) ?? bareDay(in: script, at: $0)
            }
        }
        if let author = place(of: "author", in: script, from: 0) {
            let name = text(in: script, at: author) ?? name(in: script, from: author)
            members["author"] = name.map { ["@type": "Person", "name": $0] }
        }
        guard members["datePublished"] != nil || members["headline"] != nil else { return nil }
        members["@type"] = "Article"
        return JSONValue(members)
    }

    /// Behind the colon of a key.
    private static func place(of key: String, in script: Bytes, from start: Int) -> Int? {
        var quoted = "\"\(key)\""
        let found = quoted.withUTF8 { TextSearch.place(of: $0, in: script, from: start) }
        guard let found else { return nil }
        let colon = script[(found + quoted.utf8.count)...].drop { $0 <= 0x20 }
        return colon.first == UInt8(ascii: ":") ? colon.startIndex + 1 : nil
    }

    /// The name in the object, or the first of the list, that begins there.
    private static func name(in script: Bytes, from start: Int) -> String? {
        guard let end = script[start...].firstIndex(of: UInt8(ascii: "}")),
            let place = place(of: "name", in: script, from: start), place < end
        else { return nil }
        return text(in: script, at: place)
    }

    private static let longestText = 2000

    /// Of JSON's escapes, as far as they are right.
    private static func unescaped(_ text: Slice<Bytes>) -> String {
        let list = Array(#"{"t":""#.utf8) + text + Array(#""}"#.utf8)
        let whole = list.withUnsafeBufferPointer { JSONObject($0)?["t"]?.text }
        return whole ?? String(decoding: text, as: UTF8.self)
    }

    /// A day that stands there without quotation marks, as far as its value's end: 2024-03-30T06:18:10-03:00.
    private static func bareDay(in script: Bytes, at start: Int) -> String? {
        let value = script[start...].drop { $0 <= 0x20 }
        guard let first = value.first, 48...57 ~= first else { return nil }
        let day = value.prefix(longestDay + 1).prefix { 48...57 ~= $0 || "-:+.TZ ".utf8.contains($0) }
        return day.count <= longestDay ? PlainText.folded(String(decoding: day, as: UTF8.self)) : nil
    }

    /// In bytes.
    private static let longestDay = 40

    /// A text as far as the quotation mark behind which the value ends.
    private static func text(in script: Bytes, at start: Int) -> String? {
        let value = script[start...].drop { $0 <= 0x20 }
        guard value.first == UInt8(ascii: "\"") else { return nil }
        let begin = value.startIndex + 1
        for index in begin..<min(script.count, begin + longestText)
        where script[index] == UInt8(ascii: "\"") && script[index - 1] != UInt8(ascii: "\\") {
            let next = script[(index + 1)...].first { $0 > 0x20 }
            guard let next, [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(next) else { continue }
            return unescaped(script[begin..<index])
        }
        return nil
    }
}
