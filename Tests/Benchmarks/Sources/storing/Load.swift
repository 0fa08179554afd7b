import Articles
import Foundation
import Storage

/// Articles on their way into a store, in groups as the collector makes them.
struct Load: Sendable {
    static let feed = WebURL(stored: "http://benchmark.example/feed.xml")
    let seed: UInt64
    private static let group = 200

    private func url(_ number: Int) -> WebURL { WebURL(stored: "http://benchmark.example/news/\(number)/story.html") }

    func draft(_ number: Int) -> Draft {
        var prose = Prose(seed: seed &+ UInt64(number) &* 31)
        return prose.draft(words: 300 + number % 200, number: number)
    }

    /// - Returns: seconds that the store took; making the articles up is not counted.
    @discardableResult
    func publish(
        _ count: Int, from first: Int, in store: ArticleStore, _ source: Source, at time: Date = Date()
    ) async throws -> Double {
        var took = 0.0
        for start in stride(from: first, to: first + count, by: Self.group) {
            let numbers = start..<min(start + Self.group, first + count)
            let entries = numbers.map {
                ListedEntry(key: "\($0)", url: url($0), title: nil, published: nil, updated: nil)
            }
            let feed = FeedArrival(source: source.id, representation: Representation(), entries: entries)
            let pages = numbers.map { number in
                arrival(number, .entry(once: nil), source, draft(number))
            }
            took += try await seconds {
                try await store.record([.feed(feed)], at: time)
                try await store.record(pages, at: time)
            }
        }
        return took
    }

    private func arrival(_ number: Int, _ subject: PageCheck.Subject, _ source: Source, _ draft: Draft) -> Arrival {
        var prose = Prose(seed: UInt64(number) &* 77 &+ UInt64(Date().timeIntervalSince1970))
        let check = PageCheck(
            subject: subject, url: url(number), outlet: source.outlet, source: source.id,
            representation: Representation(), title: nil, published: nil)
        return .page(
            PageArrival(
                check: check, url: url(number), draft: draft, bytes: prose.page(draft), contentType: "text/html",
                representation: Representation(etag: "\"\(number)\"", address: url(number), receivedAt: Date())))
    }

    func confirm(_ count: Int, in store: ArticleStore) async throws {
        for start in stride(from: 1, through: count, by: 1000) {
            let arrivals = (start..<min(start + 1000, count + 1)).map { number in
                Arrival.pageNotModified(
                    Article.ID(rawValue: Int64(number)), Representation(etag: "\"x\"", receivedAt: Date()), freshFor: 0)
            }
            try await store.record(arrivals, at: Date())
        }
    }

    /// Articles by their numbers, read again.
    /// - Returns: seconds that the store took.
    @discardableResult
    func revisit(
        _ numbers: some Collection<Int>, in store: ArticleStore, _ source: Source, edits: Bool, at time: Date = Date()
    ) async throws -> Double {
        var took = 0.0
        var prose = Prose(seed: 99)
        let numbers = Array(numbers)
        for start in stride(from: 0, to: numbers.count, by: Self.group) {
            let arrivals = try numbers[start..<min(start + Self.group, numbers.count)].map { number in
                let id = Article.ID(rawValue: Int64(number + 1))
                var draft = self.draft(number)
                if edits, let last = try store.versions(of: id).last { draft = prose.edited(last.draft) }
                return arrival(number, .article(id, isGone: false), source, draft)
            }
            took += try await seconds { _ = try await store.record(arrivals, at: time) }
        }
        return took
    }
}
