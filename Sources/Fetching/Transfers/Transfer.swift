import Articles
import CCurl
import Foundation

/// One exchange and what has arrived of it so far. Used on the transfer thread only.
final class Transfer {
    let id: Int
    let authority: String
    let request: TransferRequest
    private let continuation: TransferContinuation
    private var handle: CurlHandle?

    private var body: [UInt8] = []
    private var head = ResponseHead()
    private var transcript = Transcript()
    private var overflow: FetchError?
    private var isCut = false
    private var refusedAddress: String?
    private var shutGate: FetchError?
    /// Of a mail, how much libcurl has taken.
    var taken = 0
    /// Of a mail server, its last line.
    private var answer = ""

    init(id: Int, request: TransferRequest, continuation: TransferContinuation) {
        self.id = id
        self.request = request
        self.continuation = continuation
        authority = request.authority
    }

    // MARK: Ends, of which every transfer has exactly one

    func resume(with outcome: Result<TransferReply, TransferFailure>) {
        continuation.resume(with: outcome.mapError { $0 })
    }

    func cancel() { continuation.cancel() }

    /// Gives the handle back.
    func close() -> CurlHandle? {
        defer { handle = nil }
        return handle
    }

    // MARK: Opening

    /// Sets what this exchange adds to a handle that is ready.
    func open(_ handle: CurlHandle, _ limits: FetchLimits, isOnOwnConnection: Bool) {
        self.handle = handle
        head = ResponseHead(largest: limits.largestHead)
        let curl = handle.pointer
        ccurl_set_string(curl, CURLOPT_URL, request.url.text)
        for line in request.headers { handle.headers = curl_slist_append(handle.headers, line) }
        ccurl_set_list(curl, CURLOPT_HTTPHEADER, handle.headers)
        let context = Unmanaged.passUnretained(self).toOpaque()
        for option in [
            CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA,
        ] {
            ccurl_set_pointer(curl, option, context)
        }
        setRarities(handle, isOnOwnConnection, context)
        setSending(handle, context)
    }

    /// What hardly any exchange needs. A handle that had any of it is not used again.
    private func setRarities(_ handle: CurlHandle, _ isOnOwnConnection: Bool, _ context: UnsafeMutableRawPointer) {
        let curl = handle.pointer
        if isOnOwnConnection {
            handle.isPlain = false
            ccurl_set_long(curl, CURLOPT_FRESH_CONNECT, 1)
        }
        if let proxy = request.proxy {
            handle.isPlain = false
            ccurl_set_string(curl, CURLOPT_PROXY, proxy.revealed)
        }
        if let certificate = request.certificate {
            handle.isPlain = false
            ccurl_set_string(curl, CURLOPT_SSLCERT, certificate.certificate)
            ccurl_set_string(curl, CURLOPT_SSLKEY, certificate.key ?? certificate.certificate)
        }
        for cookie in request.cookies {
            handle.hasCookies = true
            ccurl_set_string(curl, CURLOPT_COOKIELIST, cookie)
        }
        if request.wantsTranscript {
            handle.isPlain = false
            setTranscript(curl, context)
        }
    }

