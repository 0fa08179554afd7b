import Foundation

/// A page's address in the one spelling that compares equal: a key, not something to fetch.
///
/// Scheme, `www.`, default port, fragment, tracking parameters, index pages and a trailing slash do not tell pages
/// apart.
public struct CanonicalURL: Hashable, Codable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ url: WebURL) {
        if let plain = Self.plain(url) {
            text = plain
            return
        }
        guard let parts = URLComponents(string: url.text) else {
            text = url.text
            return
        }
        text = Self.host(of: parts) + Self.path(of: parts) + Self.query(of: parts)
    }

    /// The spelling of an address without query and without a percent sign, which is found without taking it apart.
    private static func plain(_ url: WebURL) -> String? {
        var text = url.text
        return text.withUTF8 { bytes in
            guard bytes.allSatisfy({ isPlainByte[Int($0)] }) else { return nil }
            var start = url.isSecure ? 8 : 7
            let path = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
            let host = bytes[start..<path]
            guard !host.contains(where: { 65...90 ~= $0 }), !host.ends(with: ":80"), !host.ends(with: ":443") else {
                return nil
            }
            if host.starts(with: "www.".utf8) { start += 4 }
            var end = bytes.count
            let last = (bytes[path...].lastIndex(of: UInt8(ascii: "/")) ?? path - 1) + 1
            if 9...12 ~= end - last, indexPages.contains(String(decoding: bytes[last...], as: UTF8.self).lowercased()) {
                end = last
            }
            while end > path, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }

    /// By value: ASCII without query, percent sign, brackets of IPv6, and what `urlPathAllowed` would encode.
    private static let isPlainByte: [Bool] = (0...255).map { byte in
        0x21...0x7E ~= byte && !"?%\"<>[]\\^`{|};".utf8.contains(UInt8(byte))
    }

    /// The host without `www.`, in lower case and without port.
    public static func bareHost(of url: WebURL) -> String {
        let host = url.host
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// From the store, where it was spelled by the initialiser above.
    public init(stored text: String) {
        self.text = text
    }

    public var description: String { text }

    private static func host(of parts: URLComponents) -> String {
        var host = parts.host?.lowercased() ?? ""
        if host.hasPrefix("www.") { host.removeFirst(4) }
        guard let port = parts.port, port != 80, port != 443 else { return host }
        return "\(host):\(port)"
    }

    private static func path(of parts: URLComponents) -> String {
        // Decoding and encoding again gives `%7E` and `~`, `%C3%A9` and `é` one spelling.
        let path = parts.path.removingPercentEncoding ?? parts.path
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if let last = segments.last, indexPages.contains(last.lowercased()) { segments[segments.count - 1] = "" }
        // `;jsessionid=…` stands in the path.
        if let last = segments.last, let place = last.lowercased().firstRange(of: ";jsessionid=") {
            segments[segments.count - 1] = String(last.prefix(last.lowercased()[..<place.lowerBound].count))
        }
        var joined = segments.joined(separator: "/")
        while joined.hasSuffix("/") { joined.removeLast() }
        return joined.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? joined
    }

    private static func query(of parts: URLComponents) -> String {
        let kept = (parts.percentEncodedQueryItems ?? []).filter { !isTracking($0.name.lowercased(), $0.value) }
        guard !kept.isEmpty else { return "" }
        return "?" + kept.map { item in item.value.map { "\(item.name)=\($0)" } ?? item.name }.joined(separator: "&")
    }

    static func isTracking(_ name: String, _ value: String?) -> Bool {
        trackingNames.contains(name) || trackingPrefixes.contains(where: name.hasPrefix)
            || sessionNames.contains(name)
            || mayBeSession.contains(name) && isToken(value ?? "", least: name == "s" ? 8 : 4)
            || name.hasPrefix("aspsessionid")
    }

    /// Of letters and digits, or long: `sid=4711` is a story, `sid=9f86d081` a visit.
    private static func isToken(_ value: String, least: Int) -> Bool {
        let digits = value.utf8.count { 48...57 ~= $0 }, letters = value.utf8.count { 97...122 ~= $0 | 0x20 }
        guard digits > 0, digits + letters == value.utf8.count else { return false }
        return value.utf8.count >= (letters > 0 ? least : 16)
    }

    /// What servers add to links for visitors who keep no cookies: PHP, Java, ASP, ColdFusion, shop software.
    private static let sessionNames: Set<String> = [
        "phpsessid", "jsessionid", "sessionid", "session_id", "cfid", "cftoken", "oscsid", "zenid",
    ]
    /// These are stories on some sites, and visits on others.
    private static let mayBeSession: Set<String> = ["session", "sess", "sid", "s"]

    private static let indexPages: Set<String> = ["index.html", "index.htm", "index.php", "index.asp", "default.aspx"]

    /// Parameters that campaign tools add to links in feeds; seen in the wild: Google Analytics (`utm_`), the BBC's
    /// (`at_`), Matomo (`mtm_`, `pk_`), HubSpot (`hsa_`), and the click identifiers of the ad networks.
    private static let trackingPrefixes = ["utm_", "at_", "mtm_", "pk_", "hsa_", "oly_", "vero_"]
    private static let trackingNames: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "_ga", "cmpid",
        "ocid", "ns_campaign", "ns_mchannel", "ns_source", "sr_share", "guccounter", "guce_referrer",
    ]
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
