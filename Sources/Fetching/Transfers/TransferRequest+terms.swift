import Articles

extension TransferRequest {
    init(_ url: WebURL, at site: Site, _ request: FetchRequest, _ limits: FetchLimits) {
        let credentials = request.terms.credentials(at: site.origin)
        self.init(url: url, authority: site.authority, largestBody: limits.largestBody)
        headers = [request.purpose == .feed ? Self.acceptFeeds : Self.acceptPages]
        if request.validators.belong(to: url, of: request) {
            if let etag = request.validators.etag { headers.append("If-None-Match: \(etag)") }
            if let date = request.validators.lastModified { headers.append("If-Modified-Since: \(date)") }
        }
        for field in credentials.flatMap(\.headers) { headers.append("\(field.name): \(field.value.revealed)") }
        certificate = credentials.lazy.compactMap(\.certificate).first
        allowsPrivate = limits.allowPrivate || request.terms.allowsPrivate
        proxy = request.terms.proxy
        wantsTranscript = request.wantsTranscript
    }

    private static let acceptFeeds =
        "Accept: application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
        + "text/xml;q=0.9, */*;q=0.8"
    private static let acceptPages = "Accept: text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.8"
}
