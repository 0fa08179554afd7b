import CCurl

extension CurlHandle {
    func long(_ info: CURLINFO) -> Int { Self.long(pointer, info) }

    func text(_ info: CURLINFO) -> String? {
        var text: UnsafePointer<CChar>?
        ccurl_get_string(pointer, info, &text)
        return text.map { String(cString: $0) }
    }

    /// The cookies that came so far, each a line of libcurl's own format with the domain that it may go to.
    var cookies: [String] {
        var kept: [String] = []
        var list: UnsafeMutablePointer<curl_slist>?
        ccurl_get_list(pointer, CURLINFO_COOKIELIST, &list)
        var item = list
        while let line = item?.pointee.data {
            kept.append(String(cString: line))
            item = item?.pointee.next
        }
        curl_slist_free_all(list)
        return kept
    }

    fileprivate static func long(_ pointer: UnsafeMutableRawPointer, _ info: CURLINFO) -> Int {
        var value = 0
        ccurl_get_long(pointer, info, &value)
        return value
    }

    fileprivate static func offset(_ pointer: UnsafeMutableRawPointer, _ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        ccurl_get_offset(pointer, info, &value)
        return Int(value)
    }
}

extension Exchange {
    /// As libcurl has measured it; see “Times” in curl_easy_getinfo(3).
    init(of pointer: UnsafeMutableRawPointer) {
        func moment(_ info: CURLINFO) -> Duration { .microseconds(CurlHandle.offset(pointer, info)) }
        self.init()
        resolved = moment(CURLINFO_NAMELOOKUP_TIME_T)
        connected = moment(CURLINFO_CONNECT_TIME_T)
        secured = moment(CURLINFO_APPCONNECT_TIME_T)
        ready = moment(CURLINFO_PRETRANSFER_TIME_T)
        firstByte = moment(CURLINFO_STARTTRANSFER_TIME_T)
        total = moment(CURLINFO_TOTAL_TIME_T)
        bytesReceived = CurlHandle.offset(pointer, CURLINFO_SIZE_DOWNLOAD_T)
        httpVersion = Self.versions[CurlHandle.long(pointer, CURLINFO_HTTP_VERSION)]
        isConnectionReused = CurlHandle.long(pointer, CURLINFO_NUM_CONNECTS) == 0 && ready > .zero
    }

    private static let versions = [
        Int(CURL_HTTP_VERSION_1_0): "1.0", Int(CURL_HTTP_VERSION_1_1): "1.1", Int(CURL_HTTP_VERSION_2_0): "2",
        Int(CURL_HTTP_VERSION_3): "3",
    ]
}
