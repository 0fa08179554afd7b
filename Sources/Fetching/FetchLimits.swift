/// The bounds every fetch is held to, and who asks.
public struct FetchLimits: Hashable, Sendable {
    /// Transfers at a time, in all and to one host. One that hangs gives its place away (see `Fetcher.mostTransfers`).
    public var concurrency = 64
    public var perHost = 4
    /// Between the starts of two requests to one host; `nil` for a quarter of a second, and none for hosts of this
    /// machine and of private networks.
    public var delay: Duration?
    /// From the start of a request to its last byte, each redirect counted for itself.
    public var timeout: Duration = .seconds(30)
    /// With hardly a byte for so long, a transfer is given up.
    public var stall: Duration = .seconds(15)
    /// Bytes of a body, after decompression.
    public var largestBody = 10 * 1024 * 1024
    /// Bytes of all the headers of an answer. No honest answer seen came near a tenth of it.
    public var largestHead = 128 * 1024
    public var redirects = 10
    public var userAgent = "dateline/0.1"
    /// Whether loopback and private addresses may be connected to.
    public var allowPrivate = false

    public init() {}
}