    /// Sets what every exchange has in common.
    static func prepare(_ handle: CurlHandle, _ limits: FetchLimits) {
        let curl = handle.pointer
        ccurl_set_string(curl, CURLOPT_USERAGENT, limits.userAgent)
        ccurl_set_string(curl, CURLOPT_ACCEPT_ENCODING, "")
        ccurl_set_string(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        ccurl_set_long(curl, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        ccurl_set_long(curl, CURLOPT_PIPEWAIT, 1)
        // The empty text turns off what the environment says: whoever made the request has read that.
        ccurl_set_string(curl, CURLOPT_PROXY, "")
        // No file, but libcurl minds cookies from here on, to the end of a chain of redirects.
        ccurl_set_string(curl, CURLOPT_COOKIEFILE, "")
        ccurl_set_pointer(curl, CURLOPT_ERRORBUFFER, handle.errorText)
        setPatience(curl, limits)
        setCallbacks(curl)
    }

    private static func setPatience(_ curl: UnsafeMutableRawPointer, _ limits: FetchLimits) {
        ccurl_set_long(curl, CURLOPT_TIMEOUT_MS, limits.timeout.milliseconds)
        ccurl_set_long(curl, CURLOPT_CONNECTTIMEOUT_MS, min(15_000, limits.timeout.milliseconds))
        ccurl_set_long(curl, CURLOPT_LOW_SPEED_LIMIT, slowest)
        ccurl_set_long(curl, CURLOPT_LOW_SPEED_TIME, max(1, Int(limits.stall.components.seconds)))
    }

    /// Bytes a second: below it, a server is not slow but a trap.
    private static let slowest = 32

    private static func setCallbacks(_ curl: UnsafeMutableRawPointer) {
        ccurl_set_data_callback(curl, CURLOPT_WRITEFUNCTION) { data, size, count, context in
            Transfer.from(context).receiveBody(UnsafeRawBufferPointer(start: data, count: size * count))
        }
        ccurl_set_data_callback(curl, CURLOPT_HEADERFUNCTION) { data, size, count, context in
            Transfer.from(context).receiveHeader(UnsafeRawBufferPointer(start: data, count: size * count))
        }
        ccurl_set_open_socket(curl) { context, _, address in
            Transfer.from(context).openSocket(address)
        }
        ccurl_set_before_request(curl) { context, _, _, _, _ in
            Transfer.from(context).maySend() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }

    private func setTranscript(_ curl: UnsafeMutableRawPointer, _ context: UnsafeMutableRawPointer) {
        ccurl_set_long(curl, CURLOPT_VERBOSE, 1)
        ccurl_set_pointer(curl, CURLOPT_DEBUGDATA, context)
        ccurl_set_debug(curl) { _, kind, data, size, context in
            Transfer.from(context).transcript.note(kind, UnsafeRawBufferPointer(start: data, count: size))
            return 0
        }
    }

    /// The transfer table holds the transfer as long as the handle lives, so the pointer in the handle stays good.
    static func from(_ context: UnsafeMutableRawPointer?) -> Transfer {
        guard let context else { preconditionFailure("libcurl called back without the context it was given") }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }

    /// The transfer that a handle was opened for.
    static func of(_ curl: UnsafeMutableRawPointer?) -> Transfer? {
        var context: UnsafeMutableRawPointer?
        ccurl_get_pointer(curl, CURLINFO_PRIVATE, &context)
        return context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Receiving

    /// Fewer bytes than were offered make libcurl end the transfer.
    private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        if body.isEmpty { reserve() }
        let room = request.largestBody - body.count
        guard bytes.count > room else {
            body.append(contentsOf: bytes)
            return bytes.count
        }
        switch request.overflow {
        case .refuse: overflow = .tooLarge(limit: request.largestBody)
        case .cut:
            body.append(contentsOf: bytes.prefix(room))
            isCut = true
        }
        return 0
    }

    /// Room for what was announced, as far as that can be believed.
    private func reserve() {
        guard let announced = head.fields["content-length"].flatMap({ Int($0) }), announced > 0 else { return }
        body.reserveCapacity(min(announced, request.largestBody, 1024 * 1024))
    }

    private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        if case .mail(let mail) = request.sending { hear(bytes, of: mail) }
        guard head.take(bytes) else {
            overflow = .headTooLarge(limit: head.largest)
            return 0
        }
        if let announced = head.fields["content-length"].flatMap({ Int($0) }), announced > request.largestBody,
            request.overflow == .refuse
        {
            overflow = .tooLarge(limit: request.largestBody)
            return 0
        }
        return bytes.count
    }

    /// A mail server's line.
    private func hear(_ bytes: UnsafeRawBufferPointer, of mail: OutgoingMail) {
        // 221 answers our goodbye, which is said before anybody asks how it went.
        if !bytes.starts(with: "221".utf8) { answer = Sending.line(of: bytes) }
        // The mail is taken: for the answer to the goodbye nobody has to wait.
        if taken == mail.message.count, bytes.starts(with: "250".utf8), let handle {
            ccurl_set_long(handle.pointer, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1)
        }
    }

    /// Every connection, to every address that a name resolves to, passes here before it is made. One to a proxy that
    /// the user named is the user's to answer for.
    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return curl_socket_t(CURL_SOCKET_BAD) }
        if !request.allowsPrivate, request.proxy == nil, let name = PrivateAddress.name(of: &address.pointee.addr) {
            refusedAddress = name
            return curl_socket_t(CURL_SOCKET_BAD)
        }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, kind, address.pointee.protocol)
    }

    /// Asked when the connection is there, each time: libcurl sends a request anew where a connection that had served
    /// before is closed without an answer, and meanwhile the host may have asked for patience.
    private func maySend() -> Bool {
        shutGate = request.gate.opens()
        return shutGate == nil
    }

    // MARK: The outcome

    func outcome(_ code: CURLcode, _ limits: FetchLimits) -> Result<TransferReply, TransferFailure> {
        guard let handle else { preconditionFailure("an outcome was asked of a transfer without a handle") }
        if head.fields["set-cookie"] != nil { handle.hasCookies = true }
        var exchange = Exchange(of: handle.pointer)
        exchange.bytesDecoded = body.count
        guard code == CURLE_OK || isCut else {
            let reason = TransferError(handle, code, exchange, request, limits).reason
            return .failure(
                TransferFailure(
                    reason: shutGate ?? refused ?? overflow ?? reason, exchange: exchange,
                    status: handle.long(CURLINFO_RESPONSE_CODE), answer: answer))
        }
        return .success(
            TransferReply(
                status: handle.long(CURLINFO_RESPONSE_CODE), body: body, headers: head.fields,
                location: head.fields["location"] == nil ? nil : handle.text(CURLINFO_REDIRECT_URL),
                cookies: handle.hasCookies ? handle.cookies : [],
                exchange: exchange, transcript: transcript.lines, answer: answer))
    }

    private var refused: FetchError? { refusedAddress.map { .privateAddress($0) } }
}
