import Articles
import Foundation
import Storage

/// A store with a few texts, in scripts with spaces and without, to search in: its own tables, and its own statement.
enum Shelf {
    private static let path =
        (FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory())
        + "/dateline-fuzz-\(ProcessInfo.processInfo.processIdentifier).sqlite"

    private static let texts = [
        ("Boats leave", "en", "Seven boats left the harbour on the first day of spring, and “more” will follow."),
        ("士兵", "zh", "七名士兵在袭击中丧生，当局表示，袭击造成多人受伤。"), ("เรือชน", "th", "เรือชนท่าเรือเมื่อเช้านี้"),
    ]

    /// Opened when it is searched first.
    private static let store: ArticleStore = {
        do {
            return try ArticleStore(path: path, access: .read)
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    static func fill() async throws {
        atexit { Shelf.remove() }
        let store = try ArticleStore(path: path, access: .write)
        let feed = WebURL(stored: "https://fuzz.example/feed")
        let source = try store.sources([(feed, "Fuzz", .feed)])[0]
        for (title, language, text) in texts {
            let url = WebURL(stored: "https://fuzz.example/\(language)")
            let check = PageCheck(
                subject: .entry(once: nil), url: url, outlet: source.outlet, source: source.id,
                representation: Representation(), title: nil, published: nil)
            let page = PageArrival(
                check: check, url: url, draft: Draft(title: title, paragraphs: [text], language: language),
                bytes: Array(text.utf8), contentType: "text/html", representation: Representation())
            try await store.record([.page(page)], at: Date())
        }
    }

    static func search(_ words: String?) throws {
        guard let words else { return }
        for onlyGone in [false, true] {
            let hits = try store.find(words, onlyGone: onlyGone, limit: 5).hits
            precondition(hits.count <= 5, "more than were asked for")
        }
    }

    private static func remove() {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }
}
