public import Articles

/// What came back: any HTTP answer, whatever its status.
public struct FetchReply: Sendable {
    public var status: Int
    /// The body, decompressed; charset as it came.
    public var body: [UInt8]
    /// The address that answered, after redirects.
    public var url: WebURL
    /// The redirects that led to `url`, in order.
    public var redirects: [Redirect]
    /// Names lower case; values of a name that came more than once are joined by ", ".
    public var headers: [String: String]
    public var exchange: Exchange
    /// What was sent and received, line by line; empty unless it was asked for.
    public var transcript: [String]

    public var contentType: String? { headers["content-type"] }

    public var validators: Validators {
        Validators(etag: headers["etag"], lastModified: headers["last-modified"], address: url)
    }
}

/// One step of the way to the address that answered.
public struct Redirect: Hashable, Sendable {
    public var status: Int
    public var from: WebURL
    public var to: WebURL

    /// Whether the server means it for good: 301 and 308 (RFC 9110, section 15.4).
    public var isPermanent: Bool { status == 301 || status == 308 }
}

/// How a request and its answer went over the wire.
public struct Exchange: Sendable {
    /// Of the moments since the start: zero for a step that was not needed, as on a connection that was reused.
    public var resolved: Duration = .zero
    public var connected: Duration = .zero
    public var secured: Duration = .zero
    /// When there was a connection to send the request on.
    public var ready: Duration = .zero
    public var firstByte: Duration = .zero
    public var total: Duration = .zero
    /// Of the body, on the wire.
    public var bytesReceived = 0
    /// Of the body, unpacked.
    public var bytesDecoded = 0
    public var isConnectionReused = false
    /// "1.1", "2"; `nil` where no answer came.
    public var httpVersion: String?
}
