import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Rendering
import Storage

/// Atom feeds (RFC 4287) of the changes that a filter lets through, of an outlet or a story among them, and of a search.
enum AtomFeed {
    struct Entry {
        var id: String
        var title: String
        var path: String
        var updated: Date
        var summary: String
        var author: String
    }

    static func changes(_ site: Site, _ asked: Asked) async throws -> Response {
        let query = try ChangeQuery(asked.query)
        let base = asked.base
        let tag = self.tag(site.terms)
        let key = base + asked.address
        let body = try await site.cache.body(for: key, generation: site.hub.generation) {
            try await site.read { store in
                let entries = try query.page(of: store).changes.map(entry)
                return text(
                    title: title(query), note: try query.note(in: store), tag: tag, base: base,
                    page: query.items.address(of: "/"), own: asked.address, entries,
                    updated: entries.first?.updated ?? Date(timeIntervalSince1970: 0))
            }
        }
        return .text(body, "application/atom+xml; charset=utf-8")
    }

    static func search(_ site: Site, _ asked: Asked) async throws -> Response {
        let query = try SearchQuery(asked.query)
        let base = asked.base
        let tag = self.tag(site.terms)
        let body = try await site.read { store in
            let findings = try query.findings(in: store)
            let entries = findings.hits.map(entry).sorted { $0.updated > $1.updated }
            return text(
                title: "Search: \(query.words ?? "")", note: findings.latest.map { "Of the latest \($0) versions." },
                tag: tag, base: base, page: query.items.address(of: "/search"),
                own: asked.address, entries, updated: entries.first?.updated ?? Date(timeIntervalSince1970: 0))
        }
        return .text(body, "application/atom+xml; charset=utf-8")
    }

    /// What ids begin with (RFC 4151): the same under whichever name the server is asked for, so that no reader is shown
    /// an entry twice.
    private static func tag(_ terms: ServerTerms) -> String {
        let name = terms.names.first {
            $0.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == 0x2D || $0 == 0x2E }
        }
        return "tag:\(name ?? "localhost"),2026:"
    }

    private static func title(_ query: ChangeQuery) -> String {
        let filter = query.filter
        var parts = filter.outlets.sorted()
        parts += query.tags.sorted().map { "tag \($0)" }
        parts += filter.stories.sorted().map { "story \($0)" }
        parts += ChangeKind.allCases.filter(filter.kinds.contains).map(\.words)
        if let words = filter.words { parts.append(words) }
        return parts.isEmpty ? "Changes" : "Changes: " + parts.joined(separator: ", ")
    }

    private static func entry(_ change: Change) -> Entry {
        let data = change.data
        let outlet = data.article?.outlet ?? data.source?.name ?? "dateline"
        var notes = [change.type.words] + (data.kinds?.map(\.words) ?? [])
        if data.silent == true { notes.append("silent") }
        let article = data.article.map { "articles/\($0.id)" }
        let path =
            change.type == .articleRevised
            ? article.flatMap { article in
                data.previous.flatMap { previous in data.version.map { "\(article)/diff/\(previous)..\($0)" } }
            } : article
        return Entry(
            id: "change/\(change.cursor)",
            title:
                "\(outlet): \(data.article?.title ?? data.source?.url.text ?? "") (\(notes.joined(separator: ", ")))",
            path: path ?? "sources", updated: change.time,
            summary: data.summary ?? data.reason ?? notes.joined(separator: ", "), author: outlet)
    }

    private static func entry(_ hit: ArticleStore.Hit) -> Entry {
        Entry(
            id: "articles/\(hit.article.id)/versions/\(hit.version)",
            title: "\(hit.article.outlet): \(hit.article.title)",
            path: "articles/\(hit.article.id)/versions/\(hit.version)", updated: hit.article.lastChanged,
            summary: hit.excerpt.filter { $0 != "\u{2}" && $0 != "\u{3}" }, author: hit.article.outlet)
    }

    private static func text(
        title: String, note: String? = nil, tag: String, base: String, page: String, own: String,
        _ entries: [Entry], updated: Date
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
        <title>\(xml(title))</title>\(note.map { "<subtitle>\(xml($0))</subtitle>" } ?? "")
        <id>\(xml(tag + own.dropFirst()))</id>
        <updated>\(Moment(updated).exact)</updated>
        <link rel="self" type="application/atom+xml" href="\(xml(base + own.dropFirst()))"/>
        <link rel="alternate" type="text/html" href="\(xml(base + page.dropFirst()))"/>
        \(entries.map { text(of: $0, tag: tag, base: base) }.joined(separator: "\n"))
        </feed>

        """
    }

    private static func text(of entry: Entry, tag: String, base: String) -> String {
        """
        <entry><title>\(xml(entry.title))</title><id>\(xml(tag + entry.id))</id>\
        <updated>\(Moment(entry.updated).exact)</updated><author><name>\(xml(entry.author))</name></author>\
        <link rel="alternate" type="text/html" href="\(xml(base + entry.path))"/>\
        <summary>\(xml(entry.summary))</summary></entry>
        """
    }

    /// Without what XML 1.0 has no place for (section 2.2).
    private static func xml(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: kept.append(scalar)
            default: break
            }
        }
        return escaped(String(kept))
    }
}
