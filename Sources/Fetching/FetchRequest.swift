public import Articles

/// One request to make.
public struct FetchRequest: Sendable {
    public var url: WebURL
    /// Sent as If-None-Match and If-Modified-Since; from the last representation of this very address.
    public var validators: Validators

    public init(url: WebURL, validators: Validators = Validators()) {
        self.url = url
        self.validators = validators
    }
}

/// What makes the next fetch conditional: both byte for byte as the server sent them (RFC 9110, section 8.8).
public struct Validators: Hashable, Sendable {
    public var etag: String?
    public var lastModified: String?

    public init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    public var isEmpty: Bool { etag == nil && lastModified == nil }
}

/// The bounds every fetch is held to, and who asks.
public struct FetchLimits: Sendable {
    /// Transfers at a time, in all and to one host.
    public var concurrency = 64
    public var perHost = 4
    /// From the start of the request to the last byte, redirects included.
    public var timeout: Duration = .seconds(30)
    /// Without a byte for so long, a transfer is given up.
    public var stall: Duration = .seconds(15)
    /// Bytes of a body, after decompression.
    public var largestBody = 10 * 1024 * 1024
    public var redirects = 10
    public var userAgent = "dateline/0.1"
    /// Whether loopback and private addresses may be connected to.
    public var allowPrivate = false

    public init() {}
}
