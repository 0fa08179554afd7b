import Crypto
import Fetching
import Foundation

/// The signature of a webhook by the Standard Webhooks specification, “Signature scheme”: HMAC-SHA256 over id, time and
/// body, a point between each.
enum WebhookSignature {
    /// One signature for each secret, with a space between: whoever knows any of them can verify, so that a new secret
    /// can be told to the receiver while the old one is still good. `nil` where one is no secret.
    static func header(_ secrets: [Secret], id: String, time: Int, body: [UInt8]) -> String? {
        var signatures: [String] = []
        for secret in secrets {
            guard let key = key(secret) else { return nil }
            signatures.append("v1," + signature(key, id: id, time: time, body: body))
        }
        return signatures.joined(separator: " ")
    }

    /// The bytes that stand in base64 after `whsec_`, with or without its padding.
    static func key(_ secret: Secret) -> SymmetricKey? {
        let text = secret.revealed.hasPrefix(prefix) ? String(secret.revealed.dropFirst(prefix.count)) : secret.revealed
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: text + padding), sizes ~= bytes.count else { return nil }
        return SymmetricKey(data: bytes)
    }

    private static let prefix = "whsec_"
    private static let sizes = 24...64

    private static func signature(_ key: SymmetricKey, id: String, time: Int, body: [UInt8]) -> String {
        let signed = Data("\(id).\(time).".utf8) + Data(body)
        return Data(HMAC<SHA256>.authenticationCode(for: signed, using: key)).base64EncodedString()
    }
}
