import Articles
import Foundation
import Markup

/// The kinds of files that pages are read from, by how their names end.
public enum PageFileKind: Sendable {
    case html, text, mail, webArchive

    /// `nil` for a file that is none of them.
    public init?(path: String) {
        let name = path.lowercased()
        switch (name as NSString).pathExtension {
        case "html", "htm", "xhtml": self = .html
        case "txt": self = .text
        case "eml": self = .mail
        case "warc": self = .webArchive
        case "gz" where name.hasSuffix(".warc.gz"): self = .webArchive
        default: return nil
        }
    }
}

/// Reads the pages in a file: one, or all of an archive, one after the other.
/// - Parameter most: bytes of a page; a longer one in an archive is passed over.
public func readPages(
    in path: String, as kind: PageFileKind, most: Int = 10_000_000, _ take: (PageFile) async throws -> Void
) async throws {
    switch kind {
    case .html: try await take(PageFile(bytes: try bytes(of: path, most), contentType: "text/html"))
    case .text: try await take(PageFile(bytes: try bytes(of: path, most), contentType: "text/plain"))
    case .mail:
        guard let page = Mail(try bytes(of: path, most))?.page else { throw FileError.notMail }
        try await take(page)
    case .webArchive:
        var reader = WARCReader(mostBody: most)
        try await eachPiece(of: path) { piece, isLast in
            for page in try reader.read(piece, isLast: isLast) { try await take(page) }
        }
    }
}

private func bytes(of path: String, _ most: Int) throws(FileError) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
        throw .unreadable(reason: String(cString: strerror(errno)))
    }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: most + 1) else {
        throw .unreadable(reason: "it cannot be read to its end")
    }
    guard data.count <= most else { throw .tooLarge(most: most) }
    return Array(data)
}

private func eachPiece(of path: String, _ body: ([UInt8], _ isLast: Bool) async throws -> Void) async throws {
    guard let file = FileHandle(forReadingAtPath: path) else {
        throw FileError.unreadable(reason: String(cString: strerror(errno)))
    }
    defer { try? file.close() }
    while let data = try file.read(upToCount: 1 << 14), !data.isEmpty { try await body(Array(data), false) }
    try await body([], true)
}
