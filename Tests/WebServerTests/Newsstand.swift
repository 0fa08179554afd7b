import Articles
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import TestSupport
import Testing

@testable import WebServer

/// A store in a temporary folder that articles come to as they do in a turn, and the pages on it.
final class Newsstand: Sendable {
    let folder: TemporaryFolder
    let store: ArticleStore
    let source: Source
    let start = Date(timeIntervalSince1970: 1_772_700_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        let url = try #require(WebURL("https://gazette.example/feed"))
        source = try #require(try store.sources([(url, "The Gazette", .feed)]).first)
    }

    // MARK: What happens to the store

    static func text(_ number: Int = 7) -> [String] {
        (1...6).map {
            "Paragraph \($0) tells that \(number) boats left the harbour on day \($0) of the week in spring."
        }
    }

    /// A new article, or with `of` a new version of one.
    @discardableResult
    func publish(
        _ path: String = "/a", title: String = "Boats leave", _ paragraphs: [String] = Newsstand.text(),
        of id: Article.ID? = nil,
        language: String? = nil, page: String? = nil, type: String = "text/html; charset=utf-8", at time: Double = 0
    ) async throws -> Article.ID {
        let url = try #require(WebURL("https://gazette.example\(path)"))
        var draft = Draft(title: title, paragraphs: paragraphs)
        draft.language = language
        let check = PageCheck(
            subject: id.map { .article($0, isGone: false) } ?? .entry(once: nil), url: url, outlet: source.outlet,
            source: source.id, representation: Representation(), title: nil, published: nil)
        var arrival = PageArrival(
            check: check, url: url, draft: draft, bytes: Array((page ?? "<html><body>\(title)\(paragraphs)").utf8),
            contentType: type, representation: Representation())
        arrival.reader = "1"
        let changes = try await store.record([.page(arrival)], at: start.addingTimeInterval(time))
        return try #require(changes.first?.data.article?.id)
    }

    /// An article with two versions, told as one silent revision.
    func publishTwo() async throws -> Article.ID {
        let id = try await publish()
        try await publish(title: "Boats sail", Self.text(8), of: id, at: 3600)
        return id
    }

    // MARK: Asking

    func server(token: String? = nil, names: [String] = []) throws -> PageServer {
        let terms = try ServerTerms(port: 0, token: token, names: names)
        return try PageServer(storePath: store.path, terms: terms, now: { [start] in start.addingTimeInterval(7200) })
    }

    /// As a browser asks.
    func page(_ address: String) async throws -> TestResponse { try await ask(address, [.accept: "text/html"]) }

    func ask(
        _ address: String, _ headers: HTTPFields = [:], token: String? = nil, method: HTTPRequest.Method = .get,
        body: String? = nil
    ) async throws -> TestResponse {
        try await server(token: token).application.test(.router) { client in
            try await client.execute(
                uri: address, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        }
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
