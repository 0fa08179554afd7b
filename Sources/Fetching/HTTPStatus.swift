/// Status codes in words (RFC 9110, section 15), for people.
public enum HTTPStatus {
    public static func text(_ status: Int) -> String {
        names[status].map { "HTTP \(status) \($0)" } ?? "HTTP \(status)"
    }

    private static let names = [
        200: "OK", 202: "Accepted", 203: "Non-Authoritative Information", 204: "No Content", 205: "Reset Content",
        206: "Partial Content", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable",
        407: "Proxy Authentication Required", 410: "Gone", 421: "Misdirected Request", 429: "Too Many Requests",
        451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout", 520: "Unknown Error (Cloudflare)",
        521: "Web Server Is Down (Cloudflare)", 522: "Connection Timed Out (Cloudflare)",
    ]
}
