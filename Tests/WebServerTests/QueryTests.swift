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
