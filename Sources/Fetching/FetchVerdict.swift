import Articles

/// What an answer is, as far as status, headers, address and size tell: decided once, before anybody reads it.
public enum FetchVerdict: Hashable, Sendable {
    /// A representation to be read.
    case fresh
    case notModified
    /// The publisher took it away, or says so: 404, 410, 451.
    case gone(status: Int)
    /// Something in place of what was asked for, with a status that says all is well.
    case softError(String)
    /// Somebody stands at the door: 401, 403, a challenge to prove that one is human.
    case blocked(String)
    /// 429 and 503: come again later.
    case rateLimited(String)
    case wrongType(String)
    /// Any other status.
    case failed(String)

    /// In a word, for logs and counters.
    public var name: String {
        switch self {
        case .fresh: "fresh"
        case .notModified: "not-modified"
        case .gone: "gone"
        case .softError: "soft-error"
        case .blocked: "blocked"
        case .rateLimited: "rate-limited"
        case .wrongType: "wrong-type"
        case .failed: "failed"
        }
    }

    /// Why there is nothing to read; `nil` where there is, or need not be.
    public var reason: String? {
        switch self {
        case .fresh, .notModified: nil
        case .gone(let status): HTTPStatus.text(status)
        case .softError(let reason), .blocked(let reason), .rateLimited(let reason), .wrongType(let reason),
            .failed(let reason):
            reason
        }
    }
}

extension FetchVerdict {
    /// Whether its host is to be left alone for a while.
    var asksForPatience: Bool { if case .rateLimited = self { true } else { false } }

    /// RFC 6585, section 4, and RFC 9110, section 15.6.4.
    static func mayAskForPatience(status: Int) -> Bool { status == 429 || status == 503 }
}

extension FetchReply {
    public func verdict(for purpose: FetchRequest.Purpose) -> FetchVerdict {
        FetchVerdict(
            status: status, headers: headers, body: body, asked: redirects.first?.from, answered: url, purpose: purpose)
    }
}

extension FetchVerdict {
    /// - Parameter asked: the address that redirects led away from, if any did.
    init(
        status: Int, headers: [String: String], body: [UInt8], asked: WebURL?, answered: WebURL,
        purpose: FetchRequest.Purpose
    ) {
        let text = HTTPStatus.text(status)
        if let guardian = Challenge.guardian(status: status, headers: headers, body: body) {
            self = .blocked("\(text), with a challenge by \(guardian) to prove that one is human")
            return
        }
        switch status {
        case 200, 203:
            self = Self.ofContent(headers, asked: asked, answered: answered, purpose)
        case 304: self = .notModified
        case 404, 410, 451: self = .gone(status: status)
        case 401, 403, 407: self = .blocked(text)
        case 429, 503: self = .rateLimited(text)
        case 200..<300: self = .softError("\(text), which brings nothing to read")
        default: self = .failed(text)
        }
    }

    private static func ofContent(
        _ headers: [String: String], asked: WebURL?, answered: WebURL, _ purpose: FetchRequest.Purpose
    ) -> FetchVerdict {
        if let type = headers["content-type"]?.lowercased(), let found = unreadable.first(where: type.hasPrefix) {
            let kind = found.hasSuffix("/") ? String(type.prefix { $0 != ";" }) : found
            let expected = purpose == .feed ? "a feed" : "an HTML or plain text page"
            return .wrongType("found \(kind), expected \(expected)")
        }
        guard let asked, asked.canonical != answered.canonical else { return .fresh }
        if let gate = Gate.kind(of: answered) { return .softError("redirected to a \(gate) page, \(answered)") }
        if purpose == .page, answered.path == "/", asked.path != "/" {
            return .softError("redirected to the front page, as sites do with pages that are gone")
        }
        return .fresh
    }

    private static let unreadable = [
        "image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/javascript",
        "text/css", "text/javascript",
    ]
}

/// Services that ask visitors for a proof that they are human, by the traces that they leave in what they send.
private enum Challenge {
    static func guardian(status: Int, headers: [String: String], body: [UInt8]) -> String? {
        if headers["cf-mitigated"] == "challenge" { return "Cloudflare" }
        if let action = headers["x-amzn-waf-action"], action == "challenge" || action == "captcha" { return "AWS WAF" }
        if status == 403 || status == 429, headers["x-datadome"] != nil || headers["x-dd-b"] != nil {
            return "DataDome"
        }
        guard status != 304, (1..<largestPage).contains(body.count) else { return nil }
        return body.withUnsafeBytes { bytes in
            traces.first { trace in bytes.contains(trace.text) }?.guardian
        }
    }

    /// Their pages are small; a news page that cites such a trace is not.
    private static let largestPage = 8192

    /// Seen in such pages only, and in articles about them. Scripts that watch every visitor, such as Cloudflare's
    /// below /cdn-cgi/challenge-platform/, stand on ordinary pages too.
    private static let traces: [(text: [UInt8], guardian: String)] = [
        ("_cf_chl_opt", "Cloudflare"), ("_Incapsula_Resource", "Imperva"),
        ("captcha-delivery.com", "DataDome"), ("px-captcha", "HUMAN"), ("_sec/cp_challenge", "Akamai"),
        ("/_guard/", "a guard"),
    ].map { (Array($0.0.utf8), $0.1) }
}

extension UnsafeRawBufferPointer {
    fileprivate func contains(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first, count >= needle.count else { return false }
        var index = 0
        while index <= count - needle.count {
            if self[index] == first, self[index..<index + needle.count].elementsEqual(needle) { return true }
            index += 1
        }
        return false
    }
}

/// Pages that stand before others: logins and questions for consent.
private enum Gate {
    static func kind(of url: WebURL) -> String? {
        let labels = url.host.split(separator: ".").map(String.init)
        let folders = url.path.lowercased().split(separator: "/").map(String.init)
        if let label = labels.first, let kind = hosts[label] { return kind }
        return folders.lazy.compactMap { paths[$0] }.first
    }

    /// Seen: consent.yahoo.com, consent.google.com, guce.…, accounts.…, myaccount.nytimes.com/auth/login.
    private static let hosts = [
        "consent": "consent", "guce": "consent", "privacy": "consent", "accounts": "login", "account": "login",
        "login": "login", "signin": "login", "auth": "login", "sso": "login", "id": "login", "idp": "login",
    ]
    private static let paths = [
        "login": "login", "signin": "login", "sign-in": "login", "anmelden": "login", "auth": "login",
        "wp-login.php": "login", "consent": "consent", "cookie-consent": "consent", "zustimmung": "consent",
        "privacywall": "consent", "captcha": "challenge", "sorry": "challenge",
    ]
}
