public import Articles

/// One request that takes something to an address that the user wrote down.
public struct PostRequest: Sendable {
    public var url: WebURL
    public var method = "POST"
    /// Values are secrets as often as not. What would begin a new line is taken out of them.
    public var headers: [(name: String, value: Secret)] = []
    public var body: [UInt8]

    /// - Parameter type: of the body.
    public init(to url: WebURL, type: String, body: [UInt8]) {
        self.url = url
        self.body = body
        headers = [("Content-Type", Secret(type))]
    }

    /// A request that only asks: GET, without a body.
    public init(asking url: WebURL) {
        self.url = url
        method = "GET"
        body = []
    }

    /// Whole lines, none of which can become two.
    var lines: [String] {
        let own = headers.map { "\(Self.harmless($0.name)): \(Self.harmless($0.value.revealed))" }
        // Without this, libcurl waits up to a second for leave to send a long body.
        return own + ["Expect:"]
    }

    private static func harmless(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}

/// What came back, whatever its status.
public struct PostReply: Sendable {
    public var status: Int
    /// Names in lower case.
    public var headers: [String: String]
    /// Cut at 64 KiB.
    public var body: [UInt8]
    /// Where a redirect leads; it was not followed.
    public var location: String?
    /// How long the server asks to be left alone, a day at most.
    public var retryAfter: Duration?
}
