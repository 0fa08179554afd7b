import HTTPTypes

/// What a proxy on this machine says of whom it asks for.
///
/// It is believed only where the server goes by names beside its own, which is how a proxy is told of; and only the last
/// of a list, which the proxy itself wrote: what stands before it is whatever the reader sent.
struct Forwarding: Sendable {
    let isProxied: Bool

    init(terms: ServerTerms) {
        isProxied = !terms.names.isEmpty
    }

    /// Whoever asks, as wrong tokens are counted by.
    /// - Parameter peer: the address that the connection came from.
    func reader(_ headers: HTTPFields, peer: String) -> String {
        let peer = Self.network(of: peer)
        guard isProxied, ServerTerms.isLoopback(peer), let told = Self.last(headers, "X-Forwarded-For") else {
            return peer
        }
        return Self.network(of: told)
    }

    /// By which the reader asks: `http` or `https`.
    func scheme(_ headers: HTTPFields, peer: String) -> String {
        guard isProxied, ServerTerms.isLoopback(Self.network(of: peer)) else { return "http" }
        return Self.last(headers, "X-Forwarded-Proto")?.lowercased() == "https" ? "https" : "http"
    }

    private static func last(_ headers: HTTPFields, _ field: String) -> String? {
        guard let name = HTTPField.Name(field), let text = headers[name] else { return nil }
        let item: String = text.split(separator: ",").last?.filter { !$0.isWhitespace } ?? ""
        // By bytes: a character may be made of thousands.
        return item.isEmpty ? nil : String(decoding: item.utf8.prefix(60), as: UTF8.self)
    }

    // MARK: Networks

    /// An IPv4 address as it is, without port; of an IPv6 address the first half, all of which one reader has.
    static func network(of address: String) -> String {
        var text = address[...]
        if text.hasPrefix("[") { text = text.dropFirst().prefix { $0 != "]" } }
        text = text.prefix { $0 != "%" }
        guard text.filter({ $0 == ":" }).count > 1 else { return String(text.prefix { $0 != ":" }) }
        // IPv4 in the clothes of IPv6, as a socket for both has it.
        if text.contains("."), let last = text.split(separator: ":").last { return String(last) }
        if text == "::1" { return "::1" }
        return groups(of: text).prefix(4).joined(separator: ":") + "::/64"
    }

    /// All eight, without zeros at their beginning.
    private static func groups(of text: Substring) -> [String] {
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves.map { half in
            half.split(separator: ":").map { group in
                let digits = group.lowercased().drop { $0 == "0" }
                return digits.isEmpty ? "0" : String(digits)
            }
        }
        guard parts.count == 2 else { return parts.first ?? [] }
        let missing = max(0, 8 - parts[0].count - parts[1].count)
        return parts[0] + [String](repeating: "0", count: missing) + parts[1]
    }
}
