import Articles
import Fetching
import Settings

/// Publishes to a topic of ntfy: as JSON to the server's root, since headers could not carry every title.
struct NtfySink: Sink {
    let topic: WebURL
    let token: Secret?
    let writer: MessageWriter
    let poster: Poster

    init(topic: WebURL, token: Secret?, _ settings: SinkSettings, _ poster: Poster) {
        self.topic = topic
        self.token = token
        self.poster = poster
        writer = MessageWriter(settings, dialect: .plain)
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        let name = topic.path.split(separator: "/").last.map(String.init) ?? ""
        let folder = topic.path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        guard !name.isEmpty, let root = WebURL("\(topic.origin)\(folder)/") else {
            return .refused(reason: "found \(topic), expected a topic's address, such as https://ntfy.sh/my-topic")
        }
        guard let json = try? JSONLine.text(of: body(message, topic: name)) else {
            return .refused(reason: "the message cannot be written as JSON")
        }
        var request = PostRequest(to: root, type: "application/json", body: Array(json.utf8))
        if let token { request.headers.append(("Authorization", Secret("Bearer \(token.revealed)"))) }
        return DeliveryOutcome(try await poster.post(request), to: request)
    }

    private func body(_ message: SinkMessage, topic: String) -> Body {
        let only = message.changes.count == 1 ? message.changes.first : nil
        return Body(
            topic: topic, title: oneLine(writer.title(of: message), atMost: 200), message: text(of: message),
            click: only.flatMap { ChangeWords($0.change).url?.text })
    }

    /// A message of more than 4,096 bytes would become an attachment.
    private func text(of message: SinkMessage) -> String {
        let sizes = [4000, 2000, 1300]
        let texts = sizes.lazy.map { writer.body(of: message, atMost: $0) }
        return texts.first { $0.utf8.count <= 4000 } ?? ""
    }

    private struct Body: Encodable {
        var topic: String
        var title: String
        var message: String
        var click: String?
    }
}
