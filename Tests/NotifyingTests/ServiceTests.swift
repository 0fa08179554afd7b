import Articles
import Fetching
import Foundation
import Newsroom
import Settings
import TestSupport
import Testing

@testable import Notifying

/// The services that people read: what reaches each of them.
struct ServiceTests {
    private let receiver: Receiver

    init() throws {
        receiver = try Receiver()
        receiver.answer("/hook", 200, "ok")
        receiver.answer("/", 200, "{}")
        receiver.answer("/botT:1/sendMessage", 200, "{\"ok\":true}")
    }

    private func chat(_ flavour: SinkTarget.ChatFlavour, body: String? = nil, title: String? = nil) -> any Sink {
        receiver.sink(
            .chat(flavour, address: Secret(receiver.site.url + "/hook")), title: title, body: body)
    }

    private var telegram: any Sink {
        receiver.sink(.telegram(token: Secret("T:1"), chat: "-100", server: receiver.url("")))
    }

    private var matrix: any Sink {
        receiver.sink(.matrix(server: receiver.url(""), room: "!r:h.example", token: Secret("mt")))
    }

    private static let matrixPath = "/_matrix/client/v3/rooms/%21r%3Ah.example/send/m.room.message/sink%3A7"

    @Test func `ntfy is told on its root, as JSON, with the topic of the address`() async throws {
        let sink = receiver.sink(.ntfy(topic: receiver.url("/news"), token: Secret("tk_1")))
        #expect(try await sink.deliver(Samples.message()) == .delivered)
        #expect(try receiver.last.path == "/")
        #expect(try receiver.last.headers["authorization"] == "Bearer tk_1")
        let json = try receiver.json
        #expect(json["topic"] as? String == "news")
        #expect(json["title"] as? String == "Silently revised: Eight hurt in ferry crash (Harbour Post)")
        #expect(json["click"] as? String == "https://h.example/a_b?x=1&y=(2)")
        let text = try #require(json["message"] as? String)
        #expect(text.hasPrefix("headline; 7 → 8 in paragraph 6\nHeadline was: Seven hurt in ferry crash\n"))
        #expect(text.contains("version 2 → 3, +4 −1 words"))
    }

