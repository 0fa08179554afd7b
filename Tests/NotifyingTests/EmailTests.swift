import Articles
import Fetching
import Foundation
import Settings
import Testing

@testable import Notifying

struct EmailTests {
    private let poster = Poster(timeout: .seconds(20), now: { Samples.now })

    private func deliver(
        _ message: SinkMessage, to server: MailServer, body: String? = nil, title: String? = nil
    ) async throws -> DeliveryOutcome {
        let mail = MailSettings(
            server: server.url, from: "Dateline Wächter <dl@example.org>",
            to: ["ann@example.org", "Bo <bo@example.org>"])
        let settings = Samples.settings(.email(mail), title: title, body: body)
        let sink = makeSink(settings, poster: poster, now: { Samples.now }, recent: { _ in [] })
        return try await sink.deliver(message)
    }

    private func letter(_ message: SinkMessage, body: String? = nil, title: String? = nil) async throws -> Letter {
        let server = try MailServer()
        #expect(try await deliver(message, to: server, body: body, title: title) == .delivered)
        let taken = try #require(server.letters.first)
        #expect(server.letters.count == 1)
        #expect(taken.from == "dl@example.org")
        #expect(taken.to == ["ann@example.org", "bo@example.org"])
        return try Letter(taken.text)
    }

    @Test func `a change is mailed as text and as HTML with the words that came and went`() async throws {
        let letter = try await letter(Samples.message())
        #expect(letter.headers["Subject"] == "Silently revised: Eight hurt in ferry crash (Harbour Post)")
        #expect(letter.headers["Date"] == "Thu, 25 Feb 2021 15:02:10 +0000")
        #expect(letter.headers["From"] == "=?UTF-8?B?RGF0ZWxpbmUgV8OkY2h0ZXI=?= <dl@example.org>")
        #expect(letter.headers["To"] == "<ann@example.org>, \"Bo\" <bo@example.org>")
        #expect(letter.headers["Message-ID"] == "<sink_3a7.desk@example.org>")
        #expect(letter.headers["List-Id"] == "<desk.dateline.example.org>")
        #expect(letter.parts.count == 2)
        #expect(letter.parts[0].contains("-Seven hurt\n+Eight hurt"))
        #expect(letter.parts[0].contains("https://h.example/a_b?x=1&y=(2)"))
        #expect(letter.parts[1].contains("<del>Seven</del><ins>Eight</ins> hurt"))
        #expect(letter.parts[1].contains("href=\"https://h.example/a_b?x=1&amp;y=(2)\""))
    }

    @Test func `a hostile headline adds no header, no tag and no long line`() async throws {
        let letter = try await letter(Samples.message(title: Samples.hostileTitle))
        #expect(letter.headers["Bcc"] == nil)
        #expect(letter.headers["Subject"]?.hasPrefix("=?UTF-8?B?") == true)
        #expect(letter.headers.count == 9)
        #expect(letter.longestLine <= 998)
        #expect(!letter.parts[1].contains("<b>"))
        #expect(letter.parts[1].contains("&lt;b&gt;"))
        #expect(!letter.parts[1].contains("\u{202E}"))
    }

    @Test func `a digest is one mail`() async throws {
        let letter = try await letter(Samples.message(7...9, id: "sink:7-9"))
        #expect(letter.headers["Subject"] == "3 changes since 2026-03-05T18:22:07Z")
        #expect(letter.parts[1].components(separatedBy: "<ins>Eight</ins>").count == 4)
    }

    @Test func `templates take the place of its own words`() async throws {
        let plain = try await letter(Samples.message(), body: "{{outlet}} & {{title}}", title: "{{what}}!")
        #expect(plain.headers["Subject"] == "Silently revised!")
        #expect(plain.parts[0] == "Harbour Post & Eight hurt in ferry crash")
        #expect(plain.parts[1].contains("<ins>Eight</ins>"))
        let html = try await letter(Samples.message(), body: "<p>{{title}}</p>{{{difference}}}")
        #expect(html.parts[0].contains("+Eight hurt"))
        #expect(html.parts[1].contains("<p>Eight hurt in ferry crash</p><article>"))
    }

    @Test(arguments: [
        (["RCPT": "550 5.1.1 no such user"], DeliveryOutcome.refused(reason: "550 5.1.1 no such user")),
        (["RCPT": "451 4.7.1 greylisted"], DeliveryOutcome.failed(reason: "451 4.7.1 greylisted", after: nil)),
        (["MAIL": "452 4.3.1 full"], DeliveryOutcome.failed(reason: "452 4.3.1 full", after: nil)),
        (["DATA": "554 5.7.1 no"], DeliveryOutcome.refused(reason: "554 5.7.1 no")),
    ])
    func `what a mail server's answer means`(answers: [String: String], expected: DeliveryOutcome) async throws {
        let server = try MailServer(answers: answers)
        #expect(try await deliver(Samples.message(), to: server) == expected)
        #expect(server.letters.isEmpty)
    }

    @Test func `a server that takes the mail and says no goodbye has taken it`() async throws {
        let server = try MailServer(silentTo: "QUIT")
        let started = ContinuousClock.now
        #expect(try await deliver(Samples.message(), to: server) == .delivered)
        // It would never end, or only after minutes.
        #expect(ContinuousClock.now - started < .seconds(500))
        #expect(server.letters.count == 1)
    }

    @Test func `a server that takes its time over a mail holds up no other, and a cancelled call ends at once`()
        async throws
    {
        let slow = try MailServer(silentTo: ".")
        let delivery = Task { try await deliver(Samples.message(), to: slow) }
        while slow.letters.isEmpty { await Task.yield() }
        #expect(try await deliver(Samples.message(), to: try MailServer()) == .delivered)
        let cancelled = ContinuousClock.now
        delivery.cancel()
        await #expect(throws: CancellationError.self) { try await delivery.value }
        #expect(ContinuousClock.now - cancelled < .seconds(120))
    }

    @Test func `a server that is not there, or is none, fails`() async throws {
        for server in ["smtp://127.0.0.1:1", "mail.example.org"] {
            let mail = MailSettings(server: server, from: "a@example.org", to: ["b@example.org"])
            let sink = makeSink(Samples.settings(.email(mail)), poster: poster, recent: { _ in [] })
            guard case .failed(let reason, _) = try await sink.deliver(Samples.message()) else {
                Issue.record("\(server) took mail")
                return
            }
            #expect(reason.contains(server.hasPrefix("smtp") ? "refuses" : "expected smtp://"))
        }
    }
}

/// A mail taken apart.
private struct Letter {
    var headers: [String: String] = [:]
    var parts: [String] = []
    var longestLine = 0

    init(_ text: String) throws {
        longestLine = text.components(separatedBy: "\r\n").map(\.utf8.count).max() ?? 0
        let pieces = text.components(separatedBy: "\r\n--=_dateline")
        let head = try #require(text.components(separatedBy: "\r\n\r\n").first)
        for line in head.replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n") {
            let colon = try #require(line.firstIndex(of: ":"))
            headers[String(line[..<colon])] = String(line[colon...].dropFirst(2))
        }
        for piece in pieces.dropFirst().dropLast() {
            let body = try #require(piece.components(separatedBy: "\r\n\r\n").last)
            let bytes = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
            parts.append(String(decoding: bytes, as: UTF8.self))
        }
    }
}
