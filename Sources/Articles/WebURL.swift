import Foundation

/// An absolute http or https address, spelled as its publisher spelled it, without the fragment: what can be fetched.
/// For comparing two addresses, see `canonical`.
public struct WebURL: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The address as it is sent to the server: percent-encoded, host in ASCII.
    public let text: String

    /// `nil` unless `text`, taken relative to `base` (RFC 3986, section 5), is an http or https address with a host.
    /// Characters that may not stand in an address are percent-encoded, as browsers do.
    public init?(_ text: String, relativeTo base: WebURL? = nil) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty, trimmed.utf8.count <= Self.longest,
            let url = URL(string: trimmed, relativeTo: base.flatMap { URL(string: $0.text) })?.absoluteURL,
            let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host(), !host.isEmpty,
            var parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
        else { return nil }
        parts.fragment = nil
        guard let spelled = parts.string else { return nil }
        self.text = spelled
    }

    /// Longer addresses are not believed: RFC 9110 section 4.1 asks for 8,000 octets at the least.
    private static let longest = 8192

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

    /// Lower case, without port.
    public var host: String { URLComponents(string: text)?.host?.lowercased() ?? "" }

    /// Host and port: what a connection is made to.
    public var authority: String {
        let parts = URLComponents(string: text)
        return (parts?.host?.lowercased() ?? "") + (parts?.port.map { ":\($0)" } ?? "")
    }

    /// With a leading slash; "/" for a site's front page.
    public var path: String {
        let path = URLComponents(string: text)?.percentEncodedPath ?? ""
        return path.isEmpty ? "/" : path
    }

    /// Without the parameters that campaign tools add, which name no other page.
    public var withoutTracking: WebURL {
        guard var parts = URLComponents(string: text), let items = parts.percentEncodedQueryItems else { return self }
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
