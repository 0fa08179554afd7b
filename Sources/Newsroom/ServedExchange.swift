/// What a client asked.
public struct ServedRequest: Sendable {
    public let method: String
    /// With its query.
    public let path: String
    /// Names in lower case.
    public let headers: [String: String]
    /// As long as Content-Length says.
    public private(set) var body: [UInt8] = []

    init(head: String) {
        let lines = head.split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        method = words.first.map(String.init) ?? ""
        path = words.dropFirst().first.map(String.init) ?? "/"
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        self.headers = headers
    }

    func with(body: [UInt8]) -> ServedRequest {
        var request = self
        request.body = body
        return request
    }
}

/// What the server answers, and how well.
public struct ServedResponse: Sendable {
    public enum Delivery: Sendable {
        case whole
        /// So many bytes of the body, then the connection is closed.
        case cutOff(after: Int)
        /// So many bytes at a time, with a pause in seconds before each.
        case dribble(bytes: Int, pause: Double)
        /// Nothing at all.
        case never
        /// The connection is closed without a word.
        case hangUp
    }

    public var status: Int
    public var headers: [(String, String)]
    public var body: [UInt8]
    public var delivery: Delivery

    public init(status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = [], delivery: Delivery = .whole) {
        self.status = status
        self.headers = headers
        self.body = body
        self.delivery = delivery
    }

    /// A body with a strong ETag of its bytes, or 304 where the client has it already.
    public static func validated(_ body: [UInt8], type: String, for request: ServedRequest) -> ServedResponse {
        let etag = "\"\(body.reduce(5381 as UInt64) { ($0 << 5) &+ $0 ^ UInt64($1) })\""
        guard request.headers["if-none-match"] != etag else {
            return ServedResponse(status: 304, headers: [("ETag", etag)])
        }
        return ServedResponse(headers: [("Content-Type", type), ("ETag", etag)], body: body)
    }

    var head: [UInt8] {
        var lines = ["HTTP/1.1 \(status) \(status == 200 ? "OK" : "Status")"]
        // A length that is empty is one that is not said.
        lines += headers.filter { $0.0.lowercased() != "content-length" || !$0.1.isEmpty }.map { "\($0): \($1)" }
        if !headers.contains(where: { $0.0.lowercased() == "content-length" }), status != 304, status != 204 {
            lines.append("Content-Length: \(body.count)")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}

/// One request that was answered.
public struct ServedExchange: Sendable {
    public let request: ServedRequest
    public let status: Int
}
