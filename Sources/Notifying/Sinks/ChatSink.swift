import Articles
import Fetching
import Settings

/// Posts to an incoming webhook of Slack, Mattermost or Discord, or of what is compatible with one of them.
struct ChatSink: Sink {
    let flavour: SinkTarget.ChatFlavour
    let address: Secret
    let writer: MessageWriter
    let poster: Poster

    init(_ flavour: SinkTarget.ChatFlavour, address: Secret, _ settings: SinkSettings, _ poster: Poster) {
        self.flavour = flavour
        self.address = address
        self.poster = poster
        writer = MessageWriter(settings, dialect: flavour.dialect)
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard let url = WebURL(address.revealed) else {
            return .refused(reason: "its address is no http or https address")
        }
        let text = writer.text(of: message, atMost: flavour.longest)
        guard let json = try? JSONLine.text(of: body(text)) else {
            return .refused(reason: "the message cannot be written as JSON")
        }
        let request = PostRequest(to: url, type: "application/json", body: Array(json.utf8))
        return DeliveryOutcome(
            try await poster.post(request), to: request, hidesAddress: true, patience: AskedPatience.of)
    }

    private func body(_ text: String) -> Body {
        switch flavour {
        // Slack's markup has no way to write an asterisk as such: what is not the user's own is sent without markup.
        case .slack: Body(text: text, mrkdwn: writer.hasOwnBody, unfurl_links: false, unfurl_media: false)
        case .mattermost: Body(text: text)
        // 4: no previews of links.
        case .discord: Body(content: text, allowed_mentions: Body.Mentions(), flags: 4)
        }
    }

    /// Names as the services have them.
    private struct Body: Encodable {
        struct Mentions: Encodable {
            var parse: [String] = []
        }

        var text: String?
        var mrkdwn: Bool?
        var unfurl_links: Bool?
        var unfurl_media: Bool?
        var content: String?
        var allowed_mentions: Mentions?
        var flags: Int?
    }
}

extension SinkTarget.ChatFlavour {
    fileprivate var dialect: Dialect {
        switch self {
        case .slack: .slack
        case .mattermost: .mattermost
        case .discord: .discord
        }
    }

    /// Slack asks for no more; Mattermost would cut a message in two, and Discord refuses it.
    fileprivate var longest: Int {
        switch self {
        case .slack: 4000
        case .mattermost: 16_000
        case .discord: 2000
        }
    }
}
