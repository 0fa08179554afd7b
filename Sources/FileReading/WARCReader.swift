import Articles
import Markup

/// Web archives (ISO 28500, WARC 1.0 and 1.1), packed or not, read as they come: the pages that answered.
struct WARCReader {
    private struct Record {
        var headers: MessageHeaders
        var length: Int
    }

    private let mostBody: Int
    private var unpacker = GzipReader(most: .max)
    private var buffer: [UInt8] = []
    private var position = 0
    /// The record whose body is being waited for, or passed over.
    private var record: Record?
    private var toSkip = 0

    /// Headers name one address and a few sizes and hashes.
    private static let longestHead = 64 << 10

    init(mostBody: Int) {
        self.mostBody = mostBody
    }

    /// - Returns: the pages that are complete with this piece.
    mutating func read(_ piece: [UInt8], isLast: Bool) throws(FileError) -> [PageFile] {
        var unpacked: [UInt8] = []
        do {
            try piece.withUnsafeBufferPointer { bytes throws(GzipError) in
                try unpacker.unpack(bytes, isLast: isLast) { part, _ in unpacked += part }
            }
        } catch {
            if case .damaged(let reason) = error { throw .damagedGzip(reason) }
        }
        buffer += unpacked
        var pages: [PageFile] = []
        while let page = try next() {
            if let page { pages.append(page) }
        }
        buffer.removeFirst(position)
        position = 0
        if isLast, record != nil || toSkip > 0 || !buffer.isEmpty { throw .cutOff }
        return pages
    }

    /// - Returns: `nil` where more has to come first; `.some(nil)` for a record that is no page.
    private mutating func next() throws(FileError) -> PageFile?? {
        let left = buffer.count - position
        if toSkip > 0 {
            guard left > 0 else { return nil }
            let skipped = min(toSkip, left)
            position += skipped
            toSkip -= skipped
            return .some(nil)
        }
        guard let current = record else { return try readHead() }
        guard left >= current.length else { return nil }
        let body = Array(buffer[position..<position + current.length])
        position += current.length
        record = nil
        return .some(page(current.headers, body))
    }

    private mutating func readHead() throws(FileError) -> PageFile?? {
        while position < buffer.count, buffer[position] == 0x0D || buffer[position] == 0x0A { position += 1 }
        guard position < buffer.count else { return nil }
        guard let end = MessageHeaders.end(in: buffer[position...]) else {
            guard buffer.count - position < Self.longestHead else { throw notWARC }
            return nil
        }
        guard buffer[position...].starts(with: "WARC/".utf8) else { throw notWARC }
        let headers = MessageHeaders(buffer[position..<end])
        guard let length = headers["content-length"].flatMap({ Int($0) }), length >= 0 else { throw notWARC }
        position = end
        if isPage(headers), length <= mostBody {
            record = Record(headers: headers, length: length)
        } else {
            toSkip = length
        }
        return .some(nil)
    }

    private var notWARC: FileError {
        .notWARC(found: PlainText.folded(String(decoding: buffer[position...].prefix(40), as: UTF8.self)))
    }

    // MARK: Pages

    private func isPage(_ headers: MessageHeaders) -> Bool {
        ["response", "resource"].contains(headers["warc-type"]?.lowercased())
    }

    private func page(_ headers: MessageHeaders, _ body: [UInt8]) -> PageFile? {
        var page = pageWithoutDate(headers, body)
        page?.receivedAt = headers["warc-date"].flatMap { NewsDate($0) }?.instant
        return page
    }

    private func pageWithoutDate(_ headers: MessageHeaders, _ body: [UInt8]) -> PageFile? {
        let target = headers["warc-target-uri"]?.drop { $0 == "<" }.prefix { $0 != ">" }
        guard let url = target.flatMap({ WebURL(String($0)) }) else { return nil }
        if headers["warc-type"]?.lowercased() == "resource" {
            return page(body, headers["content-type"], url)
        }
        guard let end = MessageHeaders.end(in: body[...]) else { return nil }
        let answer = MessageHeaders(body[..<end])
        guard answer.firstLine.split(separator: " ").dropFirst().first == "200" else { return nil }
        var content = Array(body[end...])
        let packing = answer["content-encoding"]?.lowercased() ?? "identity"
        guard ["identity", "gzip", "x-gzip", ""].contains(packing) else { return nil }
        if answer["transfer-encoding"]?.lowercased().contains("chunked") == true { content = Chunks.joined(content) }
        return unpacked(content).flatMap { page($0, answer["content-type"], url) }
    }

    private func page(_ bytes: [UInt8], _ type: String?, _ url: WebURL) -> PageFile? {
        let kind = type?.lowercased() ?? ""
        guard kind.hasPrefix("text/html") || kind.hasPrefix("text/plain") || kind.contains("xhtml") else { return nil }
        return PageFile(bytes: bytes, contentType: type, url: url)
    }

    /// Archives keep answers as they came, mostly packed.
    private func unpacked(_ bytes: [UInt8]) -> [UInt8]? {
        var reader = GzipReader(most: mostBody)
        var text: [UInt8] = []
        do {
            try bytes.withUnsafeBufferPointer { bytes throws(GzipError) in
                try reader.unpack(bytes, isLast: true) { part, _ in text += part }
            }
        } catch {
            return nil
        }
        return text
    }
}

/// The chunked transfer coding (RFC 9112, section 7.1).
private enum Chunks {
    static func joined(_ bytes: [UInt8]) -> [UInt8] {
        var joined: [UInt8] = []
        var rest = bytes[...]
        while let lineEnd = rest.firstIndex(of: 0x0A) {
            let size = String(
                decoding: rest[..<lineEnd].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D }, as: UTF8.self)
            rest = rest[(lineEnd + 1)...]
            guard let count = Int(size.filter { !$0.isWhitespace }, radix: 16), count > 0 else { break }
            joined += rest.prefix(count)
            rest = rest.dropFirst(count).drop { $0 == 0x0D }
            if rest.first == 0x0A { rest = rest.dropFirst() }
        }
        // Some archives keep the header and not the coding.
        return joined.isEmpty ? bytes : joined
    }
}