    @Test func `Slack gets its three characters escaped, and no markup`() async throws {
        #expect(try await chat(.slack).deliver(Samples.message(title: "A & <!here> *b*")) == .delivered)
        let json = try receiver.json
        let text = try #require(json["text"] as? String)
        #expect(
            text.hasPrefix(
                "<https://h.example/a_b?x=1&amp;y=(2)|Silently revised: A &amp; &lt;!here&gt; *b* (Harbour Post)>\n"))
        #expect(json["mrkdwn"] as? Bool == false)
    }

    @Test func `Mattermost rings at nobody's`() async throws {
        #expect(try await chat(.mattermost).deliver(Samples.message(title: "@all *b* [x](y)")) == .delivered)
        let text = try #require(try receiver.json["text"] as? String)
        #expect(text.contains("@\u{200B}all \\*b\\* \\[x\\]\\(y\\)"))
        #expect(text.contains("(https://h.example/a%5Fb?x=1&y=%282%29)"))
    }

    @Test func `Discord is told that nobody is mentioned`() async throws {
        #expect(try await chat(.discord).deliver(Samples.message(title: "@everyone <@1> _x_")) == .delivered)
        let json = try receiver.json
        #expect((json["allowed_mentions"] as? [String: [String]])?["parse"] == [])
        #expect((json["content"] as? String)?.contains("\\@everyone \\<\\@1\\> \\_x\\_") == true)
    }

    @Test func `Matrix gets the message's id as its transaction, and mentions nobody`() async throws {
        receiver.answer(Self.matrixPath, 200, "{\"event_id\":\"$1\"}")
        #expect(try await matrix.deliver(Samples.message(title: "<b>@room</b>")) == .delivered)
        let request = try receiver.last
        #expect(request.method == "PUT")
        #expect(request.path == Self.matrixPath)
        #expect(request.headers["authorization"] == "Bearer mt")
        let json = try receiver.json
        #expect(json["msgtype"] as? String == "m.notice")
        #expect((json["m.mentions"] as? [String: Any])?.isEmpty == true)
        #expect((json["formatted_body"] as? String)?.contains("&lt;b&gt;@room&lt;/b&gt;") == true)
        #expect((json["body"] as? String)?.hasPrefix("Silently revised: <b>@room</b> (Harbour Post)\n") == true)
    }

    // MARK: Rooms by alias

    private var news: any Sink {
        receiver.sink(.matrix(server: receiver.url(""), room: "#news & more:h.example", token: Secret("mt")))
    }

    private static let aliasPath = "/_matrix/client/v3/directory/room/%23news%20%26%20more%3Ah.example"
    private static let otherPath = "/_matrix/client/v3/rooms/%21s%3Ah.example/send/m.room.message/sink%3A7"

    private var asked: [String] { receiver.site.exchanges.map { "\($0.request.method) \($0.request.path)" } }

    @Test func `a room's alias is asked for once`() async throws {
        receiver.answer(Self.aliasPath, 200, #"{"room_id":"!r:h.example","servers":["h.example"]}"#)
        receiver.answer(Self.matrixPath, 200, "{\"event_id\":\"$1\"}")
        let sink = news
        for _ in 0..<2 { #expect(try await sink.deliver(Samples.message()) == .delivered) }
        #expect(asked == ["GET \(Self.aliasPath)", "PUT \(Self.matrixPath)", "PUT \(Self.matrixPath)"])
        let question = try #require(receiver.site.exchanges.first?.request)
        #expect(question.body.isEmpty && question.headers["authorization"] == "Bearer mt")
        #expect(question.headers["content-type"] == nil)
    }

    @Test(arguments: [403, 404])
    func `an alias is asked for again when its room is not there any more`(status: Int) async throws {
        receiver.answer(Self.aliasPath, 200, #"{"room_id":"!r:h.example"}"#)
        receiver.answer(Self.matrixPath, status, #"{"errcode":"M_NOT_FOUND"}"#)
        receiver.answer(Self.otherPath, 200, "{}")
        let sink = news
        guard case .refused = try await sink.deliver(Samples.message()) else {
            Issue.record("a room that is not there refuses")
            return
        }
        receiver.answer(Self.aliasPath, 200, #"{"room_id":"!s:h.example"}"#)
        #expect(try await sink.deliver(Samples.message()) == .delivered)
        #expect(asked.last == "PUT \(Self.otherPath)")
    }

    @Test(arguments: [
        (404, #"{"errcode":"M_NOT_FOUND"}"#, "refused the room #news & more:h.example: HTTP 404"),
        (500, "", "failed the room #news & more:h.example: HTTP 500"),
        (200, ##"{"room_id":"#news:h.example"}"##, "failed the room #news & more:h.example: found no room's id"),
        (202, "", "failed the room #news & more:h.example: found no room's id"),
    ])
    func `what an alias leads to that leads nowhere`(status: Int, body: String, meaning: String) async throws {
        receiver.answer(Self.aliasPath, status, body)
        let said =
            switch try await news.deliver(Samples.message()) {
            case .failed(let reason, _): "failed \(reason)"
            case .refused(let reason): "refused \(reason)"
            case .delivered: "delivered"
            case .gone: "gone"
            }
        #expect(said.hasPrefix(meaning))
        #expect(asked.count == 1)
    }

    @Test func `Telegram gets its HTML`() async throws {
        #expect(try await telegram.deliver(Samples.message(title: "a < b & \"c\"")) == .delivered)
        let json = try receiver.json
        #expect(json["chat_id"] as? String == "-100")
        #expect(json["parse_mode"] as? String == "HTML")
        let text = try #require(json["text"] as? String)
        #expect(
            text.hasPrefix(
                "<b><a href=\"https://h.example/a_b?x=1&amp;y=(2)\">Silently revised: a &lt; b &amp; &quot;c&quot; "))
    }

    @Test func `patience that is asked for in JSON is kept`() async throws {
        receiver.answer("/botT:1/sendMessage", 429, #"{"ok":false,"parameters":{"retry_after":35}}"#)
        receiver.answer("/hook", 429, #"{"message":"slow","retry_after":1.5}"#)
        receiver.answer(Self.matrixPath, 429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2000}"#)
        let expected: [(any Sink, Duration)] = [
            (telegram, .seconds(35)), (chat(.discord), .milliseconds(1500)), (matrix, .seconds(2)),
        ]
        for (sink, patience) in expected {
            guard case .failed(_, let after) = try await sink.deliver(Samples.message()) else {
                Issue.record("429 is a failure")
                return
            }
            #expect(after == patience)
        }
    }

    @Test func `an error page that quotes a secret is quoted without it`() async throws {
        let page = String(repeating: "x", count: 190) + " cannot find /services/T0/Sekrit123456 nor sekrit123456"
        receiver.answer("/services/T0/Sekrit123456", 404, page)
        let secret = Secret(receiver.site.url + "/services/T0/Sekrit123456")
        let chat = receiver.sink(.chat(.slack, address: secret))
        let hook = receiver.url("/services/T0/Sekrit123456")
        let webhook = receiver.sink(.webhook(url: hook, secrets: [], headers: ["X-Key": "Sekrit123456"]))
        for sink in [chat, webhook] {
            guard case .refused(let reason) = try await sink.deliver(Samples.message()) else {
                Issue.record("404 is a refusal")
                return
            }
            #expect(!reason.lowercased().contains("sek"))
        }
        let request = PostRequest(to: hook, type: "text/plain", body: [])
        let text = SentSecrets(of: request, hidesAddress: true).removed(from: "No /services/T0/sekrit123456 here")
        #expect(text == "No /…/T0/… here")
    }

    @Test func `an address that is a password is told nobody`() async throws {
        receiver.answer("/hook", 302, headers: [("Location", "/hook/secret")])
        receiver.answer("/botT:1/sendMessage", 404, "{\"description\":\"Not Found\"}")
        for sink in [chat(.slack), telegram] {
            guard case .refused(let reason) = try await sink.deliver(Samples.message()) else {
                Issue.record("refused")
                return
            }
            #expect(!reason.contains("hook"))
            #expect(!reason.contains("T:1"))
        }
    }

    @Test(arguments: [1, 400])
    func `no service is sent more than it takes, nor what a headline commands`(changes: Int64) async throws {
        receiver.answer(Self.matrixPath, 200)
        let message = Samples.message(1...changes, title: Samples.hostileTitle)
        let limits: [(any Sink, key: String, limit: Int)] = [
            (chat(.slack), "text", 4000), (chat(.mattermost), "text", 16_000), (chat(.discord), "content", 2000),
            (telegram, "text", 4096), (matrix, "formatted_body", 10_000),
            (receiver.sink(.ntfy(topic: receiver.url("/news"), token: nil)), "message", 4000),
        ]
        for (sink, key, limit) in limits {
            #expect(try await sink.deliver(message) == .delivered)
            let text = try #require(try receiver.json[key] as? String)
            #expect(text.utf16.count <= limit && text.utf16.count > 100)
            let harmful = text.unicodeScalars.filter { $0.value == 0x202E || $0.value == 0x1B || $0.value == 0x0D }
            #expect(harmful.isEmpty)
            // Only ntfy shows text as text.
            #expect(text.contains("<b>&amp;</b>") == (key == "message"))
        }
    }

    @Test func `a template writes in the service's markup, and its values cannot`() async throws {
        let sink = chat(.slack, body: "*{{title}}* {{{summary}}} {{#silent}}!{{/silent}}", title: "{{outlet}}")
        #expect(try await sink.deliver(Samples.message(title: "<!here>")) == .delivered)
        let json = try receiver.json
        #expect(json["text"] as? String == "Harbour Post\n*&lt;!here&gt;* headline; 7 → 8 in paragraph 6 !")
        #expect(json["mrkdwn"] as? Bool == true)
    }

    @Test func `a template's message that is too long keeps its tags whole`() async throws {
        let body = "<i>{{title}}</i>" + String(repeating: "<b>&amp; more</b> ", count: 400)
        let sink = receiver.sink(
            .telegram(token: Secret("T:1"), chat: "1", server: receiver.url("")), body: body)
        #expect(try await sink.deliver(Samples.message()) == .delivered)
        let text = try #require(try receiver.json["text"] as? String)
        #expect(text.utf16.count <= 4096)
        #expect(text.hasPrefix("Eight hurt in ferry crash&amp; more &amp; more"))
        #expect(!text.contains("<"))
    }
}
