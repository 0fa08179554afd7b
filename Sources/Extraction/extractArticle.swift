public import Articles
import Markup

/// Why a page gave no article.
public enum ExtractionError: Error, Equatable, CustomStringConvertible {
    case empty
    case binary(contentType: String)
    case noText
    case tooLarge(bytes: Int)
    case tooManyElements
    /// A page that stands in for the article: not found, blocked, a question whether one is human.
    case standIn(title: String)

    public var description: String {
        switch self {
        case .empty: "the page is empty (0 bytes)"
        case .binary(let type): "found \(type), expected an HTML or plain text page"
        case .tooLarge(let bytes):
            "the page has \(bytes / 1_000_000) MB, expected at most \(largestPage / 1_000_000)"
        case .tooManyElements: "the page has more elements than any article's, and its end was not read"
        case .noText: "no article text found on the page"
        case .standIn(let title): "the page is no article but says “\(title)”"
        }
    }
}

/// What a text is that is data and no page, whatever it was called.
private func dataFormat(_ text: [UInt8]) -> String? {
    let start = text.prefix(4096).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    if let first = start.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        let next = start.dropFirst().first { $0 > 0x20 }
        return next == UInt8(ascii: "\"") || next == UInt8(ascii: "{") ? "JSON" : nil
    }
    let opening = String(decoding: start.prefix(400), as: UTF8.self).lowercased()
    guard opening.hasPrefix("<?xml") else { return opening.hasPrefix("<error>") ? "XML" : nil }
    return opening.contains("html") ? nil : "XML"
}

/// Grows with every change by which pages may read otherwise: what was read by an older one is read anew.
private let extractorVersion = 1

/// What reads pages of an address: the extractor, and the site's rule with a hash of what it says. Kept beside what it
/// read.
public func readerName(rule: SiteRule?) -> String {
    rule.map { "\(extractorVersion) \($0.file) \($0.fingerprint)" } ?? "\(extractorVersion)"
}

/// Bytes. The largest page of the corpora has 1.5 MB; what is read of one takes four times as much.
private let largestPage = 32_000_000

/// Reads the article on a page: the words that the newsroom published, and no others.
/// - Parameters:
///   - bytes: HTML or plain text as it came.
///   - contentType: the header that came with it; decides between HTML and plain text where it says so.
///   - url: where the page was found; relative addresses on it are resolved against this.
///   - outlet: the outlet's name, if known: it is never an author, nor part of a headline.
///   - rule: how the site's pages are read, if somebody wrote it down.
public func extractArticle(
    _ bytes: [UInt8], contentType: String? = nil, url: WebURL? = nil, outlet: String? = nil, rule: SiteRule? = nil
) throws(ExtractionError) -> Draft {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= largestPage else { throw .tooLarge(bytes: bytes.count) }
    let type = contentType?.lowercased() ?? ""
    if ["image/", "video/", "audio/", "application/pdf", "application/zip"].contains(where: type.hasPrefix) {
        throw .binary(contentType: type)
    }
    // Data in a page's place is an error's; a feed is read elsewhere.
    if ["application/json", "application/ld+json", "text/json"].contains(where: type.hasPrefix)
        || (type.hasPrefix("application/xml") || type.hasPrefix("text/xml")) && !type.contains("xhtml")
    {
        throw .binary(contentType: type)
    }
    let text = Charset.decode(bytes, contentType: contentType)
    if let data = dataFormat(text) { throw .binary(contentType: data) }
    let isPlain = type.hasPrefix("text/plain") || (type.isEmpty && !text.contains(UInt8(ascii: "<")))
    let draft: Draft
    if isPlain {
        guard let found = PlainPage(text, outlet: outlet).draft() else { throw .noText }
        draft = found
    } else {
        let page = HTMLPage(text, url: url, outlet: outlet, rule: rule)
        var found = page.draft()
        found.isUnclosed = !PageEnd.isClosed(text)
        draft = found
        if page.isRefused { throw .noText }
        if page.isCut { throw .tooManyElements }
        if let absence = page.absence { throw .standIn(title: absence) }
        if page.isDoor { throw .standIn(title: draft.title) }
    }
    if StandIn.isTitle(draft.title) { throw .standIn(title: draft.title) }
    guard !draft.paragraphs.isEmpty else { throw .noText }
    return draft
}
