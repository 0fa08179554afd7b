import CCurl

/// Easy handles for use again: making one costs more than a small exchange's share of everything else.
///
/// What a handle remembers between two uses (connections, name look-ups) lives in the multi handle; TLS sessions live
/// in the share, so that a new connection to a known host is secured in one round trip. Transfer thread only.
struct HandlePool {
    private var idle: [CurlHandle] = []
    private let limits: FetchLimits
    private let share = curl_share_init()

    init(_ limits: FetchLimits) {
        self.limits = limits
        ccurl_share_lock_data(share, CURL_LOCK_DATA_SSL_SESSION)
    }

    mutating func take() -> CurlHandle {
        if let handle = idle.popLast() { return handle }
        let handle = CurlHandle()
        ccurl_set_pointer(handle.pointer, CURLOPT_SHARE, share)
        Transfer.prepare(handle, limits)
        return handle
    }

    mutating func put(_ handle: CurlHandle) {
        // Not reset for other uses: a reset leaks what was said about cookies (libcurl 7.88).
        guard handle.isPlain, idle.count < limits.concurrency else { return handle.destroy() }
        handle.forget()
        idle.append(handle)
    }

    mutating func close() {
        for handle in idle { handle.destroy() }
        idle = []
        curl_share_cleanup(share)
    }
}

/// An easy handle with what libcurl wants to be kept alive as long as it.
final class CurlHandle {
    let pointer: UnsafeMutableRawPointer
    /// Where libcurl writes why a transfer failed.
    let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    var headers: UnsafeMutablePointer<curl_slist>?
    /// Of a mail, to whom it goes.
    var recipients: UnsafeMutablePointer<curl_slist>?
    var hasCookies = false
    /// Whether nothing is set but what every exchange has, and what every one sets anew.
    var isPlain = true

    init() {
        guard let pointer = curl_easy_init() else { fatalError("libcurl has no memory for a handle") }
        self.pointer = pointer
    }

    /// Takes away what one exchange left: its headers, and cookies, which would go with the next.
    func forget() {
        if hasCookies { ccurl_set_string(pointer, CURLOPT_COOKIELIST, "ALL") }
        hasCookies = false
        curl_slist_free_all(headers)
        headers = nil
        curl_slist_free_all(recipients)
        recipients = nil
        errorText[0] = 0
    }

    func destroy() {
        forget()
        curl_easy_cleanup(pointer)
        errorText.deallocate()
    }
}
