import Articles
import CCurl

/// What libcurl's code for a failure means, with the layer at which it happened.
struct TransferError {
    let reason: FetchError

    init(
        _ handle: CurlHandle, _ code: CURLcode, _ exchange: Exchange, _ request: TransferRequest, _ limits: FetchLimits
    ) {
        let said = String(cString: handle.errorText)
        // With a proxy, libcurl's own words may name it, password and all.
        let isSafe = !said.isEmpty && request.proxy == nil
        let text = isSafe ? said : String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: reason = .unknownHost(request.url.host)
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: reason = .proxy(text)
        case CURLE_COULDNT_CONNECT: reason = request.proxy == nil ? .refused(request.url.authority) : .proxy(text)
        case CURLE_OPERATION_TIMEDOUT: reason = Self.timeOut(exchange, request, limits)
        case CURLE_FILESIZE_EXCEEDED: reason = .tooLarge(limit: request.largestBody)
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2_STREAM:
            reason = .cutOff
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY: reason = .badEncoding(text)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS:
            reason = .tls(text)
        case CURLE_USE_SSL_FAILED: reason = .tls("the mail server offers none (STARTTLS), and mail is not sent without")
        default: reason = .failed(text)
        }
    }

    /// libcurl has one code for all ends of patience; the clock tells them apart, to within its own ticks.
    private static func timeOut(
        _ exchange: Exchange, _ request: TransferRequest, _ limits: FetchLimits
    ) -> FetchError {
        let phase = phase(exchange, isSecure: request.url.isSecure)
        let isEarly = exchange.total + .milliseconds(200) < limits.timeout
        switch phase {
        case .resolving, .connecting, .securing: return .timedOut(phase, after: exchange.total)
        case .waiting, .receiving:
            return isEarly && limits.stall < limits.timeout
                ? .stalled(after: limits.stall) : .timedOut(phase, after: limits.timeout)
        }
    }

    private static func phase(_ exchange: Exchange, isSecure: Bool) -> FetchError.Phase {
        if exchange.firstByte > .zero { return .receiving }
        if exchange.ready > .zero { return .waiting }
        if exchange.resolved == .zero { return .resolving }
        if exchange.connected == .zero { return .connecting }
        return isSecure ? .securing : .connecting
    }
}
