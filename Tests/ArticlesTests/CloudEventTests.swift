import Articles
import Foundation
import Testing

struct CloudEventTests {
    @Test func `a change is one line with the attributes that CloudEvents 1 asks for`() throws {
        var data = ChangeData()
        data.article = .init(
            id: .init(rawValue: 311), url: try #require(WebURL("https://h.example/a")), title: "Floods\n“rise”",
            outlet: "H")
        data.kinds = [.headline, .number]
        data.silent = true
        let change = Change(
            cursor: ChangeCursor(rawValue: 1842), time: Date(timeIntervalSince1970: 1_772_734_927),
            type: .articleRevised,
            data: data)
        let line = try CloudEvent(change).line()
        #expect(!line.contains("\n"))
        let event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(event["specversion"] as? String == "1.0")
        #expect(event["id"] as? String == "1842")
        #expect(event["type"] as? String == "article.revised")
        #expect(event["time"] as? String == "2026-03-05T18:22:07Z")
        #expect(event["subject"] as? String == "article/311")
        let told = try #require(event["data"] as? [String: Any])
        #expect(told["seq"] as? Int == 1842)
        #expect(told["kinds"] as? [String] == ["headline", "number"])
        #expect(told["version"] == nil)
    }

    @Test func `what the log writes is what an encoder would write`() throws {
        var data = ChangeData()
        #expect(data.json == "{}")
        data.article = .init(
            id: ID(rawValue: 7), url: try #require(WebURL("https://h.example/a?b=c")),
            title: "“Quotes” \"and\" \\ /slashes/ \n\t\u{1}\u{1F} ünï 漢", outlet: "H")
        data.copyOf = data.article
        data.source = .init(name: "S", url: try #require(WebURL("https://h.example/feed")))
        (data.version, data.previous, data.copies, data.seq, data.silent) = (3, 2, 1, 99, true)
        data.kinds = [.headline, .number]
        data.words = .init(added: 4, removed: 5)
        data.headline = .init(before: "x", after: "y")
        data.moved = .init(before: "https://a.example/", after: "https://b.example/")
        data.share = .init(ofThis: 1, ofOther: 0.25)
        (data.summary, data.reason) = ("s", "HTTP 404 Not Found")
        #expect(data.json == (try JSONLine.text(of: data)))
        #expect(try JSONDecoder().decode(ChangeData.self, from: Data(data.json.utf8)) == data)
        #expect(JSONLine.text(of: ["a\"b", ""]) == "[\"a\\\"b\",\"\"]")
        #expect(JSONLine.text(of: [String]()) == "[]")
    }
}
