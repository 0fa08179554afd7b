import Articles
import FeedReading
import Foundation

/// What is wrong with a feed that could be read all the same, in words.
struct FeedTroubles {
    let feed: FeedDocument
    let now: Date

    /// A feed that has nothing newer may be forgotten by its publisher.
    private static let oldDays = 90

    var all: [String] {
        guard feed.kind != .sitemapIndex, feed.kind != .section else { return [] }
        guard !feed.entries.isEmpty else { return ["it lists nothing"] }
        return [withoutLink, withoutDate, inFuture, repeatedIDs, withoutID, old].compactMap(\.self)
    }

    private func told(_ count: Int, _ what: String) -> String? {
        guard count > 0 else { return nil }
        let entries = feed.entries.count
        return
            (count == entries
            ? entries == 1 ? "its entry" : "all \(entries) entries" : "\(count) of \(entries) entries")
            + " \(what)"
    }

    private var withoutLink: String? {
        told(
            feed.entries.count { $0.link.flatMap { WebURL($0) } == nil },
            "without a link that can be followed; they are kept only with “pages: no”")
    }

    private var withoutDate: String? {
        guard feed.kind != .sitemap else { return nil }
        return told(
            feed.entries.count { $0.published == nil && $0.updated == nil },
            "without a date that can be understood; they count from when they are first seen")
    }

    private var inFuture: String? {
        // A day's grace for zones that are wrong.
        let limit = now.addingTimeInterval(86_400)
        return told(feed.entries.count { ($0.published?.instant ?? now) > limit }, "dated in the future")
    }

    private var repeatedIDs: String? {
        let ids = feed.entries.compactMap(\.id)
        return told(ids.count - Set(ids).count, "with the id of another; they are told apart by their links")
    }

    private var withoutID: String? {
        told(feed.entries.count { $0.id == nil }, "without an id; they are known by their links")
    }

    private var old: String? {
        guard let newest = feed.entries.compactMap({ ($0.published ?? $0.updated)?.instant }).max() else { return nil }
        let days = Int(now.timeIntervalSince(newest) / 86_400)
        return days > Self.oldDays ? "nothing new for \(days) days" : nil
    }
}
