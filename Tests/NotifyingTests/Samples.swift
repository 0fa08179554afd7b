import Articles
import Fetching
import Foundation
import Newsroom
import Settings
import TestSupport
import Testing

@testable import Notifying

/// What the sinks are told in these tests.
enum Samples {
    /// All that a headline should not be able to do: begin a header, a tag, a mention, markup, a line; turn the
    /// direction; go on for ever.
    static let hostileTitle =
        "Seven\r\nBcc: all@example.org\n*bold* _it_ `code` [x](y) <b>&amp;</b> @everyone @channel <!here> <@123> "
        + "\"quoted\" \u{202E}gnp.exe\u{2066} \u{0}\u{1B}[31m {{url}} " + String(repeating: "long ", count: 2000)

    static func change(_ seq: Int64 = 7, title: String = "Eight hurt in ferry crash") -> Change {
        var data = ChangeData()
        data.article = .init(
            id: .init(rawValue: 3), url: WebURL(stored: "https://h.example/a_b?x=1&y=(2)"), title: title,
            outlet: "Harbour Post")
        data.version = 3
        data.previous = 2
        data.kinds = [.headline, .number]
        data.silent = true
        data.words = .init(added: 4, removed: 1)
        data.headline = .init(before: "Seven hurt in ferry crash", after: title)
        data.summary = "headline; 7 → 8 in paragraph 6"
        return Change(
            cursor: ChangeCursor(rawValue: seq), time: Date(timeIntervalSince1970: 1_772_734_927),
            type: .articleRevised, data: data)
    }

    static func told(_ seq: Int64 = 7, title: String = "Eight hurt in ferry crash") -> ToldChange {
        ToldChange(
            change: change(seq, title: title),
            differenceHTML: "<article><p><del>Seven</del><ins>Eight</ins> hurt</p></article>",
            differenceText: "-Seven hurt\n+Eight hurt\n")
    }

    static func message(
        _ seqs: ClosedRange<Int64> = 7...7, id: String = "sink:7", title: String = "Eight hurt in ferry crash"
    ) -> SinkMessage {
        let changes = seqs.map { told($0, title: title) }
        return SinkMessage(id: id, changes: changes, isDigest: changes.count > 1)
    }

    static func settings(
        _ target: SinkTarget = .output, title: String? = nil, body: String? = nil
    ) -> SinkSettings {
        var settings = SinkSettings(name: "desk", target: target, file: "dateline.yaml", line: 1)
        settings.templates = MessageTemplates(title: title, body: body)
        return settings
    }

    static let now = Date(timeIntervalSince1970: 1_614_265_330)
}

/// A receiver on loopback, and what one sink brings to it.
struct Receiver {
    let site: LoopbackSite
    let poster = Poster(timeout: .seconds(60), now: { Samples.now })

    init() throws {
        site = try LoopbackSite()
    }

    func url(_ path: String) -> WebURL { WebURL(stored: site.url + path) }

    func sink(_ target: SinkTarget, title: String? = nil, body: String? = nil) -> any Sink {
        makeSink(
            Samples.settings(target, title: title, body: body), poster: poster, now: { Samples.now },
            recent: { _ in [] })
    }

    func answer(_ path: String, _ status: Int, headers: [(String, String)] = [], _ body: String = "") {
        site.serve(path) { _ in ServedResponse(status: status, headers: headers, body: Array(body.utf8)) }
    }

    var last: ServedRequest {
        get throws { try #require(site.exchanges.last?.request) }
    }

    /// The last body, as the JSON object that it is.
    var json: [String: Any] {
        get throws {
            let object = try JSONSerialization.jsonObject(with: Data(last.body))
            return try #require(object as? [String: Any])
        }
    }
}
