import Articles
import Foundation

/// Takes a subscription out of an OPML list; the rest of the text stays as it is.
struct OPMLEditor {
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    func removing(_ url: WebURL) -> String {
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            if holds("<!--", at: start) {
                index = end(of: "-->", from: start)
                continue
            }
            let tagEnd = endOfTag(start)
            if holds("<outline", at: start), names(url, bytes[start..<tagEnd]) {
                return cut(start..<endOfElement(start, tagEnd))
            }
            index = tagEnd
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Tags

    private func holds(_ word: String, at index: Int) -> Bool {
        bytes[index...].prefix(word.utf8.count).map { 65...90 ~= $0 ? $0 | 0x20 : $0 } == Array(word.utf8)
    }

    /// Behind the next `word`.
    private func end(of word: String, from start: Int) -> Int {
        var index = start
        while index < bytes.count, !holds(word, at: index) { index += 1 }
        return min(bytes.count, index + word.utf8.count)
    }

    /// Behind its `>`, which may stand in a value too.
    private func endOfTag(_ start: Int) -> Int {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if quote == nil, byte == UInt8(ascii: ">") { return index + 1 }
            if byte == quote { quote = nil } else if quote == nil, byte == 0x22 || byte == 0x27 { quote = byte }
        }
        return bytes.count
    }

    /// Behind the end tag that belongs to it.
    private func endOfElement(_ start: Int, _ tagEnd: Int) -> Int {
        guard bytes[tagEnd - 2] != UInt8(ascii: "/") else { return tagEnd }
        var (depth, index) = (1, tagEnd)
        while depth > 0, let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = holds("<!--", at: next) ? end(of: "-->", from: next) : endOfTag(next)
            if holds("</outline", at: next) { depth -= 1 }
            if holds("<outline", at: next), bytes[index - 2] != UInt8(ascii: "/") { depth += 1 }
        }
        return index
    }

    private func names(_ url: WebURL, _ tag: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: tag, as: UTF8.self)
        guard let key = text.range(of: "xmlUrl", options: .caseInsensitive),
            let quote = text[key.upperBound...].first(where: { $0 == "\"" || $0 == "'" }),
            case let value = text[key.upperBound...].drop(while: { $0 != quote }).dropFirst()
                .prefix(while: { $0 != quote })
        else { return false }
        return WebURL(String(value).replacing("&amp;", with: "&"))?.canonical == url.canonical
    }

    /// The line goes with what was alone on it.
    private func cut(_ range: Range<Int>) -> String {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        if end < bytes.count, bytes[end] == 0x0D { end += 1 }
        if end < bytes.count, bytes[end] == 0x0A, start == 0 || bytes[start - 1] == 0x0A {
            end += 1
        } else {
            (start, end) = (range.lowerBound, range.upperBound)
        }
        return String(decoding: bytes[..<start] + bytes[end...], as: UTF8.self)
    }
}
