import Articles
import Fetching
import Foundation

/// Posts changes as CloudEvents, signed as the Standard Webhooks specification says.
///
/// One change is an event in structured mode, several are a batch (CloudEvents HTTP binding 1.0, section 3).
struct WebhookSink: Sink {
    let url: WebURL
    let secrets: [Secret]
    let headers: [String: String]
    let poster: Poster
    let now: @Sendable () -> Date

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard let events = try? message.changes.map({ try CloudEvent($0.change).line() }) else {
            return .refused(reason: "a change cannot be written as JSON")
        }
        guard let request = request(events, id: message.id) else {
            return .refused(reason: "found a secret that is none, expected whsec_ and 24 to 64 bytes in base64")
        }
        return DeliveryOutcome(try await poster.post(request), to: request)
    }

    /// `nil` where one of the secrets is none.
    private func request(_ events: [String], id: String) -> PostRequest? {
        let isBatch = events.count != 1
        let text = isBatch ? "[\(events.joined(separator: ","))]" : events.joined()
        let body = Array(text.utf8)
        let type = isBatch ? "application/cloudevents-batch+json" : "application/cloudevents+json"
        var request = PostRequest(to: url, type: "\(type); charset=UTF-8", body: body)
        // At each attempt anew: receivers drop what is older than a few minutes.
        let time = Int(now().timeIntervalSince1970)
        let id = String(id.filter { !$0.isNewline })
        request.headers.append(("webhook-id", Secret(id)))
        request.headers.append(("webhook-timestamp", Secret(String(time))))
        if !secrets.isEmpty {
            guard let signature = WebhookSignature.header(secrets, id: id, time: time, body: body) else { return nil }
            request.headers.append(("webhook-signature", Secret(signature)))
        }
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { request.headers.append((name, Secret(value))) }
        return request
    }
}
