import Articles
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Storage

/// One version, as it was, at an address that stays.
enum VersionPage {
    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article(), number = try asked.version()
        let html = try await site.read { store in
            let article = try store.found(id)
            return try site.templates.page(page(article, try store.found(number, of: article)))
        }
        return .html(html)
    }

    private static func page(_ article: Article, _ version: Version) -> Page {
        var fields = Fields()
        ArticleHead(article: article).fill(&fields)
        VersionBody(version: version).fill(&fields)
        fields.number("number", version.number)
        fields.time("seenHTML", version.seenAt)
        fields.names("kinds", version.kinds.map(\.words), as: "kind")
        fields.text("change", version.number > 1 ? "\(version.number - 1)..\(version.number)" : nil)
        fields.text("next", version.number < article.versions ? String(version.number + 1) : nil)
        fields.text("previous", version.number > 1 ? String(version.number - 1) : nil)
        return Page(
            title: "\(version.draft.title) · version \(version.number) · \(article.outlet)", template: "version",
            fields: fields, section: "/")
    }

    // MARK: The page as it was received

    /// The page that a version was read from, shut in: no script runs, nothing is asked for elsewhere.
    static func snapshot(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article(), number = try asked.version()
        let (snapshot, text) = try await site.read { store -> (Snapshot?, String) in
            let article = try store.found(id)
            let version = try store.found(number, of: article)
            return (try store.page(of: article.id, version: number), version.draft.text)
        }
        var response =
            snapshot.map { Response.bytes(HarmlessPage.bytes($0.bytes), mediaType(of: $0)) }
            // Without a page, the text is all there was.
            ?? Response.text(text, "text/plain; charset=utf-8")
        response.headers[.contentSecurityPolicy] = SafetyHeaders.shutIn
        return response
    }

    /// HTML in the charset that came with it; all else as plain text, whatever it calls itself: SVG and XML can hold
    /// scripts, too.
    private static func mediaType(of snapshot: Snapshot) -> String {
        let parts = (snapshot.contentType ?? "text/html").lowercased().split(separator: ";")
        let type = parts.first.map { $0.filter { !$0.isWhitespace } } ?? ""
        let isHTML = ["text/html", "application/xhtml+xml"].contains(type)
        return (isHTML ? "text/html" : "text/plain") + (charset(in: parts).map { "; charset=\($0)" } ?? "")
    }

    private static func charset(in parts: [Substring]) -> String? {
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ !$0.isWhitespace }) == "charset" else { continue }
            let name = pair[1].utf8.filter { 48...57 ~= $0 || 97...122 ~= $0 || $0 == 0x2D || $0 == 0x5F }
            if !name.isEmpty, name.count <= 40 { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }
}
