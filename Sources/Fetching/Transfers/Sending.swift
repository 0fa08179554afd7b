import Articles
import CCurl

/// What a transfer takes to the other side.
enum Sending: Sendable {
    case body(method: String, bytes: [UInt8])
    case mail(OutgoingMail)

    /// A server's line, as far as anybody reads it.
    static func line(of bytes: UnsafeRawBufferPointer) -> String {
        let text = String(decoding: bytes.prefix(300), as: UTF8.self)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}

extension Transfer {
    /// A handle that sent something is not used again: what it was set to would go with the next.
    func setSending(_ handle: CurlHandle, _ context: UnsafeMutableRawPointer) {
        guard let sending = request.sending else { return }
        handle.isPlain = false
        switch sending {
        case .body(let method, let bytes): setBody(handle.pointer, method, bytes)
        case .mail(let mail): setMail(handle, mail, context)
        }
    }

    private func setBody(_ curl: UnsafeMutableRawPointer, _ method: String, _ body: [UInt8]) {
        if method != "POST" { ccurl_set_string(curl, CURLOPT_CUSTOMREQUEST, method) }
        ccurl_set_offset(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        // libcurl copies it within the call.
        var body = body
        _ = body.withUnsafeMutableBytes { ccurl_set_pointer(curl, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
    }

    private func setMail(_ handle: CurlHandle, _ mail: OutgoingMail, _ context: UnsafeMutableRawPointer) {
        let curl = handle.pointer
        ccurl_set_string(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        let security = OutgoingMail.isThisMachine(request.url.host) ? CURLUSESSL_NONE : CURLUSESSL_ALL
        ccurl_set_long(curl, CURLOPT_USE_SSL, Int(security.rawValue))
        ccurl_set_string(curl, CURLOPT_MAIL_FROM, "<\(mail.from)>")
        for recipient in mail.to { handle.recipients = curl_slist_append(handle.recipients, "<\(recipient)>") }
        ccurl_set_list(curl, CURLOPT_MAIL_RCPT, handle.recipients)
        if let user = mail.user { ccurl_set_string(curl, CURLOPT_USERNAME, user) }
        if let password = mail.password { ccurl_set_string(curl, CURLOPT_PASSWORD, password.revealed) }
        setMessage(curl, mail, context)
        // Servers may look through a mail for as long before they take it (RFC 5321, section 4.5.3.2.6). Whoever gives up
        // sooner sends it twice.
        ccurl_set_long(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, 600)
        // Greeting and TLS are part of it, and some let strangers wait for the greeting.
        ccurl_set_long(curl, CURLOPT_CONNECTTIMEOUT_MS, 60_000)
        ccurl_set_long(curl, CURLOPT_FORBID_REUSE, 1)
    }

    private func setMessage(_ curl: UnsafeMutableRawPointer, _ mail: OutgoingMail, _ context: UnsafeMutableRawPointer) {
        ccurl_set_long(curl, CURLOPT_UPLOAD, 1)
        ccurl_set_offset(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(mail.message.count))
        ccurl_set_pointer(curl, CURLOPT_READDATA, context)
        ccurl_set_data_callback(curl, CURLOPT_READFUNCTION) { data, size, count, context in
            Transfer.from(context).giveMail(to: UnsafeMutableRawBufferPointer(start: data, count: size * count))
        }
    }

    /// As many of the next bytes as there is room for; none at the end.
    private func giveMail(to room: UnsafeMutableRawBufferPointer) -> Int {
        guard case .mail(let mail) = request.sending else { return 0 }
        let count = min(room.count, mail.message.count - taken)
        room.copyBytes(from: mail.message[taken..<taken + count])
        taken += count
        return count
    }
}
