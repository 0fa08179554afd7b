import Foundation
import Hummingbird
import HummingbirdCore
import Storage

/// For whoever watches over the program.
enum Health {
    /// Whether it answers at all.
    static func alive(_ site: Site, _ asked: Asked) async throws -> Response {
        .text("ok\n", "text/plain; charset=utf-8")
    }

    /// Whether it can read its store.
    static func ready(_ site: Site, _ asked: Asked) async throws -> Response {
        let last = try await site.read { store in try store.lastCursor() }
        return .text("ok, \(last) changes\n", "text/plain; charset=utf-8")
    }

    /// In Prometheus' text format 0.0.4.
    static func metrics(_ site: Site, _ asked: Asked) async throws -> Response {
        let counted = text(try await site.overviews.overview().counts)
        let listeners = gauge("dateline_event_streams", "Readers that follow the log.", Double(site.hub.listeners))
        return .text(counted + listeners, "text/plain; version=0.0.4; charset=utf-8")
    }

    private static func text(_ counts: StoreCounts) -> String {
        var text = gauge("dateline_articles", "Articles that are kept.", Double(counts.articles))
        text += gauge(
            "dateline_articles_gone", "Articles that their publishers took away.", Double(counts.articlesGone))
        text += gauge("dateline_versions", "Versions that are kept.", Double(counts.versions))
        text += gauge("dateline_sources", "Sources that are followed.", Double(counts.sources))
        text += gauge("dateline_sources_failing", "Sources that fail or are given up.", Double(counts.sourcesFailing))
        text += gauge(
            "dateline_pages_due", "Pages whose next look is due; many are counted up to \(ArticleStore.mostDue).",
            Double(counts.due))
        text += """
            # HELP dateline_changes_total Changes told so far.
            # TYPE dateline_changes_total counter
            dateline_changes_total \(counts.lastChange)

            """
        if let last = counts.lastChangeAt {
            text += gauge(
                "dateline_last_change_timestamp_seconds", "When the last change was told.",
                last.timeIntervalSince1970.rounded())
        }
        return text
    }

    private static func gauge(_ name: String, _ help: String, _ value: Double) -> String {
        "# HELP \(name) \(help)\n# TYPE \(name) gauge\n\(name) \(Int64(value))\n"
    }
}
