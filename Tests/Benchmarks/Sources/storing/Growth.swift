import Articles
import Foundation
import Reconciliation
import Storage

/// How a store behaves as it grows: the same questions at each size.
struct Growth {
    let file: String
    let articles: Int
    let versions: Int

    func run() async throws {
        let load = Load(seed: 3)
        let store = try ArticleStore(path: file, access: .write)
        let source = try store.sources([(Load.feed, "The Benchmark", .feed)])[0]
        say("articles\tversions\tMB\twrite ms\tedit ms\thistory ms\tdiff ms\tsearch ms\ttail ms\topen ms\tpeak MiB")
        var count = 0, kept = 0
        for size in Set([min(10_000, articles), min(100_000, articles), articles]).sorted() {
            try await load.publish(size - count, from: count, in: store, source)
            kept += size - count
            count = size
            let wanted = Int(Double(versions) * Double(size) / Double(articles))
            while kept < wanted {
                let more = min(size, wanted - kept)
                try await load.revisit(more, in: store, source, edits: true)
                kept += more
            }
            try await measure(store, source, load, count, kept)
        }
    }

    private func measure(
        _ store: ArticleStore, _ source: Source, _ load: Load, _ count: Int, _ kept: Int
    ) async throws {
        let reader = try ArticleStore(path: file, access: .read)
        let write = try await load.revisit(
            400, every: max(1, count / 400), in: store, source, edits: false)
        let edit = try await load.revisit(
            400, every: max(1, count / 400), in: store, source, edits: true)
        let ids = (0..<50).map { Article.ID(rawValue: Int64($0 * (count / 50) + 1)) }
        let history = try median(ids) { _ = try reader.changes(of: $0) }
        let diff = try median(ids) { id in
            let versions = try reader.versions(of: id)
            if versions.count > 1 { _ = Difference(from: versions[0].draft, to: versions[1].draft) }
        }
        let words = try ids.map { id in
            try reader.article(id)?.title.split(separator: " ").suffix(3).joined(separator: " ") ?? ""
        }
        let search = try median(words) { _ = try reader.search("\"\($0)\"", limit: 20) }
        let end = try reader.cursor(before: .distantFuture)
        let tail = try median(Array(0..<50)) { _ in
            _ = try reader.changes(after: ChangeCursor(rawValue: end.rawValue - 50), limit: 50)
        }
        let open = try median(Array(0..<9)) { _ in
            _ = try ArticleStore(path: file, access: .read).articles(limit: 20)
        }
        let figures = [write * 1000 / 400, edit * 1000 / 400, history, diff, search, tail, open].map {
            "\(rounded($0))"
        }
        say(
            ([count, kept, size(file) / 1_000_000].map(String.init) + figures + ["\(residentMegabytes())"]).joined(
                separator: "\t"))
    }

    private func median<Item>(_ items: [Item], _ body: (Item) throws -> Void) rethrows -> Double {
        let times = try items.map { item in try milliseconds { try body(item) } }.sorted()
        return times[times.count / 2]
    }
}
