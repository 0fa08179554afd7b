import Articles
import Foundation

/// Takes a subscription out of an OPML list; the rest of the text stays as it is.
struct OPMLEditor {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func removing(_ url: WebURL) -> String {
        var rest = text.startIndex
        while let start = text.range(of: "<outline", options: .caseInsensitive, range: rest..<text.endIndex) {
            guard let end = text.range(of: ">", range: start.upperBound..<text.endIndex) else { break }
            let tag = text[start.lowerBound..<end.upperBound]
            if names(url, tag) { return cut(start.lowerBound..<end.upperBound, isEmpty: tag.hasSuffix("/>")) }
            rest = end.upperBound
        }
        return text
    }

    private func names(_ url: WebURL, _ tag: Substring) -> Bool {
        guard let key = tag.range(of: "xmlUrl", options: .caseInsensitive),
            let quote = tag[key.upperBound...].first(where: { $0 == "\"" || $0 == "'" }),
            case let value = tag[key.upperBound...].drop(while: { $0 != quote }).dropFirst().prefix(while: {
                $0 != quote
            })
        else { return false }
        return WebURL(String(value).replacing("&amp;", with: "&"))?.canonical == url.canonical
    }

    private func cut(_ tag: Range<String.Index>, isEmpty: Bool) -> String {
        var end = tag.upperBound
        if !isEmpty, let close = text.range(of: "</outline>", options: .caseInsensitive, range: end..<text.endIndex) {
            end = close.upperBound
        }
        // The line goes with what was alone on it.
        var start = tag.lowerBound
        while start > text.startIndex, case let before = text.index(before: start),
            text[before] == " " || text[before] == "\t"
        {
            start = before
        }
        if end < text.endIndex, text[end] == "\n", start == text.startIndex || text[text.index(before: start)] == "\n" {
            end = text.index(after: end)
        } else {
            start = tag.lowerBound
        }
        return String(text[..<start]) + String(text[end...])
    }
}
