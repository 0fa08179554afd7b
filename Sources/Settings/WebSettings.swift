public import Fetching

/// Where and to whom pages are served: `web:` in the configuration.
public struct WebSettings: Hashable, Sendable {
    public var listen = ListenAddress()
    /// What readers have to know; `nil` for no more than to be on this machine.
    public var token: Secret?
    /// Other names under which the server is asked for, such as that of a proxy before it.
    public var names: [String] = []

    public init() {}
}

/// An address and a port of this machine: `127.0.0.1:8080`, `[::1]:8080`, `localhost:0` for any port that is free.
public struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    public var host: String
    public var port: Int

    public init() {
        host = "127.0.0.1"
        port = 8080
    }

    /// `nil` unless host and port are both there and in range.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ 48...57 ~= $0 }), let port = Int(digits), port <= 65_535
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        let isName = host.utf8.allSatisfy { 48...57 ~= $0 || 97...122 ~= $0 | 0x20 || [0x2D, 0x2E, 0x3A].contains($0) }
        guard !host.isEmpty, isName else { return nil }
        self.host = String(host)
        self.port = port
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether only this machine can reach it.
    public var isLoopback: Bool {
        if ["localhost", "::1"].contains(host.lowercased()) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts.allSatisfy { $0 != nil } && parts[0] == 127
    }
}
