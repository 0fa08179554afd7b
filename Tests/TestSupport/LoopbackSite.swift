import Locking
public import Newsroom

/// A site on loopback whose pages a test sets and changes while it is served.
public final class LoopbackSite: Sendable {
    public typealias Page = @Sendable (ServedRequest) -> ServedResponse

    private final class Pages: Sendable {
        let byPath = Locked<[String: Page]>([:])
    }

    private let pages = Pages()
    private let server: LoopbackServer

    public init() throws {
        server = try LoopbackServer { [pages] request in
            let path = request.path.split(separator: "?").first.map(String.init) ?? request.path
            let page = pages.byPath.withLock { $0[path] }
            return page?(request) ?? ServedResponse(status: 404)
        }
    }

    public var url: String { server.url }

    /// How often each path was asked for, with the status that was answered.
    public func statuses(of path: String) -> [Int] {
        server.exchanges.filter { $0.request.path == path }.map(\.status)
    }

    public var exchanges: [ServedExchange] { server.exchanges }
    public func forgetExchanges() { server.forgetExchanges() }

    public func serve(_ path: String, _ page: @escaping Page) {
        pages.byPath.withLock { $0[path] = page }
    }

    /// With an ETag of its bytes, so that it can be asked for conditionally.
    public func serve(_ path: String, _ text: String, type: String = "text/html; charset=utf-8") {
        serve(path) { .validated(Array(text.utf8), type: type, for: $0) }
    }

    public func serve(_ path: String, bytes: [UInt8], type: String) {
        serve(path) { .validated(bytes, type: type, for: $0) }
    }

    public func remove(_ path: String, status: Int = 404) {
        serve(path) { _ in ServedResponse(status: status) }
    }

    /// An RSS feed of pages by path, each with its path as its id.
    public func serveFeed(_ path: String, entries: [(id: String, link: String)]) {
        let items = entries.map {
            "<item><title>Entry</title><link>\($0.link)</link><guid isPermaLink=\"false\">\($0.id)</guid></item>"
        }
        serve(
            path, "<rss version=\"2.0\"><channel><title>Site</title>\(items.joined())</channel></rss>", type: "text/xml"
        )
    }
}
