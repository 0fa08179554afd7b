public import Articles
import Foundation

/// One exchange, told to whoever watches: for logs and metrics. Holds nothing secret.
public struct FetchRecord: Sendable {
    public var url: WebURL
    /// A `FetchVerdict`'s or `FetchError`'s name; "redirect" for a step on the way, "robots" for a robots.txt.
    public var verdict: String
    /// `nil` where no answer came.
    public var status: Int?
    public var exchange: Exchange

    /// As a line of `key=value`: times in milliseconds, sizes in bytes, "-" for what there was not.
    public var line: String {
        let wire = exchange
        let fields: [(String, String)] = [
            ("url", url.text), ("verdict", verdict), ("status", status.map(String.init) ?? "-"),
            ("dns", Self.milliseconds(wire.resolved)), ("connect", Self.milliseconds(wire.connected)),
            ("tls", Self.milliseconds(wire.secured)), ("first-byte", Self.milliseconds(wire.firstByte)),
            ("total", Self.milliseconds(wire.total)), ("received", String(wire.bytesReceived)),
            ("decoded", String(wire.bytesDecoded)), ("reused", wire.isConnectionReused ? "yes" : "no"),
            ("http", wire.httpVersion ?? "-"),
        ]
        return "fetch " + fields.map { "\($0)=\($1)" }.joined(separator: " ")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        guard duration > .zero else { return "-" }
        let thousandths = duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
        return "\(thousandths / 1000).\(thousandths / 100 % 10)"
    }
}

/// What all exchanges of a fetcher came to so far.
public struct FetchCounters: Sendable {
    public var exchanges = 0
    /// By the name of the verdict or error.
    public var verdicts: [String: Int] = [:]
    public var bytesReceived = 0
    public var bytesDecoded = 0
    public var reusedConnections = 0

    mutating func count(_ record: FetchRecord) {
        exchanges += 1
        verdicts[record.verdict, default: 0] += 1
        bytesReceived += record.exchange.bytesReceived
        bytesDecoded += record.exchange.bytesDecoded
        if record.exchange.isConnectionReused { reusedConnections += 1 }
    }
}
