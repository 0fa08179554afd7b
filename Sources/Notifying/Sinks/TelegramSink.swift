import Articles
import Fetching
import Settings

/// Sends through a bot of Telegram (Bot API, sendMessage), in its HTML.
struct TelegramSink: Sink {
    let token: Secret
    let chat: String
    let server: WebURL
    let writer: MessageWriter
    let poster: Poster

    init(token: Secret, chat: String, server: WebURL, _ settings: SinkSettings, _ poster: Poster) {
        self.token = token
        self.chat = chat
        self.server = server
        self.poster = poster
        writer = MessageWriter(settings, dialect: .telegram)
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard let url = WebURL("\(server.origin)/bot\(token.revealed)/sendMessage") else {
            return .refused(reason: "its token is not one that can stand in an address")
        }
        let body = Body(chat_id: chat, text: writer.text(of: message, atMost: Self.longest))
        guard let json = try? JSONLine.text(of: body) else {
            return .refused(reason: "the message cannot be written as JSON")
        }
        let request = PostRequest(to: url, type: "application/json", body: Array(json.utf8))
        return DeliveryOutcome(
            try await poster.post(request), to: request, hidesAddress: true, patience: AskedPatience.of)
    }

    /// Telegram counts without the tags; with them is safe.
    private static let longest = 4096

    private struct Body: Encodable {
        struct Preview: Encodable {
            let is_disabled = true
        }

        let chat_id: String
        let text: String
        let parse_mode = "HTML"
        let link_preview_options = Preview()
    }
}
