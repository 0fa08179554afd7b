import Articles
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Whatever somebody sends, as far as it is understood before anything is looked up, by the same code that serves.
///
/// For the fuzzer alone, which is a package of its own: that is why it is public, and says everything in plain values.
public struct RequestTrial: Sendable {
    /// A part of the path, with what it stands for where a number or two versions are expected.
    public struct Part: Equatable, Sendable {
        public let text: String
        public let number: Int64?
        public let pair: String?
        /// Whether the older stands first; `true` for what is no pair.
        public let isInOrder: Bool
    }

    /// What of the change log is asked for.
    public struct Changes: Equatable, Sendable {
        /// As an address has it.
        public let query: String
        public let limit: Int
        /// In characters.
        public let wordCount: Int
    }

    /// What is searched for.
    public struct Search: Equatable, Sendable {
        public let query: String
        public let words: String?
        public let limit: Int
    }

    public let path: String
    public let parts: [Part]
    /// What stands behind the question mark, written again; `nil` where it is refused.
    public let query: String?
    /// `nil` where it is refused, as is `search`.
    public let changes: Changes?
    public let search: Search?
    /// Where the form for the token leads; `nil` where it is refused.
    public let next: String?
    public let host: String
    /// Whether a server on loopback without a token answers to it.
    public let isOurs: Bool
    /// Whom wrong tokens are counted for, and how the proxy was asked, where there is one.
    public let reader: String
    public let scheme: String
    public let lastEvent: Int64?
    public let session: String?
    /// All that was said to whoever asked.
    public let refusals: [String]

    /// - Parameters:
    ///   - target: path and query.
    ///   - headers: by name; what is no header is left out, as it never gets here.
    ///   - host: as `Host` says it.
    public init(target: String, host: String, headers: [String: String]) throws {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let head = HTTPRequest(method: .get, scheme: nil, authority: host, path: target, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let terms = try ServerTerms(names: ["news.example"])
        let forwarding = Forwarding(terms: terms)
        var refusals: [String] = []
        let items = try Self.read(&refusals) { try QueryItems(parsing: request.uri.query ?? "") }
        path = request.uri.path
        parts = path.split(separator: "/").map { Part(String($0)) }
        query = items?.text
        changes = try items.flatMap { items in try Self.read(&refusals) { try Changes(ChangeQuery(items)) } }
        search = try items.flatMap { items in try Self.read(&refusals) { try Search(SearchQuery(items)) } }
        next = try items.flatMap { items in try Self.read(&refusals) { try LoginPage.next(in: items) } }
        let last: ChangeCursor?? = try Self.read(&refusals) { try ChangeStream.lastEvent(in: request.headers) }
        lastEvent = last.flatMap { $0?.rawValue }
        self.host = HostCheck.host(of: request.head.authority ?? "")
        isOurs = HostCheck.isOurs(self.host, terms)
        reader = forwarding.reader(request.headers, peer: "127.0.0.1")
        scheme = forwarding.scheme(request.headers, peer: "127.0.0.1")
        session = request.cookies[Gate.cookie]?.value
        self.refusals = refusals
    }

    /// - Throws: whatever is no refusal, which nobody is to see.
    private static func read<Value>(_ refusals: inout [String], _ body: () throws -> Value) throws -> Value? {
        do {
            return try body()
        } catch let refusal as Refusal {
            refusals.append(refusal.message)
            return nil
        }
    }
}

extension RequestTrial.Part {
    init(_ text: String) {
        let pair = VersionPair(text)
        self.init(
            text: text, number: addressNumber(text[...]), pair: pair?.description,
            isInOrder: pair.map { 0 < $0.older && $0.older < $0.newer } ?? true)
    }
}

extension RequestTrial.Changes {
    init(_ query: ChangeQuery) {
        self.init(query: query.items.text, limit: query.limit, wordCount: query.filter.words?.count ?? 0)
    }
}

extension RequestTrial.Search {
    init(_ query: SearchQuery) {
        self.init(query: query.items.text, words: query.words, limit: query.limit)
    }
}
