import Foundation

/// An absolute http or https address, spelled as its publisher spelled it, without the fragment: what can be fetched.
/// For comparing two addresses, see `canonical`.
public struct WebURL: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The address as it is sent to the server: percent-encoded, host in ASCII.
    public let text: String

    /// `nil` unless `text`, taken relative to `base` (RFC 3986, section 5), is an http or https address with a host.
    /// Characters that may not stand in an address are percent-encoded, as browsers do.
    public init?(_ text: String, relativeTo base: WebURL? = nil) {
        if Self.isPlain(text) {
            self.text = text
            return
        }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty, trimmed.utf8.count <= Self.longest,
            let url = URL(string: trimmed, relativeTo: base.flatMap { URL(string: $0.text) })?.absoluteURL,
            let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host(), !host.isEmpty,
            var parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
        else { return nil }
        parts.scheme = scheme
        parts.fragment = nil
        // Whoever prints an address must not print a password; credentials are set apart from addresses.
        parts.user = nil
        parts.password = nil
        guard let spelled = parts.string else { return nil }
        self.text = spelled
    }

    /// Whether an address is one that the slow way below would leave as it is: most are.
    private static func isPlain(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        guard bytes.count <= longest, bytes.starts(with: "http".utf8) else { return false }
        bytes = bytes.dropFirst(4)
        if bytes.first == UInt8(ascii: "s") { bytes = bytes.dropFirst() }
        guard bytes.starts(with: "://".utf8) else { return false }
        bytes = bytes.dropFirst(3)
        let host = bytes.prefix {
            97...122 ~= $0 || 48...57 ~= $0 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        guard !host.isEmpty else { return false }
        bytes = bytes[host.endIndex...]
        if bytes.first == UInt8(ascii: ":") {
            let port = bytes.dropFirst().prefix { 48...57 ~= $0 }
            guard 1...5 ~= port.count else { return false }
            bytes = bytes[port.endIndex...]
        }
        guard bytes.isEmpty || bytes.first == UInt8(ascii: "/") else { return false }
        return bytes.allSatisfy { byte in
            97...122 ~= byte || 47...57 ~= byte || 65...90 ~= byte || "-._~!$&'()*+,;=:@?".utf8.contains(byte)
        }
    }

    /// Longer addresses are not believed: RFC 9110 section 4.1 asks for 8,000 octets at the least.
    private static let longest = 8192

    /// From the store, where it was spelled by the initialiser above.
    public init(stored text: String) {
        self.text = text
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let url = WebURL(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an http address: \(text)")
        }
        self = url
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    public var description: String { text }

    /// Lower case, without port; an IPv6 address in its brackets.
    public var host: String {
        let authority = authority
        guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return authority }
        return String(authority[..<colon])
    }

    /// Host and port: what a connection is made to. Lower case; without a port that goes without saying.
    public var authority: String {
        var bytes = text.utf8[authorityRange]
        let port = isSecure ? Self.securePort : Self.plainPort
        if bytes.count > port.count, bytes.suffix(port.count).elementsEqual(port) { bytes = bytes.dropLast(port.count) }
        let isLower = bytes.allSatisfy { !(65...90 ~= $0) }
        return isLower ? String(Substring(bytes)) : Substring(bytes).lowercased()
    }

    private static let securePort = Array(":443".utf8)
    private static let plainPort = Array(":80".utf8)

    /// Scheme, host and port: within which credentials and robots.txt hold (RFC 6454).
    public var origin: String { (isSecure ? "https://" : "http://") + authority }

    public var isSecure: Bool { text.utf8.dropFirst(4).first == UInt8(ascii: "s") }

    /// With a leading slash; "/" for a site's front page.
    public var path: String {
        let path = target.prefix { $0 != "?" }
        return path.isEmpty ? "/" : String(path)
    }

    /// Path and query, as they are asked for; starts with a slash.
    public var pathAndQuery: String {
        let target = target
        return target.hasPrefix("/") ? String(target) : "/" + target
    }

    private var target: Substring { text[authorityRange.upperBound...] }

    /// After the scheme's two slashes, up to where the path begins.
    private var authorityRange: Range<String.Index> {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: isSecure ? 8 : 7)
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? bytes.endIndex
        return start..<end
    }

    /// Without the parameters that campaign tools add, which name no other page.
    public var withoutTracking: WebURL {
        guard text.utf8.contains(UInt8(ascii: "?")), var parts = URLComponents(string: text),
            let items = parts.percentEncodedQueryItems
        else { return self }
        let kept = items.filter { !CanonicalURL.isTracking($0.name.lowercased()) }
        guard kept.count < items.count else { return self }
        parts.percentEncodedQueryItems = kept.isEmpty ? nil : kept
        return parts.string.flatMap { WebURL($0) } ?? self
    }

    /// The spelling in which two addresses of one page compare equal.
    public var canonical: CanonicalURL { CanonicalURL(self) }

    /// The address that `reference` names on a page at `base`; the reference itself where it cannot be resolved.
    /// Unlike the initialiser this keeps fragments and other schemes: feeds name enclosures and ids of every sort.
    public static func resolve(_ reference: String, against base: String?) -> String {
        let trimmed = reference.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let base, !trimmed.isEmpty, let root = URL(string: base),
            let url = URL(string: trimmed, relativeTo: root)
        else { return trimmed }
        return url.absoluteString
    }
}
