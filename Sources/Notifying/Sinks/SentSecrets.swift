import Articles
import Fetching
import Foundation

/// What of a request is nobody's business: an error page may quote it, and would be quoted in turn.
struct SentSecrets {
    /// Longest first, so that none leaves a rest of another.
    private let secrets: [String]

    /// - Parameter hidesAddress: whether the address is a password as a whole; of others, only long parts may be one.
    init(of request: PostRequest, hidesAddress: Bool) {
        let address = request.url.text.dropFirst(request.url.origin.count)
        let shortest = hidesAddress ? 4 : 12
        let parts = Self.parts(of: String(address), between: "/?&=#").filter { $0.count >= shortest }
        let values = request.headers.filter { Self.mayBeSecret($0.name) }.flatMap { header in
            Self.parts(of: header.value.revealed, between: " ;,").filter { $0.count >= 4 }
        }
        self.init(parts: parts + values)
    }

    private init(parts: [String]) {
        let spellings = parts.flatMap { part in
            [part, part.removingPercentEncoding, part.addingPercentEncoding(withAllowedCharacters: .alphanumerics)]
                .compactMap { $0 }
        }
        secrets = Set(spellings).sorted { ($0.count, $0) > ($1.count, $1) }
    }

    /// With an ellipsis in the place of each.
    func removed(from text: String) -> String {
        secrets.reduce(text) { $0.replacingOccurrences(of: $1, with: "…", options: .caseInsensitive) }
    }

    private static func parts(of text: String, between marks: String) -> [String] {
        text.split { marks.contains($0) }.flatMap { part in
            // Telegram's token follows the word without anything between.
            part.hasPrefix("bot") ? [String(part), String(part.dropFirst(3))] : [String(part)]
        }
    }

    /// Not what says of which type the body is, nor what everybody may know of a signed message.
    private static func mayBeSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return name != "content-type" && name != "webhook-id" && name != "webhook-timestamp"
    }
}
