import Articles
import Fetching
import Foundation
import Settings

/// Sends to a room of Matrix (client-server API, “Sending events to a room”). The message's id is the transaction's, by
/// which the server itself drops a repeat.
struct MatrixSink: Sink {
    let server: WebURL
    let room: String
    let token: Secret
    let plain: MessageWriter
    let html: MessageWriter
    let poster: Poster

    init(server: WebURL, room: String, token: Secret, _ settings: SinkSettings, _ poster: Poster) {
        self.server = server
        self.room = room
        self.token = token
        self.poster = poster
        plain = MessageWriter(settings, dialect: .plain)
        html = MessageWriter(settings, dialect: .html)
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        let path = "/_matrix/client/v3/rooms/\(escaped(room))/send/m.room.message/\(escaped(message.id))"
        guard room.hasPrefix("!"), let url = WebURL(server.origin + path) else {
            return .refused(reason: "found the room \(oneLine(room)), expected its id, such as !abc:example.org")
        }
        guard let json = try? JSONLine.text(of: body(message)) else {
            return .refused(reason: "the message cannot be written as JSON")
        }
        var request = PostRequest(to: url, type: "application/json", body: Array(json.utf8))
        request.method = "PUT"
        request.headers.append(("Authorization", Secret("Bearer \(token.revealed)")))
        return DeliveryOutcome(try await poster.post(request), to: request, patience: AskedPatience.of)
    }

    /// An event may take 65,536 bytes in all.
    private func body(_ message: SinkMessage) -> Body {
        Body(body: plain.text(of: message, atMost: 5000), formatted_body: html.text(of: message, atMost: 10_000))
    }

    private func escaped(_ part: String) -> String {
        part.addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? ""
    }

    /// RFC 3986, section 2.3.
    private static var unreserved: CharacterSet {
        CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
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
