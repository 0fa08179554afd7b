import ArgumentParser
import Articles
import Foundation
import Settings
import Storage

struct ListFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is followed, and how each source does.",
        discussion: """
            A source is ok, failing (with what it answered last), gone (its publisher says so), or new (not asked yet).

            EXAMPLES
              dateline feeds list
              dateline feeds list --format jsonl
            """)

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let settings = try places.folder().load()
        let path = places.store ?? settings.storePath
        let now = Date()
        let health =
            FileManager.default.fileExists(atPath: path)
            ? try ArticleStore(path: path, access: .read).sourceHealth(at: now) : [:]
        let lines = settings.sources.map { SourceLine($0, health[$0.url], now: now) }
        guard output.format == .text else { return try lines.forEach { Terminal.say(try JSONLine.text(of: $0)) } }
        if lines.isEmpty { return Terminal.say("nothing is followed; “dateline feeds add URL” begins") }
        let style = Style()
        for line in lines { Terminal.say(line.text(style)) }
    }
}

/// A source as programs are given it; a field's name is a contract.
private struct SourceLine: Encodable {
    let url: String
    let outlet: String
    let kind: String
    let tags: [String]
    let state: String
    @OrNull var error: String?
    @OrNull var title: String?
    @OrNull var last_success: String?
    @OrNull var next_check: String?
    @OrNull var last_entry: String?
    let entries: Int
    @OrNull var entries_per_week: Double?
    @OrNull var hub: String?
    let file: String
    let line: Int

    init(_ followed: FollowedSource, _ health: SourceHealth?, now: Date) {
        url = followed.url.text
        outlet = followed.outlet
        kind = followed.kind.name
        tags = followed.tags
        file = followed.file
        line = followed.line
        let source = health?.source
        state =
            source?.stoppedAt != nil
            ? "gone" : source?.checkedAt == nil ? "new" : source?.failures == 0 ? "ok" : "failing"
        error = source?.lastError
        title = source?.head.title
        last_success = source?.succeededAt?.iso8601
        next_check = source?.nextCheck?.iso8601
        last_entry = health?.lastEntry?.iso8601
        entries = health?.entries ?? 0
        hub = source?.head.hub
        entries_per_week = health.flatMap { Self.rate($0, now) }
    }

    /// In the last four weeks, or as long as it has been followed.
    private static func rate(_ health: SourceHealth, _ now: Date) -> Double? {
        guard let since = health.since else { return nil }
        let weeks = min(4, max(now.timeIntervalSince(since) / (7 * 86_400), 1.0 / 7))
        return (Double(health.entriesInFourWeeks) / weeks * 10).rounded() / 10
    }

    func text(_ style: Style) -> String {
        let mark = state == "failing" || state == "gone" ? style.warning(state) : style.dim(state)
        var facts = [kind, entries.of("entry", "entries")]
        if let rate = entries_per_week, entries > 0 { facts.append(Self.rhythm(rate)) }
        if let last_success { facts.append("read \(Self.short(last_success))") }
        if let next_check, state == "ok" { facts.append("due \(Self.short(next_check))") }
        if !tags.isEmpty { facts.append("[\(tags.joined(separator: ", "))]") }
        let head = "\(style.bold(Style.harmless(outlet)))  \(url)  \(mark)"
        let trouble = error.map { "\n  \(style.warning(Style.harmless($0)))" } ?? ""
        return head + "\n  " + style.dim(Style.harmless(facts.joined(separator: " · "))) + trouble
    }

    private static func rhythm(_ perWeek: Double) -> String {
        perWeek >= 7 ? "about \(Int((perWeek / 7).rounded())) a day" : "about \(Int(max(perWeek, 1).rounded())) a week"
    }

    private static func short(_ time: String) -> String { String(time.prefix(16)).replacing("T", with: " ") }
}

extension FollowedSource.Kind {
    /// For lists.
    var name: String {
        switch self {
        case .feed: "feed"
        case .section: "section"
        case .page: "page"
        case .folder: "folder"
        case .any: "any"
        }
    }
}

extension Int {
    func of(_ one: String, _ many: String) -> String { self == 1 ? "1 \(one)" : "\(self) \(many)" }
}
