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
    static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= longest, let start = endOfScheme(bytes) else { return false }
            var index = start
            while index < bytes.count, isOfHost(bytes[index]) { index += 1 }
            guard index > start else { return false }
            if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
                let port = index + 1
                index = port
                while index < bytes.count, 48...57 ~= bytes[index] { index += 1 }
                guard 1...5 ~= index - port else { return false }
            }
            guard index == bytes.count || bytes[index] == UInt8(ascii: "/") else { return false }
            while index < bytes.count, isOfPath[Int(bytes[index])] { index += 1 }
            return index == bytes.count
        }
    }

    /// Past "http://" or "https://"; `nil` where neither stands.
    private static func endOfScheme(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count > 8, bytes.starts(with: "http".utf8) else { return nil }
        let colon = bytes[4] == UInt8(ascii: "s") ? 5 : 4
        let isMarked = bytes[colon] == UInt8(ascii: ":") && bytes[colon + 1] == 0x2F && bytes[colon + 2] == 0x2F
        return isMarked ? colon + 3 : nil
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        97...122 ~= byte || 48...57 ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// The bytes that may stand in path and query as they are, by value.
    private static let isOfPath: [Bool] = (0...255).map { byte in
        48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte || "-._~!$&'()*+,;=:@?/".utf8.contains(UInt8(byte))
    }

    /// Longer addresses are not believed: RFC 9110 section 4.1 asks for 8,000 octets at the least.
    private static let longest = 8192

    /// From the store, where it was spelled by the initialiser above.
    public init(stored text: String) {
        self.text = text
    }

    /// The address of a file on this machine, for an article that has no other. It is nothing to fetch.
    /// - Parameter path: absolute.
    public init(file path: String) {
        text = "file://" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path)
    }

    public var isFile: Bool { text.utf8.starts(with: "file:".utf8) }

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
        let view = text.utf8
        let start = isSecure ? 8 : 7
        let length = view.withContiguousStorageIfAvailable { bytes in
            bytes.dropFirst(start).firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? bytes.count
        }
        let end = length ?? view.count
        return view.index(view.startIndex, offsetBy: start)..<view.index(view.startIndex, offsetBy: end)
    }

    /// Without the parameters that campaign tools add, which name no other page.
    public var withoutTracking: WebURL {
        guard text.utf8.contains(UInt8(ascii: "?")), var parts = URLComponents(string: text),
            let items = parts.percentEncodedQueryItems
        else { return self }
        let kept = items.filter { !CanonicalURL.isTracking($0.name.lowercased(), $0.value) }
        guard kept.count < items.count else { return self }
        parts.percentEncodedQueryItems = kept.isEmpty ? nil : kept
        return parts.string.flatMap { WebURL($0) } ?? self
    }

    /// The spelling in which two addresses of one page compare equal.
    public var canonical: CanonicalURL { CanonicalURL(self) }

    /// Line breaks inside are dropped with what indents the next line (WHATWG URL, section 4.4, drops tabs and line
    /// breaks), and a percent sign that escapes nothing is one: Foundation would escape all the others again.
    private static func tidied(_ reference: String) -> String {
        guard reference.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "%") }) else { return reference }
        let bytes = Array(
            reference.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.joined().utf8)
        var tidy: [UInt8] = []
        for (index, byte) in bytes.enumerated() where byte >= 0x20 {
            tidy.append(byte)
            guard byte == UInt8(ascii: "%") else { continue }
            let digits = bytes[(index + 1)...].prefix(2)
            let isEscape = digits.count == 2 && digits.allSatisfy { Unicode.Scalar($0).properties.isHexDigit }
            if !isEscape { tidy += "25".utf8 }
        }
        return String(decoding: tidy, as: UTF8.self)
    }

    /// The address that `reference` names on a page at `base`; the reference itself where it cannot be resolved.
    /// Unlike the initialiser this keeps fragments and other schemes: feeds name enclosures and ids of every sort.
    public static func resolve(_ reference: String, against base: String?) -> String {
        if isPlain(reference) { return reference }
        let trimmed = tidied(reference.trimmingCharacters(in: .whitespacesAndNewlines))
        guard let base, !trimmed.isEmpty, let root = URL(string: base),
            let url = URL(string: trimmed, relativeTo: root)
        else { return trimmed }
        return url.absoluteString
    }
}
