import Fetching
import Foundation

extension DeliveryOutcome {
    /// What an answer over HTTP means for the delivery.
    ///
    /// - Parameters:
    ///   - request: what was answered; what is secret of it is not quoted.
    ///   - hidesAddress: whether the address that was posted to is a password, which a redirect would tell.
    ///   - patience: how long the receiver asks to be left alone, where it says so in its body.
    init(
        _ result: Result<PostReply, FetchError>, to request: PostRequest, hidesAddress: Bool = false,
        patience: (PostReply) -> Duration? = { _ in nil }
    ) {
        switch result {
        case .failure(let error): self = .failed(reason: "\(error)", after: nil)
        case .success(let reply):
            let after = reply.retryAfter ?? patience(reply)
            let secrets = SentSecrets(of: request, hidesAddress: hidesAddress)
            self = Self.of(reply, after: after, hidesAddress: hidesAddress, secrets)
        }
    }

    private static func of(
        _ reply: PostReply, after: Duration?, hidesAddress: Bool, _ secrets: SentSecrets
    ) -> DeliveryOutcome {
        let status = HTTPStatus.text(reply.status)
        switch reply.status {
        case 200..<300: return .delivered
        case 300..<400:
            let place = hidesAddress ? "" : reply.location.map { ", to \(oneLine($0))" } ?? ""
            return .refused(reason: "\(status)\(place): redirects are not followed, since others would hear of it")
        case 410: return .gone(reason: status + excerpt(reply, secrets))
        case 408, 425, 429, 500..<600: return .failed(reason: status + excerpt(reply, secrets), after: after)
        case 400..<500: return .refused(reason: status + excerpt(reply, secrets))
        default: return .failed(reason: "\(status), which is no answer", after: after)
        }
    }

    /// The receiver's own words, as far as one reads them.
    private static func excerpt(_ reply: PostReply, _ secrets: SentSecrets) -> String {
        // Before it is cut, which could leave half of a secret.
        let line = oneLine(String(decoding: reply.body.prefix(10_000), as: UTF8.self), atMost: 10_000)
        let text = cut(secrets.removed(from: line), to: 200)
        return text.isEmpty ? "" : ": \(text)"
    }
}

/// How long a service asks to be left alone in the JSON that it refuses with: Discord and Telegram in seconds, Matrix
/// in milliseconds.
struct AskedPatience: Decodable {
    struct Parameters: Decodable {
        var retry_after: Double?
    }

    var retry_after: Double?
    var retry_after_ms: Double?
    var parameters: Parameters?

    static func of(_ reply: PostReply) -> Duration? {
        guard let asked = try? JSONDecoder().decode(AskedPatience.self, from: Data(reply.body)) else { return nil }
        let seconds = asked.retry_after ?? asked.parameters?.retry_after ?? asked.retry_after_ms.map { $0 / 1000 }
        guard let seconds, seconds >= 0 else { return nil }
        // A day at most is believed, as with Retry-After.
        return Duration.seconds(min(seconds, 86_400))
    }
}
