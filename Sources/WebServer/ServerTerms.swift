/// Where pages are served, and to whom.
public struct ServerTerms: Sendable {
    /// A name or an address to listen on.
    public let host: String
    /// 0 for any that is free.
    public let port: Int
    /// Other names under which the server is asked for, such as that of a proxy before it. Lower case.
    public let names: [String]
    /// What a reader has to know; `nil` for no more than to be on this machine.
    let token: String?
    /// Readers that may follow the log at a time; each has a connection.
    let mostFollowers: Int

    /// - Throws: `ServerTermsError` where other machines could read without a token.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, token: String? = nil, names: [String] = [],
        mostFollowers: Int = 4096
    ) throws(ServerTermsError) {
        self.host = host
        self.port = port
        self.names = names.map { $0.lowercased() }
        self.token = token
        self.mostFollowers = mostFollowers
        if let token, token.utf8.count < Self.shortestToken { throw .shortToken(least: Self.shortestToken) }
        if token == nil, !isLoopback { throw .openToOthers(host: host) }
    }

    /// Bytes: 16 random letters and digits are more than anybody guesses at ten tries a minute.
    private static let shortestToken = 16

    var isLoopback: Bool { Self.isLoopback(host) }

    static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "::1", "[::1]"].contains(host.lowercased()) { return true }
        // As addresses are written: “0127.0.0.1” is another machine's to whoever reads octal digits.
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in UInt8(part).map { "\($0)" == part } ?? false }
    }

    func address(port: Int) -> String {
        "http://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host):\(port)/"
    }
}

/// Why pages are not served on such terms.
public enum ServerTermsError: Error, CustomStringConvertible {
    case openToOthers(host: String)
    case shortToken(least: Int)

    public var description: String {
        switch self {
        case .openToOthers(let host):
            "found \(host) to listen on without a token, expected a token, or an address of this machine such as 127.0.0.1"
        case .shortToken(let least): "found a token of fewer than \(least) characters, expected a longer one"
        }
    }
}
