import Articles
import Foundation
import Testing

@testable import WebServer

struct QueryTests {
    @Test(
        arguments: [
            ("a=1&b=two+words", [("a", "1"), ("b", "two words")]), ("a=%C3%A9", [("a", "é")]), ("a=&b=1", [("b", "1")]),
            ("", []), ("&&a=1&&", [("a", "1")]), ("a=b=c", [("a", "b=c")]), ("a", []),
        ] as [(String, [(String, String)])])
    func `a query is read as forms write it`(text: String, expected: [(String, String)]) throws {
        let items = try QueryItems(parsing: text)
        #expect(items == QueryItems(expected.map { QueryItems.Item(name: $0.0, value: $0.1) }))
    }

    @Test(arguments: ["a=%", "a=%2", "a=%zz", "a=%ff", "a=%00", "a=%0A", "%ff=1"])
    func `what is no text is refused`(text: String) {
        #expect(throws: Refusal.self) { try QueryItems(parsing: text) }
    }

    @Test(arguments: [
        "type=article.revised&kind=number&kind=quote&outlet=A%20%26%20B&tag=world&tag=%D8%A8%3D&story=7&words=%D8%A8&least=3&silent=yes&from=2026-03-05&until=2026-03-06&limit=20",
        "silent=no", "",
    ])
    func `a filter's address is read again as the same filter`(text: String) throws {
        let query = try ChangeQuery(QueryItems(parsing: text))
        #expect(try ChangeQuery(QueryItems(parsing: query.items.text)) == query)
    }

    @Test func `what is read is never too long to be written and read again`() throws {
        let marks = String(repeating: "!", count: 4000)
        let items = try QueryItems(parsing: "a=" + marks)
        #expect(items.text.utf8.count > 12_000)
        #expect(try QueryItems(parsing: items.text) == items)
        #expect(throws: Refusal.self) { try QueryItems(parsing: "a=" + marks + marks) }
        #expect(throws: Refusal.self) { try QueryItems(parsing: "a=" + String(repeating: "%21", count: 4095)) }
    }

    @Test(arguments: ["127.0.0.1", "127.255.0.9"])
    func `this machine's addresses are ours`(host: String) {
        #expect(ServerTerms.isLoopback(host))
    }

    @Test(arguments: ["0127.0.0.1", "+127.0.0.1", "127.0.0.01", "127.0.0", "127.0.0.256", "127.0.0.1.", "127.0.0.+1"])
    func `what only looks like them is not`(host: String) {
        #expect(!ServerTerms.isLoopback(host))
    }

    @Test func `a request is tried as it is served`() throws {
        let trial = try RequestTrial(
            target: "/articles/311/diff/2..3.svg?type=article.gone&limit=7&q=two+words&next=%2F%2Fevil.example",
            host: "LOCALHOST:8080",
            headers: ["Last-Event-ID": "17", "Cookie": "dateline=abc", "X-Forwarded-For": "203.0.113.9, 192.0.2.7"])
        #expect(trial.parts.map(\.number) == [nil, 311, nil, nil])
        #expect(trial.parts.last?.pair == "2..3.svg" && trial.changes?.query == "type=article.gone&limit=7")
        #expect(trial.search?.words == "two words" && trial.next == "/" && trial.host == "localhost" && trial.isOurs)
        #expect(trial.lastEvent == 17 && trial.session == "abc" && trial.reader == "192.0.2.7")
        #expect(trial.refusals.isEmpty)
    }

    @Test func `what is tried and not understood is refused in a line each`() throws {
        let trial = try RequestTrial(target: "/?limit=x&q=!", host: "evil.example", headers: ["Last-Event-ID": "-1"])
        #expect(trial.changes == nil && trial.search == nil && trial.lastEvent == nil && !trial.isOurs)
        #expect(trial.refusals.count == 3)
    }

    @Test func `whatever bytes are asked for, they are read or refused`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                UInt8.random(in: 32...126, using: &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let items = try? QueryItems(parsing: text) else { continue }
            #expect((try? QueryItems(parsing: items.text)) == items, "\(text)")
            _ = try? ChangeQuery(items)
        }
    }
}
