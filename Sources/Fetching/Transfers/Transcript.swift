import CCurl

/// What went over the wire, for a person to read: headers only, secrets left out.
struct Transcript {
    private(set) var lines: [String] = []

    mutating func note(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
        let mark: String
        switch kind {
        case CURLINFO_HEADER_OUT: mark = ">"
        case CURLINFO_HEADER_IN: mark = "<"
        default: return
        }
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) where lines.count < 400 {
            lines.append("\(mark) \(Self.withoutSecrets(line))")
        }
    }

    /// A header that may be shown; of others, and there are more that carry secrets than can be listed, the name.
    private static func withoutSecrets(_ line: Substring) -> Substring {
        guard let colon = line.firstIndex(of: ":") else { return line }
        return shown.contains(line[..<colon].lowercased()) ? line : line[...colon] + " (hidden)"
    }

    private static let shown: Set<String> = [
        "accept", "accept-encoding", "accept-ranges", "age", "allow", "alt-svc", "cache-control", "cf-mitigated",
        "cf-ray", "connection", "content-disposition", "content-encoding", "content-language", "content-length",
        "content-location", "content-type", "date", "etag", "expires", "host", "if-modified-since", "if-none-match",
        "keep-alive", "last-modified", "link", "location", "pragma", "retry-after", "server", "status",
        "strict-transport-security", "transfer-encoding", "user-agent", "vary", "via", "warning", "x-cache",
        "x-frame-options", "x-powered-by", "x-robots-tag", "x-served-by",
    ]
}
