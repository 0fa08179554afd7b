import Articles
import Fetching
import Foundation
import Locking

/// A room of Matrix, by its id or by an alias that the server is asked for (client-server API, “Room aliases”).
final class MatrixRoom: Sendable {
    enum Finding {
        case found(String)
        /// And what that means for the delivery.
        case notFound(DeliveryOutcome)
    }

    private let name: String
    private let server: WebURL
    private let token: Secret
    private let poster: Poster
    /// Where the alias led, as long as the room can be written to.
    private let known = Locked<String?>(nil)

    /// - Parameter name: `!id` or `#alias:server`.
    init(_ name: String, server: WebURL, token: Secret, poster: Poster) {
        self.name = name
        self.server = server
        self.token = token
        self.poster = poster
    }

    /// Its id; of an alias, as it was found the first time.
    func id() async throws(CancellationError) -> Finding {
        if name.hasPrefix("!") { return .found(name) }
        if let id = known.withLock({ $0 }) { return .found(id) }
        let finding = try await ask()
        if case .found(let id) = finding { known.withLock { $0 = id } }
        return finding
    }

    /// What the room answered. One that is not there (M_NOT_FOUND), or that nobody may write to any more, as its
    /// administrators leave it when they replace it by another, is asked for again the next time.
    func note(_ status: Int) {
        if status == 404 || status == 403 { known.withLock { $0 = nil } }
    }

    private func ask() async throws(CancellationError) -> Finding {
        let path = "/_matrix/client/v3/directory/room/\(escapedPart(name))"
        guard name.hasPrefix("#"), let url = WebURL(server.origin + path) else {
            return .notFound(
                .refused(reason: "found the room \(oneLine(name)), expected its id or alias, such as !abc:example.org"))
        }
        var request = PostRequest(asking: url)
        request.headers.append(("Authorization", Secret("Bearer \(token.revealed)")))
        let result = try await poster.post(request)
        guard case .success(let reply) = result, 200..<300 ~= reply.status else {
            return .notFound(about(DeliveryOutcome(result, to: request, patience: AskedPatience.of)))
        }
        guard let id = Self.id(in: reply.body) else {
            return .notFound(about(.failed(reason: "found no room's id in the answer", after: nil)))
        }
        return .found(id)
    }

    private static func id(in body: [UInt8]) -> String? {
        struct Answer: Decodable {
            var room_id: String
        }
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(body))
        // No id is longer (“Size limits”).
        return answer.map(\.room_id).flatMap { $0.hasPrefix("!") && $0.utf8.count <= 255 ? $0 : nil }
    }

    private func about(_ outcome: DeliveryOutcome) -> DeliveryOutcome {
        let subject = "the room \(oneLine(name))"
        return switch outcome {
        case .delivered: .delivered
        case .failed(let reason, let after): .failed(reason: "\(subject): \(reason)", after: after)
        case .refused(let reason): .refused(reason: "\(subject): \(reason)")
        case .gone(let reason): .gone(reason: "\(subject): \(reason)")
        }
    }
}

/// A part of a path, of which nothing means anything else (RFC 3986, section 2.3).
func escapedPart(_ part: String) -> String {
    let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    return part.addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: unreserved)) ?? ""
}
