public import Articles
import Foundation

/// What came back: any HTTP answer, whatever its status.
public struct FetchReply: Sendable {
    public var status: Int
    /// The body, decompressed; charset as it came.
    public var body: [UInt8]
    /// The address that answered, after redirects.
    public var url: WebURL
    /// Of the last answer in a chain of redirects; names lower case.
    public var headers: [String: String]
    /// On the wire, headers not counted.
    public var bytesReceived: Int
    public var elapsed: Duration

    public init(
        status: Int, body: [UInt8], url: WebURL, headers: [String: String], bytesReceived: Int, elapsed: Duration
    ) {
        self.status = status
        self.body = body
        self.url = url
        self.headers = headers
        self.bytesReceived = bytesReceived
        self.elapsed = elapsed
    }

    public var contentType: String? { headers["content-type"] }

    public var validators: Validators {
        Validators(etag: headers["etag"], lastModified: headers["last-modified"])
    }
}

/// Why there is no answer.
public enum FetchError: Error, Equatable, CustomStringConvertible {
    case unknownHost(String)
    case refused(String)
    case timedOut(after: Duration)
    case stalled(after: Duration)
    case tooLarge(limit: Int)
    case cutOff
    case tooManyRedirects(Int)
    /// The address leads to a loopback or private network, which the configuration does not allow.
    case privateAddress(String)
    case tls(String)
    case unsupportedScheme
    case failed(String)

    public var description: String {
        switch self {
        case .unknownHost(let host): "no such host: the name “\(host)” does not resolve (DNS)"
        case .refused(let authority): "\(authority) refuses connections"
        case .timedOut(let limit): "no complete answer within \(limit.inWords)"
        case .stalled(let limit): "nothing received for \(limit.inWords)"
        case .tooLarge(let limit):
            "larger than \(limit.formatted(.byteCount(style: .file))), the limit of fetch.max-size"
        case .cutOff: "the connection was cut before the whole answer had come"
        case .tooManyRedirects(let limit): "more than \(limit) redirects"
        case .privateAddress(let host):
            "\(host) is a loopback or private address; set fetch.allow-private: true to allow these"
        case .tls(let reason): "TLS: \(reason)"
        case .unsupportedScheme: "a redirect leads away from http and https"
        case .failed(let reason): reason
        }
    }
}

extension Duration {
    /// "30 s", "300 ms".
    fileprivate var inWords: String { milliseconds < 1000 ? "\(milliseconds) ms" : "\(components.seconds) s" }
}
