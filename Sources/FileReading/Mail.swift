import Articles
import Foundation
import Markup

/// A mail, as a news agency sends its wire (RFC 5322, with MIME, RFC 2045).
struct Mail {
    private let headers: MessageHeaders
    private let body: ArraySlice<UInt8>

    /// `nil` for what has no headers.
    init?(_ bytes: [UInt8]) {
        guard let end = MessageHeaders.end(in: bytes[...]) else { return nil }
        headers = MessageHeaders(bytes[..<end])
        body = bytes[end...]
        guard !headers.isEmpty else { return nil }
    }

    /// The article: its text in HTML where there is that, else plain.
    var page: PageFile? {
        guard var page = MailPart(headers: headers, body: body).best(depth: 0) else { return nil }
        page.url = headers["archived-at"].flatMap {
            WebURL($0.trimmingCharacters(in: CharacterSet(charactersIn: "<> ")))
        }
        page.title = headers["subject"].map(EncodedWords.decoded).map(PlainText.folded)
        page.published = headers["date"].flatMap { NewsDate($0) }
        page.author = headers["from"].map(EncodedWords.decoded).flatMap(Self.name)
        return page
    }

    /// `"Jane Doe" <jane@wire.example>`; `nil` for an address without a name.
    private static func name(_ from: String) -> String? {
        let name = from.prefix { $0 != "<" }.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
        return name.isEmpty || name.contains("@") ? nil : name
    }
}

/// A part of a mail, which may consist of parts.
private struct MailPart {
    let headers: MessageHeaders
    let body: ArraySlice<UInt8>

    /// Mails that quote mails that quote mails.
    private static let deepest = 8

    func best(depth: Int) -> PageFile? {
        let type = (headers["content-type"] ?? "text/plain").lowercased()
        if type.hasPrefix("multipart/"), depth < Self.deepest,
            let boundary = headers.parameter("boundary", of: "content-type")
        {
            let pages = parts(between: boundary).compactMap { $0.best(depth: depth + 1) }
            return pages.first { $0.contentType?.lowercased().hasPrefix("text/html") == true } ?? pages.first
        }
        guard type.hasPrefix("text/html") || type.hasPrefix("text/plain"), !isAttached else { return nil }
        return PageFile(bytes: decoded, contentType: headers["content-type"] ?? "text/plain")
    }

    private var isAttached: Bool { headers["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false }

    private func parts(between boundary: String) -> [MailPart] {
        let mark = Array("--\(boundary)".utf8)
        var starts: [(mark: Int, text: Int)] = []
        var line = body.startIndex
        while line < body.endIndex {
            let end = body[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
            if body[line..<end].starts(with: mark) { starts.append((line, end)) }
            line = end
        }
        // One that was cut off ends with the mail.
        let ends = starts.dropFirst().map(\.mark) + [body.endIndex]
        return zip(starts, ends).compactMap { start, end in
            let part = body[start.text..<end]
            // A part may have no headers, and begins with the empty line then.
            if part.first == 0x0A { return MailPart(headers: MessageHeaders([]), body: part.dropFirst()) }
            if part.starts(with: [0x0D, 0x0A]) {
                return MailPart(headers: MessageHeaders([]), body: part.dropFirst(2))
            }
            guard let end = MessageHeaders.end(in: part) else { return nil }
            return MailPart(headers: MessageHeaders(part[..<end]), body: part[end...])
        }
    }

    private var decoded: [UInt8] {
        switch headers["content-transfer-encoding"]?.lowercased() {
        case "base64":
            let text = String(decoding: body, as: UTF8.self)
            return Data(base64Encoded: text, options: .ignoreUnknownCharacters).map(Array.init) ?? []
        case "quoted-printable": return QuotedPrintable.decoded(body)
        default: return Array(body)
        }
    }
}

/// RFC 2045, section 6.7.
enum QuotedPrintable {
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "=") else {
                output.append(byte)
                index += 1
                continue
            }
            let rest = bytes[(index + 1)...]
            if rest.first == 0x0A || rest.starts(with: [0x0D, 0x0A]) {
                index += rest.first == 0x0A ? 2 : 3
            } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
                output.append(value)
                index += 3
            } else {
                output.append(byte)
                index += 1
            }
        }
        return output
    }
}

/// Headers in other letters than ASCII's: `=?utf-8?B?…?=` (RFC 2047).
enum EncodedWords {
    static func decoded(_ text: String) -> String {
        var output = ""
        var rest = text[...]
        var followsWord = false
        while let start = rest.range(of: "=?") {
            let between = rest[..<start.lowerBound]
            let parts = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, parts[3].first == "=", let word = word(parts) else {
                output += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                followsWord = false
                continue
            }
            // White space between two of them is none (section 6.2).
            if !(followsWord && between.allSatisfy(\.isWhitespace)) { output += between }
            output += word
            rest = parts[3].dropFirst()
            followsWord = true
        }
        return output + rest
    }

    private static func word(_ parts: [Substring]) -> String? {
        let bytes: [UInt8]
        switch parts[1].lowercased() {
        case "b": bytes = Data(base64Encoded: String(parts[2]), options: .ignoreUnknownCharacters).map(Array.init) ?? []
        case "q": bytes = QuotedPrintable.decoded(Array(parts[2].replacing("_", with: " ").utf8)[...])
        default: return nil
        }
        let charset = parts[0].prefix { $0 != "*" }
        return String(decoding: Charset.decode(bytes, contentType: "text/plain; charset=\(charset)"), as: UTF8.self)
    }
}
