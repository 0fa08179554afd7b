import Articles
import Fetching
import Settings

/// Sends to a room of Matrix (client-server API, “Sending events to a room”). The message's id is the transaction's, by
/// which the server itself drops a repeat.
struct MatrixSink: Sink {
    let server: WebURL
    let room: MatrixRoom
    let token: Secret
    let plain: MessageWriter
    let html: MessageWriter
    let poster: Poster

    init(server: WebURL, room: String, token: Secret, _ settings: SinkSettings, _ poster: Poster) {
        self.server = server
        self.room = MatrixRoom(room, server: server, token: token, poster: poster)
        self.token = token
        self.poster = poster
        plain = MessageWriter(settings, dialect: .plain)
        html = MessageWriter(settings, dialect: .html)
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        let id: String
        switch try await room.id() {
        case .found(let found): id = found
        case .notFound(let outcome): return outcome
        }
        let path = "/_matrix/client/v3/rooms/\(escapedPart(id))/send/m.room.message/\(escapedPart(message.id))"
        guard let url = WebURL(server.origin + path), let json = try? JSONLine.text(of: body(message)) else {
            return .refused(reason: "the message cannot be written as JSON")
        }
        var request = PostRequest(to: url, type: "application/json", body: Array(json.utf8))
        request.method = "PUT"
        request.headers.append(("Authorization", Secret("Bearer \(token.revealed)")))
        let result = try await poster.post(request)
        if case .success(let reply) = result { room.note(reply.status) }
        return DeliveryOutcome(result, to: request, patience: AskedPatience.of)
    }

    /// An event may take 65,536 bytes in all.
    private func body(_ message: SinkMessage) -> Body {
        Body(body: plain.text(of: message, atMost: 5000), formatted_body: html.text(of: message, atMost: 10_000))
    }

    private struct Body: Encodable {
        /// Nobody is mentioned, whatever stands in the text.
        struct Mentions: Encodable {}

        let msgtype = "m.notice"
        let body: String
        let format = "org.matrix.custom.html"
        let formatted_body: String
        let mentions = Mentions()

        enum CodingKeys: String, CodingKey {
            case msgtype, body, format, formatted_body
            case mentions = "m.mentions"
        }
    }
}
