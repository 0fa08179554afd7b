import Articles
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import WebServer

/// Changes by what their outlets are filed under.
struct TagTests {
    let stand: Newsstand

    init() throws {
        stand = try Newsstand()
        try file(under: ["world", "<b>"])
    }

    private func file(under tags: Set<String>) throws {
        let url = stand.source.url
        _ = try stand.store.sources([(url, stand.source.outlet, .feed)], tags: [url: tags])
    }

    @Test func `a tag stands in the form, in the links and in the feed's address`() async throws {
        for number in 1...3 {
            try await stand.publish("/p\(number)", title: "Title \(number)", Newsstand.text(number * 11))
        }
        let page = try await stand.page("/?tag=world&limit=2")
        #expect(page.text.contains("name=\"tag\" value=\"world\" checked>"))
        #expect(page.text.contains("name=\"tag\" value=\"&lt;b&gt;\">"))
        #expect(page.text.contains("/?tag=world&amp;limit=2&amp;before=") && page.text.contains("Title 3"))
        #expect(page.text.contains("/changes.atom?tag=world&amp;limit=2"))
        #expect(page.text.contains("data-live=\"tag=world&amp;limit=2&amp;since="))
    }

    @Test(arguments: ["/?", "/lines?", "/api/changes?", "/changes.atom?", "/changes?since=0&"])
    func `wherever changes are asked for, a tag lets its outlets through and no others`(address: String) async throws {
        try await stand.publish(title: "Boats leave")
        #expect(try await stand.page(address + "tag=world").text.contains("Boats leave"))
        #expect(try await stand.page(address + "tag=moon&tag=world").text.contains("Boats leave"))
        #expect(try await stand.page(address + "tag=world&outlet=Herald").text.contains("Boats leave") == false)
        let none = try await stand.page(address + "tag=moon")
        #expect(none.status == .ok && !none.text.contains("Boats leave"))
    }

    @Test(arguments: ["/?tag=moon&tag=world&tag=%3Csun%3E", "/changes.atom?tag=moon&tag=%3Csun%3E"])
    func `a tag that no source has is said`(address: String) async throws {
        let answer = try await stand.page(address)
        #expect(answer.text.contains("No source has the tag “&lt;sun&gt;” or “moon”."))
    }

    @Test func `a tag that no source has is said to programs`() async throws {
        let list = try await stand.ask("/api/changes?tag=moon")
        let object = try JSONSerialization.jsonObject(with: Data(list.text.utf8)) as? [String: Any]
        #expect(object?["note"] as? String == "No source has the tag “moon”.")
        #expect((object?["changes"] as? [Any])?.isEmpty == true)
        #expect(try await stand.ask("/api/changes?tag=world").text.contains("\"note\"") == false)
        let field = try #require(HTTPField.Name("Dateline-Unknown-Tags"))
        #expect(try await stand.ask("/changes?tag=moon&tag=%D8%A8").headers[field] == "moon, %D8%A8")
        #expect(try await stand.ask("/changes?tag=world").headers[field] == nil)
    }

    @Test func `without tags the form offers none`() async throws {
        try file(under: [])
        #expect(try await stand.page("/").text.contains("name=\"tag\"") == false)
    }

    @Test func `a change is told with its outlet's tags as they are when it comes`() async throws {
        let server = try stand.server()
        try await server.application.test(.router) { [stand] client in
            let before = try await client.execute(uri: "/api/changes?tag=boats", method: .get)
            #expect(before.text.contains("No source has the tag"))
            try file(under: ["boats"])
            try await stand.publish(title: "Boats leave")
            let after = try await client.execute(uri: "/api/changes?tag=boats", method: .get)
            #expect(after.text.contains("Boats leave") && !after.text.contains("No source"))
        }
    }
}
