import Articles

/// On what terms a source is asked: what its user set for it, apart from the bounds that hold for all.
public struct FetchTerms: Hashable, Sendable {
    public var obeysRobots = true
    /// Whether this source may lie on a loopback or private address, even where others may not.
    public var allowsPrivate = false
    /// `http://`, `https://`, `socks5://` (names resolved here) or `socks5h://` (names resolved there), perhaps with
    /// user and password. `nil`: connections are direct.
    public var proxy: Secret?
    public var credentials: [Credentials] = []

    public init() {}

    func credentials(at origin: String) -> [Credentials] { credentials.filter { $0.origin == origin } }
}

/// What proves to one origin who is asking. Sent to no other origin, also not along redirects.
public struct Credentials: Hashable, Sendable {
    /// As `WebURL.origin` spells it.
    public var origin: String
    /// Whole header fields: Authorization, Cookie, or any other.
    public var headers: [(name: String, value: Secret)]
    public var certificate: ClientCertificate?

    public init(origin: String, headers: [(name: String, value: Secret)], certificate: ClientCertificate? = nil) {
        self.origin = origin
        self.headers = headers
        self.certificate = certificate
    }

    public static func == (left: Credentials, right: Credentials) -> Bool {
        left.origin == right.origin && left.certificate == right.certificate
            && left.headers.elementsEqual(right.headers) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(origin)
        hasher.combine(certificate)
        for header in headers { hasher.combine(header.name) }
    }
}

/// Files in PEM.
public struct ClientCertificate: Hashable, Sendable {
    public var certificate: String
    /// `nil` where the certificate's file holds the key too.
    public var key: String?

    public init(certificate: String, key: String?) {
        self.certificate = certificate
        self.key = key
    }
}

/// A text that is never shown: whatever prints it prints that it is hidden.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only for the wire.
    public let revealed: String

    public init(_ text: String) {
        revealed = text
    }

    public var description: String { "(hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
