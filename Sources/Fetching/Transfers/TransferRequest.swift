import Articles

/// One exchange, no redirect followed: what the transfer thread is asked for.
struct TransferRequest: Sendable {
    enum Overflow { case refuse, cut }

    var url: WebURL
    /// Of the address: host and port.
    var authority: String
    /// Whole lines.
    var headers: [String] = []
    var allowsPrivate = false
    var proxy: Secret?
    var certificate: ClientCertificate?
    /// As libcurl lists them; of the exchanges before in a chain of redirects.
    var cookies: [String] = []
    var largestBody: Int
    /// What to do with a body that is larger.
    var overflow = Overflow.refuse
    var wantsTranscript = false
    /// What it takes to the other side; `nil` where something is asked for.
    var sending: Sending?
    var gate = TransferGate()
}

/// Asked and told on the transfer thread, at the moment itself: whoever waits for the reply hears of it when other work
/// leaves room for that, and meanwhile others may ask the same host.
struct TransferGate: Sendable {
    /// Why it is not to be sent now; `nil` where it may.
    var opens: @Sendable () -> FetchError? = { nil }
    /// The whole answer is there.
    var answered: @Sendable (TransferReply) -> Void = { _ in }
}

/// What one exchange brought.
struct TransferReply: Sendable {
    var status: Int
    var body: [UInt8]
    var headers: [String: String]
    /// Where a redirect leads, made absolute; not yet judged.
    var location: String?
    var cookies: [String]
    var exchange: Exchange
    var transcript: [String]
    /// Of a mail server, its last line.
    var answer = ""
}

/// An exchange that failed, and how far it came.
struct TransferFailure: Error {
    var reason: FetchError
    var exchange: Exchange
    /// What the server had said last: 0 and nothing where it had not spoken.
    var status = 0
    var answer = ""
}
