import Markup

/// Looked at byte by byte: to compare characters takes many times as long.
extension StringProtocol {
    /// What stands between blanks.
    var spacedWords: [Substring] { Substring(self).utf8.split(separator: 0x20).map { Substring($0) } }

    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

    func begins(with start: String) -> Bool { utf8.starts(with: start.utf8) }

    func ends(with end: String) -> Bool {
        utf8.count >= end.utf8.count && utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
    }
}

extension String {
    /// What stands between whatever is no letter.
    var lettersOnly: [String] {
        guard isASCII else { return split { !$0.isLetter }.map { String($0) } }
        return utf8.split { !(97...122 ~= $0 | 0x20) }.map { String(Substring($0)) }
    }

    /// What stands between one separator and the next, as far as it is anything.
    func parts(between separator: String) -> [String] {
        var text = self, separator = separator
        return text.withUTF8 { text in
            separator.withUTF8 { separator in
                var parts: [String] = []
                var start = 0
                while let place = TextSearch.place(of: separator, in: text, from: start) {
                    if place > start { parts.append(String(decoding: text[start..<place], as: UTF8.self)) }
                    start = place + separator.count
                }
                if start < text.count { parts.append(String(decoding: text[start...], as: UTF8.self)) }
                return parts
            }
        }
    }

    /// What stands between marks, as far as it is anything.
    func parts(between isMark: (Unicode.Scalar) -> Bool) -> [String] {
        unicodeScalars.split(whereSeparator: isMark).map { String($0) }
    }
}
