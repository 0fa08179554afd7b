import Foundation

extension FetchReply {
    /// How much longer the server means this answer to be good, by RFC 9111, section 4.2; `nil` where it does not say,
    /// zero where it says that it is not.
    public var freshFor: Duration? {
        let directives = cacheDirectives
        if directives["no-cache"] != nil || directives["no-store"] != nil { return .zero }
        let age = Self.bounded(headers["age"].flatMap { Int($0) } ?? 0)
        if let text = directives["max-age"], let lifetime = Int(text) {
            return .seconds(Self.bounded(Self.bounded(lifetime) - age))
        }
        guard let expires = headers["expires"] else { return nil }
        // "0" and "-1" are the common ways to say: at once.
        guard let end = HTTPDate.read(expires) else { return .zero }
        guard let sent = headers["date"].flatMap(HTTPDate.read) else { return nil }
        return .seconds(Self.bounded(Int(min(max(end.timeIntervalSince(sent), 0), 1e9)) - age))
    }

    private var cacheDirectives: [String: String] {
        var directives: [String: String] = [:]
        for part in (headers["cache-control"] ?? "").split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard let name = pair.first?.trimmingCharacters(in: .whitespaces).lowercased() else { continue }
            let value = pair.count > 1 ? pair[1].trimmingCharacters(in: CharacterSet(charactersIn: " \"")) : ""
            directives[name] = value
        }
        return directives
    }

    private static func bounded(_ seconds: Int) -> Int { min(max(0, seconds), 366 * 86_400) }
}
