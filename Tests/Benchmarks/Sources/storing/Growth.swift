import Articles
import Foundation
import Reconciliation
import Storage

/// How a store behaves as it grows: the same questions at each size.
///
/// Articles come as they do, so many a day, and are edited on the day after; what is measured of a turn is what a turn
/// does, with articles of the last day; a look is what a watch does when something becomes due.
struct Growth {
    let file: String
    let articles: Int
    let versions: Int

    /// As two hundred busy outlets print.
    private static let perDay = 2_500
    private static let day: TimeInterval = 86_400
    private let load = Load(seed: 3)

    func run() async throws {
        let store = try ArticleStore(path: file, access: .write)
        let source = try source(in: store)
        sayHead()
        var count = 0, kept = 0
        for size in Set([min(10_000, articles), min(100_000, articles), articles]).sorted() {
            while count < size {
                let come = min(Self.perDay, size - count)
                try await load.publish(come, from: count, in: store, source, at: time(count))
                count += come
                kept += come
                let wanted = Int(Double(versions) * Double(count) / Double(articles))
                while kept < wanted {
                    let edited = (count - come..<count).suffix(wanted - kept)
                    try await load.revisit(edited, in: store, source, edits: true, at: time(count))
                    kept += edited.count
                }
            }
            try await measure(store, source, count)
        }
    }

    /// Of a store that is there already.
    func measure() async throws {
        let store = try ArticleStore(path: file, access: .write)
        sayHead()
        try await measure(store, source(in: store), articles)
    }

    /// When so many articles had come; the last one today.
    private func time(_ count: Int) -> Date {
        Date(timeIntervalSinceNow: -Double((articles - count) / Self.perDay) * Self.day)
    }

    private func source(in store: ArticleStore) throws -> Source {
        try store.sources([(Load.feed, "The Benchmark", .feed)])[0]
    }

    private func sayHead() {
        say("articles\tMB\tread ms\tedit ms\tlook ms\thistory ms\tdiff ms\tsearch ms\ttail ms\topen ms\tpeak MiB")
    }

    private func measure(_ store: ArticleStore, _ source: Source, _ count: Int) async throws {
        let reader = try ArticleStore(path: file, access: .read)
        let recent = stride(from: count - 2_000, to: count, by: 5)
        let numbers = Array(recent), now = time(count)
        let read = try await load.revisit(numbers, in: store, source, edits: false, at: now)
        let edit = try await load.revisit(numbers, in: store, source, edits: true, at: now)
        let ids = (0..<50).map { Article.ID(rawValue: Int64($0 * (count / 50) + 1)) }
        let look = try median(Array(0..<9)) { _ in
            var seen: Set<Int> = []
            try reader.eachDuePage(
                of: [source.id], revisits: .due, turn: now, since: now.addingTimeInterval(-60), at: now, seen: &seen
            ) { _, _ in }
        }
        let history = try median(ids) { _ = try reader.changes(of: $0) }
        let diff = try median(ids) { id in
            let versions = try reader.versions(of: id)
            if versions.count > 1 { _ = Difference(from: versions[0].draft, to: versions[1].draft) }
        }
        let words = try ids.map { id in
            try reader.article(id)?.title.split(separator: " ").suffix(3).joined(separator: " ") ?? ""
        }
        let search = try median(words) { _ = try reader.find("\"\($0)\"", limit: 20).hits }
        let end = try reader.cursor(before: .distantFuture)
        let tail = try median(Array(0..<50)) { _ in
            _ = try reader.changes(after: ChangeCursor(rawValue: end.rawValue - 50), limit: 50)
        }
        let open = try median(Array(0..<9)) { _ in
            _ = try ArticleStore(path: file, access: .read).articles(limit: 20)
        }
        let figures = [read * 1000 / 400, edit * 1000 / 400, look, history, diff, search, tail, open].map {
            "\(rounded($0))"
        }
        say(
            ([count, size(file) / 1_000_000].map(String.init) + figures + ["\(residentMegabytes())"]).joined(
                separator: "\t"))
    }

    private func median<Item>(_ items: [Item], _ body: (Item) throws -> Void) rethrows -> Double {
        let times = try items.map { item in try milliseconds { try body(item) } }.sorted()
        return times[times.count / 2]
    }
}
