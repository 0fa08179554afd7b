/// A mail on its way to the server that takes it.
public struct OutgoingMail: Sendable {
    /// `smtp://host:587` or `smtps://host:465`.
    public var server: String
    public var user: String?
    public var password: Secret?
    /// Bare addresses, for the envelope.
    public var from: String
    public var to: [String]
    /// Headers and body with CRLF at the end of each line; dots at a line's begin are libcurl's to double.
    public var message: [UInt8]

    public init(
        server: String, from: String, to: [String], message: [UInt8], user: String? = nil, password: Secret? = nil
    ) {
        self.server = server
        self.user = user
        self.password = password
        self.from = from
        self.to = to
        self.message = message
    }

    /// Whether a host is this machine, beyond all doubt: no name but one, no name that begins like an address.
    static func isThisMachine(_ host: String) -> Bool {
        let isAddress = host.utf8.allSatisfy { 48...57 ~= $0 || $0 == UInt8(ascii: ".") }
        return host == "localhost" || host == "[::1]" || (isAddress && host.hasPrefix("127."))
    }
}

/// What a mail server said last: 250 where it took the mail.
public struct MailReply: Sendable {
    public var status: Int
    public var text: String
}
