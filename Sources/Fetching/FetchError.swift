public import Articles
import Foundation

/// Why there is no answer. An answer of any status is a `FetchReply`.
public enum FetchError: Error, Equatable, CustomStringConvertible {
    case unknownHost(String)
    case refused(String)
    /// Patience ended, and in which part of the work.
    case timedOut(Phase, after: Duration)
    case stalled(after: Duration)
    case tooLarge(limit: Int)
    case headTooLarge(limit: Int)
    case cutOff
    case badEncoding(String)
    case tooManyRedirects(Int)
    case redirectLoop(WebURL)
    /// A redirect from https to http: what comes next could be read and changed on the way.
    case downgrade(to: WebURL)
    case unsupportedScheme(String)
    /// The address leads to a loopback or private network, which the configuration does not allow.
    case privateAddress(String)
    case tls(String)
    case proxy(String)
    case disallowed(RobotsVerdict)
    /// The host is left alone for now.
    case heldBack(Hold)
    case failed(String)

    public enum Phase: String, Sendable {
        case resolving, connecting, securing, waiting, receiving
    }

    /// In a word, for logs and counters: the layer that failed, or the rule.
    public var name: String {
        switch self {
        case .unknownHost, .timedOut(.resolving, _): "dns"
        case .refused, .timedOut(.connecting, _): "connect"
        case .tls, .timedOut(.securing, _): "tls"
        case .proxy: "proxy"
        case .timedOut, .stalled: "timeout"
        case .tooLarge, .headTooLarge: "too-large"
        case .cutOff, .badEncoding: "cut-off"
        case .tooManyRedirects, .redirectLoop, .downgrade, .unsupportedScheme: "redirect"
        case .privateAddress: "private-address"
        case .disallowed: "disallowed"
        case .heldBack: "held-back"
        case .failed: "failed"
        }
    }

    public var description: String {
        switch self {
        case .unknownHost(let host): "no such host: the name “\(host)” does not resolve (DNS)"
        case .refused(let authority): "\(authority) refuses connections"
        case .timedOut(let phase, let limit): "\(Self.what(phase)) within \(limit.inWords)"
        case .stalled(let limit): "hardly anything received for \(limit.inWords)"
        case .tooLarge(let limit):
            "larger than \(limit.formatted(.byteCount(style: .file))), the limit of fetch.max-size"
        case .headTooLarge(let limit): "headers of more than \(limit.formatted(.byteCount(style: .file)))"
        case .cutOff: "the connection was cut before the whole answer had come"
        case .badEncoding(let reason): "the answer cannot be unpacked: \(reason)"
        case .tooManyRedirects(let limit): "more than \(limit) redirects"
        case .redirectLoop(let url): "redirects in a circle, back to \(url)"
        case .downgrade(let url): "a redirect leads from https to http (\(url)), which is not followed"
        case .unsupportedScheme(let found): "a redirect leads away from http and https, to \(found)"
        case .privateAddress(let host):
            "\(host) is a loopback or private address; set fetch.allow-private: true, or allow-private: true for its source"
        case .tls(let reason): "TLS: \(reason)"
        case .proxy(let reason): "the proxy: \(reason)"
        case .disallowed(let verdict): "\(verdict)"
        case .heldBack(let hold): "not asked: \(hold.reason); left alone until \(hold.until.inWords)"
        case .failed(let reason): reason
        }
    }

    private static func what(_ phase: Phase) -> String {
        switch phase {
        case .resolving: "the name did not resolve (DNS)"
        case .connecting: "no connection"
        case .securing: "no TLS connection"
        case .waiting: "connected, but no answer"
        case .receiving: "no complete answer"
        }
    }
}

extension Duration {
    /// "30 s", "300 ms".
    var inWords: String { milliseconds < 1000 ? "\(milliseconds) ms" : "\(components.seconds) s" }

    var milliseconds: Int { Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}

extension Date {
    /// "14:03" for a moment of the coming hours, in the reader's own zone; with the day for one further off.
    var inWords: String {
        let isNear = abs(timeIntervalSinceNow) < 12 * 3600
        return isNear ? formatted(.dateTime.hour(.twoDigits(amPM: .omitted)).minute(.twoDigits)) : formatted(.iso8601)
    }
}
