import Articles
import Crypto
import Fetching
import Foundation
import Newsroom
import Settings
import TestSupport
import Testing

@testable import Notifying

struct WebhookTests {
    private let receiver: Receiver
    private static let secret = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    private static let later = Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")

    init() throws {
        receiver = try Receiver()
        receiver.answer("/hook", 204)
    }

    private func sink(_ secrets: [Secret] = [WebhookTests.secret], _ headers: [String: String] = [:]) -> any Sink {
        receiver.sink(.webhook(url: receiver.url("/hook"), secrets: secrets, headers: headers))
    }

    @Test func `a signature is the one that the specification's own example has`() {
        let body = Array(#"{"test": 2432232314}"#.utf8)
        let header = WebhookSignature.header(
            [Self.secret], id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time: 1_614_265_330, body: body)
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `a change is posted as a CloudEvent, signed over what was sent`() async throws {
        #expect(try await sink([Self.secret], ["X-Desk": "one\r\nX-Two: 2"]).deliver(Samples.message()) == .delivered)
        let request = try receiver.last
        #expect(request.method == "POST")
        #expect(request.headers["content-type"] == "application/cloudevents+json; charset=UTF-8")
        #expect(String(decoding: request.body, as: UTF8.self) == (try CloudEvent(Samples.change()).line()))
        #expect(request.headers["webhook-id"] == "sink:7")
        #expect(request.headers["webhook-timestamp"] == "1614265330")
        #expect(request.headers["x-desk"] == "oneX-Two: 2")
        let key = try #require(WebhookSignature.key(Self.secret))
        let signature = try #require(request.headers["webhook-signature"]?.dropFirst(3))
        let code = try #require(Data(base64Encoded: String(signature)))
        let signed = Data("sink:7.1614265330.".utf8) + Data(request.body)
        let isGood = HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key)
        #expect(isGood)
    }

    @Test func `while secrets are exchanged each of them signs`() async throws {
        #expect(try await sink([Self.secret, Self.later]).deliver(Samples.message()) == .delivered)
        let signatures = try #require(try receiver.last.headers["webhook-signature"]).split(separator: " ")
        #expect(signatures.count == 2)
        #expect(signatures.allSatisfy { $0.hasPrefix("v1,") })
        #expect(Set(signatures).count == 2)
    }

    @Test func `several changes are one batch`() async throws {
        #expect(try await sink().deliver(Samples.message(7...9)) == .delivered)
        let request = try receiver.last
        #expect(request.headers["content-type"] == "application/cloudevents-batch+json; charset=UTF-8")
        let events = try JSONSerialization.jsonObject(with: Data(request.body)) as? [[String: Any]]
        #expect(events?.compactMap { $0["id"] as? String } == ["7", "8", "9"])
    }

    @Test func `a secret that is none is said, and nothing is sent`() async throws {
        let outcome = try await sink([Secret("hunter2")]).deliver(Samples.message())
        guard case .refused(let reason) = outcome else {
            Issue.record("found \(outcome)")
            return
        }
        #expect(reason.contains("whsec_"))
        #expect(!reason.contains("hunter2"))
        #expect(receiver.site.exchanges.isEmpty)
    }

    @Test(arguments: [
        (200, "delivered"), (204, "delivered"), (400, "refused"), (401, "refused"), (404, "refused"), (410, "gone"),
        (408, "failed"), (425, "failed"), (429, "failed"), (500, "failed"), (503, "failed"),
    ])
    func `what an answer means`(status: Int, meaning: String) async throws {
        receiver.answer("/hook", status, headers: status == 429 ? [("Retry-After", "120")] : [], "no\nmore")
        let outcome = try await sink().deliver(Samples.message())
        switch outcome {
        case .delivered: #expect(meaning == "delivered")
        case .failed(let reason, let after):
            #expect(meaning == "failed" && reason.contains("HTTP \(status)") && reason.hasSuffix(": no more"))
            #expect(after == (status == 429 ? .seconds(120) : nil))
        case .refused(let reason): #expect(meaning == "refused" && reason.contains("HTTP \(status)"))
        case .gone(let reason): #expect(meaning == "gone" && reason.contains("HTTP 410"))
        }
    }

    @Test func `a Retry-After that is a date is told as a time from now`() async throws {
        let moment = [("Retry-After", "Thu, 25 Feb 2021 15:03:10 GMT")]
        receiver.answer("/hook", 503, headers: moment)
        guard case .failed(_, let after) = try await sink().deliver(Samples.message()) else {
            Issue.record("503 is a failure")
            return
        }
        #expect(after == .seconds(60))
    }

    @Test func `a redirect is refused with where it leads, and not followed`() async throws {
        receiver.answer("/hook", 307, headers: [("Location", "/other")])
        guard case .refused(let reason) = try await sink().deliver(Samples.message()) else {
            Issue.record("307 is refused")
            return
        }
        #expect(reason.contains(receiver.site.url + "/other"))
        #expect(receiver.site.exchanges.count == 1)
    }

    @Test func `a receiver that is not there fails, to be tried again`() async throws {
        let sink = receiver.sink(
            .webhook(url: WebURL(stored: "http://127.0.0.1:1/hook"), secrets: [], headers: [:]))
        guard case .failed(let reason, after: nil) = try await sink.deliver(Samples.message()) else {
            Issue.record("a refused connection is a failure")
            return
        }
        #expect(reason.contains("127.0.0.1:1"))
    }

    @Test func `an answer without end is cut`() async throws {
        receiver.answer("/hook", 400, String(repeating: "x", count: 1_000_000))
        guard case .refused(let reason) = try await sink().deliver(Samples.message()) else {
            Issue.record("400 is refused")
            return
        }
        #expect(reason.count < 300)
    }

    @Test func `a cancelled delivery ends at once`() async throws {
        receiver.site.serve("/hook") { _ in ServedResponse(delivery: .never) }
        let sink = sink(), site = receiver.site
        let task = Task { try await sink.deliver(Samples.message()) }
        while site.exchanges.isEmpty { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
