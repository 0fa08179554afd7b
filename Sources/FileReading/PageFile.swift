public import Articles
public import Foundation

/// A page as it lies in a file, or one of many in an archive.
public struct PageFile: Sendable {
    public var bytes: [UInt8]
    public var contentType: String?
    /// Where it was on the web, if the file says so.
    public var url: WebURL?
    /// When it was received, if the file says so.
    public var receivedAt: Date?
    /// What the file says besides the page: a mail's subject, date and sender.
    public var title: String?
    public var published: NewsDate?
    public var author: String?

    public init(bytes: [UInt8], contentType: String?, url: WebURL? = nil) {
        self.bytes = bytes
        self.contentType = contentType
        self.url = url
    }
}

/// Why a file gave no page.
public enum FileError: Error, Equatable, CustomStringConvertible {
    case unreadable(reason: String)
    /// - Parameter most: bytes.
    case tooLarge(most: Int)
    case notMail
    case notWARC(found: String)
    case damagedGzip(String)
    /// An archive that ends in the middle of a record; what came before it was read.
    case cutOff

    public var description: String {
        switch self {
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .tooLarge(let most): "larger than \(most / 1_000_000) MB; expected one page"
        case .notMail: "found no mail headers; expected a message in the format of RFC 5322"
        case .notWARC(let found): "found “\(found)” where a WARC record should begin"
        case .cutOff: "ends in the middle of a record; what came before it was read"
        case .damagedGzip(let reason): "found gzip that does not unpack: \(reason)"
        }
    }
}
