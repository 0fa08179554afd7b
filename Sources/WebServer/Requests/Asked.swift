import Articles
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// A request in the terms of the domain: what does not parse is refused with a line that says so.
struct Asked: Sendable {
    let request: Request
    let context: PageContext
    let query: QueryItems
    let forwarding: Forwarding

    init(request: Request, context: PageContext, forwarding: Forwarding) throws {
        self.request = request
        self.context = context
        self.forwarding = forwarding
        query = try QueryItems(parsing: request.uri.query ?? "")
    }

    /// Path and query.
    var address: String { query.address(of: request.uri.path) }

    /// The server as whoever asks names it, with a slash at the end.
    var base: String { "\(scheme)://\(request.head.authority ?? "localhost")/" }

    var scheme: String { forwarding.scheme(request.headers, peer: context.peer) }

    /// Whoever asks, as wrong tokens are counted by.
    var reader: String { forwarding.reader(request.headers, peer: context.peer) }

    func article() throws -> Article.ID {
        Article.ID(rawValue: try number("id", what: "an article's number"))
    }

    func story() throws -> Story.ID {
        Story.ID(rawValue: try number("id", what: "a story's number"))
    }

    func version() throws -> Int { Int(try number("version", what: "a version's number")) }

    func pair() throws -> VersionPair {
        let text = context.parameters.get("pair") ?? ""
        if let pair = VersionPair(text) { return pair }
        throw Refusal.bad("Found “\(text)” in the address, expected two versions, the older first, as in 2..3.")
    }

    private func number(_ parameter: String, what: String) throws -> Int64 {
        let text = context.parameters.get(parameter) ?? ""
        if let number = addressNumber(text[...]) { return number }
        throw Refusal.bad("Found “\(text)” in the address, expected \(what).")
    }

    // MARK: What kind of answer

    func accepts(_ type: String) -> Bool {
        request.headers[.accept]?.lowercased().contains(type) ?? false
    }
}

extension Request {
    /// Whether a person asks, by a browser, and not a program.
    var isForPeople: Bool {
        !uri.path.hasPrefix("/api/") && headers[.accept]?.lowercased().contains("text/html") ?? false
    }
}
