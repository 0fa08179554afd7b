import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Storage

/// The sources: how they do, how often their outlets publish and revise, when they are asked again.
enum SourcesPage {
    static let most = 200

    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let after = try self.after(asked)
        let now = site.now()
        // Whether a source is late goes by the clock.
        let minute = Int(now.timeIntervalSince1970 / 60)
        let overview = try await site.overviews.overview()
        let body = try await site.cache.body(
            for: "\(asked.address) \(minute)", generation: site.hub.generation
        ) {
            try await site.read { store in
                let sources = try store.sources(after: after, limit: most)
                return try site.templates.page(page(sources, overview.days, overview.counts, at: now)).text
            }
        }
        return .html(HTML(trusted: body))
    }

    static func after(_ asked: Asked) throws -> Source.ID? {
        try asked.query.number("after", in: 0...Int64.max).map { Source.ID(rawValue: $0) }
    }

    private static func page(_ sources: [Source], _ days: [OutletDay], _ counts: StoreCounts, at now: Date) -> Page {
        let rhythm = Dictionary(grouping: days, by: \.outlet)
        var fields = Fields()
        fields.count("sourcesTold", counts.sources, of: "source")
        fields.number("failingCount", counts.sourcesFailing)
        fields.flag("hasFailing", counts.sourcesFailing > 0)
        fields.count("articlesTold", counts.articles, of: "article")
        fields.count("versionsTold", counts.versions, of: "version")
        fields.count("pagesDue", counts.due, of: "page")
        fields.flag("hasMoreDue", counts.isMoreDue)
        fields.list("sources", sources.map { SourceRow(source: $0, days: rhythm[$0.outlet] ?? [], now: now).fields })
        fields.text("more", sources.count == most ? sources.last.map { "/sources?after=\($0.id)" } : nil)
        return Page(title: "Sources", template: "sources", fields: fields, section: "/sources")
    }
}

/// A source as a line of the list.
struct SourceRow {
    let source: Source
    let days: [OutletDay]
    let now: Date

    var fields: Fields {
        var fields = Fields()
        fields.text("outlet", source.outlet)
        fields.text("outletQuery", "outlet=" + QueryItems.encoded(source.outlet))
        fields.text("sourceTitle", source.head.title == source.outlet ? nil : source.head.title)
        fields.text("sourceURL", source.url.text)
        fields.text("link", source.url.isFile ? nil : source.url.text)
        fields.text("kind", source.kind?.rawValue)
        fields.text("state", Self.state(of: source, at: now).words)
        fields.text("stateMark", Self.state(of: source, at: now).rawValue)
        fields.text("error", source.failures > 0 || source.stoppedAt != nil ? source.lastError : nil)
        fields.count("failuresTold", source.failures, of: "time")
        fields.flag("hasFailed", source.failures > 0)
        fields.time("checkedHTML", source.checkedAt)
        fields.time("succeededHTML", source.succeededAt)
        fields.time("nextHTML", source.nextCheck)
        fields.flag("wasRead", source.succeededAt != nil)
        fields.flag("isDue", source.nextCheck != nil)
        let byDay = Dictionary(days.map { ($0.daysAgo, $0) }) { first, _ in first }
        fields.html("rhythmHTML", RhythmPlot(outlet: source.outlet, days: byDay).html)
        return fields
    }

    enum State: String {
        case well, failing, stopped, waiting, late

        var words: String {
            switch self {
            case .well: "well"
            case .failing: "failing"
            case .stopped: "given up"
            case .waiting: "not asked yet"
            case .late: "behind"
            }
        }
    }

    /// A source is behind when it was due more than an hour ago.
    static func state(of source: Source, at now: Date) -> State {
        if source.stoppedAt != nil { return .stopped }
        if source.failures > 0 { return .failing }
        if source.checkedAt == nil { return .waiting }
        if let next = source.nextCheck, now.timeIntervalSince(next) > 3600 { return .late }
        return .well
    }
}
