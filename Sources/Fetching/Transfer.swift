import Articles
import CCurl
import Foundation

/// One easy handle and what has arrived on it so far. Used on the transfer thread only.
final class Transfer {
    let id: Int
    let authority: String
    private let request: FetchRequest
    private let continuation: CheckedContinuation<FetchReply, any Error>
    private(set) var handle: UnsafeMutableRawPointer?
    private var requestHeaders: UnsafeMutablePointer<curl_slist>?

    private var body: [UInt8] = []
    private var headers: [String: String] = [:]
    private var largestBody = 0
    private var allowPrivate = false
    private var isTooLarge = false
    private var refusedAddress: String?

    init(id: Int, request: FetchRequest, continuation: CheckedContinuation<FetchReply, any Error>) {
        self.id = id
        self.request = request
        self.continuation = continuation
        authority = request.url.authority
    }

    // MARK: Ends, of which every transfer has exactly one

    func resume(with outcome: Result<FetchReply, FetchError>) { continuation.resume(with: outcome.mapError { $0 }) }
    func fail(_ error: FetchError) { continuation.resume(throwing: error) }
    func cancel() { continuation.resume(throwing: CancellationError()) }

    func closeHandle() {
        curl_easy_cleanup(handle)
        curl_slist_free_all(requestHeaders)
        handle = nil
        requestHeaders = nil
    }

    // MARK: Opening

    /// A handle with every option set; `nil` where libcurl has no memory for one.
    func open(_ limits: FetchLimits) -> UnsafeMutableRawPointer? {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        largestBody = limits.largestBody
        allowPrivate = limits.allowPrivate
        ccurl_set_string(handle, CURLOPT_URL, request.url.text)
        ccurl_set_string(handle, CURLOPT_USERAGENT, limits.userAgent)
        ccurl_set_string(handle, CURLOPT_ACCEPT_ENCODING, "")
        ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_set_string(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        setNumbers(handle, limits)
        setHeaders(handle)
        setCallbacks(handle)
        return handle
    }

    private func setNumbers(_ handle: UnsafeMutableRawPointer, _ limits: FetchLimits) {
        ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 1)
        ccurl_set_long(handle, CURLOPT_MAXREDIRS, limits.redirects)
        ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, limits.timeout.milliseconds)
        ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, min(15_000, limits.timeout.milliseconds))
        ccurl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        ccurl_set_long(handle, CURLOPT_LOW_SPEED_TIME, max(1, Int(limits.stall.components.seconds)))
        ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        ccurl_set_long(handle, CURLOPT_PIPEWAIT, 1)
        ccurl_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.largestBody))
    }

    private func setHeaders(_ handle: UnsafeMutableRawPointer) {
        var list: UnsafeMutablePointer<curl_slist>?
        if let etag = request.validators.etag { list = curl_slist_append(list, "If-None-Match: \(etag)") }
        if let date = request.validators.lastModified { list = curl_slist_append(list, "If-Modified-Since: \(date)") }
        requestHeaders = list
        ccurl_set_list(handle, CURLOPT_HTTPHEADER, list)
    }

    private func setCallbacks(_ handle: UnsafeMutableRawPointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        ccurl_set_data_callback(handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
            Transfer.from(context).receiveBody(UnsafeRawBufferPointer(start: data, count: size * count))
        }
        ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        ccurl_set_data_callback(handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
            Transfer.from(context).receiveHeader(UnsafeRawBufferPointer(start: data, count: size * count))
        }
        ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        ccurl_set_open_socket(handle) { context, _, address in
            Transfer.from(context).openSocket(address)
        }
    }

    /// The transfer table holds the transfer as long as the handle lives, so the pointer in the handle stays good.
    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer {
        guard let context else { preconditionFailure("libcurl called back without the context it was given") }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }

    // MARK: Receiving

    /// Fewer bytes than were offered make libcurl end the transfer.
    private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= largestBody else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if line.hasPrefix("HTTP/") {
            // A new answer in a chain of redirects: what came before it was not the page.
            headers = [:]
            body = []
        } else if let colon = line.firstIndex(of: ":"), headers.count < 200 {
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers[line[..<colon].lowercased()] = value
        }
        return bytes.count
    }

    /// Every connection, of every redirect and every address a name resolves to, passes here before it is made.
    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return curl_socket_t(CURL_SOCKET_BAD) }
        if !allowPrivate, let name = PrivateAddress.name(of: &address.pointee.addr) {
            refusedAddress = name
            return curl_socket_t(CURL_SOCKET_BAD)
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
    }

    // MARK: The outcome

    func outcome(_ code: CURLcode, _ limits: FetchLimits) -> Result<FetchReply, FetchError> {
        guard code == CURLE_OK else { return .failure(error(code, limits)) }
        var status = 0
        ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        var received: curl_off_t = 0
        ccurl_get_offset(handle, CURLINFO_SIZE_DOWNLOAD_T, &received)
        var elapsed: curl_off_t = 0
        ccurl_get_offset(handle, CURLINFO_TOTAL_TIME_T, &elapsed)
        return .success(
            FetchReply(
                status: status, body: body, url: finalURL, headers: headers, bytesReceived: Int(received),
                elapsed: .microseconds(elapsed)))
    }

    private var finalURL: WebURL {
        var text: UnsafePointer<CChar>?
        ccurl_get_string(handle, CURLINFO_EFFECTIVE_URL, &text)
        return text.flatMap { WebURL(String(cString: $0)) } ?? request.url
    }

    private func error(_ code: CURLcode, _ limits: FetchLimits) -> FetchError {
        if isTooLarge { return .tooLarge(limit: limits.largestBody) }
        if let refusedAddress { return .privateAddress(refusedAddress) }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return .unknownHost(finalURL.host)
        case CURLE_COULDNT_CONNECT: return .refused(finalURL.authority)
        case CURLE_OPERATION_TIMEDOUT:
            return isStalled(limits) ? .stalled(after: limits.stall) : .timedOut(after: limits.timeout)
        case CURLE_FILESIZE_EXCEEDED: return .tooLarge(limit: limits.largestBody)
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: return .cutOff
        case CURLE_TOO_MANY_REDIRECTS: return .tooManyRedirects(limits.redirects)
        case CURLE_UNSUPPORTED_PROTOCOL: return .unsupportedScheme
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM:
            return .tls(String(cString: curl_easy_strerror(code)))
        default: return .failed(String(cString: curl_easy_strerror(code)))
        }
    }

    /// libcurl has one code for both ends of patience; the clock tells them apart, to within its own ticks.
    private func isStalled(_ limits: FetchLimits) -> Bool {
        var elapsed: curl_off_t = 0
        ccurl_get_offset(handle, CURLINFO_TOTAL_TIME_T, &elapsed)
        return limits.stall < limits.timeout && .microseconds(elapsed) + .milliseconds(200) < limits.timeout
    }
}

extension Duration {
    var milliseconds: Int { Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
