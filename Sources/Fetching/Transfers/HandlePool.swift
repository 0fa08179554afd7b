import CCurl

/// Easy handles for use again: making one costs more than a small exchange's share of everything else.
///
/// What a handle remembers between two uses (connections, name look-ups) lives in the multi handle; TLS sessions live in
/// the share, so that a new connection to a known host is secured in one round trip. Transfer thread only.
struct HandlePool {
    private var idle: [CurlHandle] = []
    private let most: Int
    private let share = curl_share_init()

    init(most: Int) {
        self.most = most
        ccurl_share_lock_data(share, CURL_LOCK_DATA_SSL_SESSION)
    }

    mutating func take() -> CurlHandle {
        let handle = idle.popLast() ?? CurlHandle()
        ccurl_set_pointer(handle.pointer, CURLOPT_SHARE, share)
        return handle
    }

    mutating func put(_ handle: CurlHandle) {
        guard idle.count < most else { return handle.destroy() }
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
    var hasCookies = false

    init() {
        guard let pointer = curl_easy_init() else { fatalError("libcurl has no memory for a handle") }
        self.pointer = pointer
    }

    /// Makes it as new. A reset alone leaves the cookies, which would go with the next transfer.
    func forget() {
        if hasCookies { ccurl_set_string(pointer, CURLOPT_COOKIELIST, "ALL") }
        hasCookies = false
        curl_easy_reset(pointer)
        curl_slist_free_all(headers)
        headers = nil
    }

    func destroy() {
        forget()
        curl_easy_cleanup(pointer)
        errorText.deallocate()
    }
}
