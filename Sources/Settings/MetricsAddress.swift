import Foundation
import Yams

/// Where metrics are served: on this machine only, since whoever reads them need not say who he is.
public enum MetricsAddress: Hashable, Sendable {
    case port(host: String, UInt16)
    case socket(path: String)

    /// As it is written in the settings; `nil` for anything else.
    init?(_ text: String) {
        if text.hasPrefix("unix:/") {
            let path = String(text.dropFirst("unix:".count))
            guard path.utf8.count <= Self.longestPath else { return nil }
            self = .socket(path: path)
            return
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let host = parts.count == 1 ? "127.0.0.1" : parts[0] == "localhost" ? "127.0.0.1" : parts[0]
        guard parts.count <= 2, let last = parts.last, let port = UInt16(last), port > 0, Self.isLoopback(host) else {
            return nil
        }
        self = .port(host: host, port)
    }

    /// What a socket's address holds (unix(7)).
    private static let longestPath = 107

    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    static func read(_ node: Node?, _ file: inout YAMLFile) -> MetricsAddress? {
        guard let node, let text = file.line(node, key: "metrics") else { return nil }
        if let address = MetricsAddress(text) { return address }
        file.note(
            "metrics: found “\(text)”, expected a port of this machine, as in 127.0.0.1:9464, or unix:/PATH", at: node)
        return nil
    }
}
