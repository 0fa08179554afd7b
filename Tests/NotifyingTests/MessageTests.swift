import Articles
import Foundation
import Settings
import Testing

@testable import Notifying

struct MessageTests {
    @Test(arguments: [
        ("a\r\n b\t\tc ", "a b c"), ("\u{202E}abc\u{2066}", "abc"), ("a\u{0}\u{1B}[31mb", "a[31mb"), ("", ""),
        ("العربية\u{200F} متن", "العربية\u{200F} متن"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ])
    func `a line is one line of what can be seen`(text: String, line: String) {
        #expect(oneLine(text) == line)
    }

    @Test func `a text is cut at a word, by the units in which services count`() {
        #expect(cut("one two three", to: 13) == "one two three")
        #expect(cut("one two three", to: 12) == "one two…")
        #expect(cut("onetwothree", to: 5) == "onet…")
        #expect(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", to: 12) == "👩‍👩‍👧‍👦…")
        #expect(cut("\u{1F600}\u{1F600}", to: 1) == "…")
    }

    @Test(arguments: ChangeType.allCases)
    func `every change has words, with and without its details`(type: ChangeType) {
        var change = Samples.change()
        change.type = type
        #expect(!ChangeWords(change).line.isEmpty)
        change.data = ChangeData()
        #expect(!ChangeWords(change).line.isEmpty)
        #expect(ChangeWords(change).facts.isEmpty)
    }

    @Test func `what is no revision says what happened`() {
        var data = Samples.change().data
        let other = ChangeData.ArticleReference(
            id: .init(rawValue: 9), url: WebURL(stored: "https://o.example/"), title: "Ferry", outlet: "Other")
        (data.copyOf, data.reason) = (other, "HTTP 410 Gone")
        data.moved = ChangeData.BeforeAfter(before: "a", after: "b")
        (data.story, data.outlets) = (Story.ID(rawValue: 4), 3)
        let change = Change(cursor: .init(rawValue: 1), time: Samples.now, type: .copyFound, data: data)
        let facts = ChangeWords(change).facts
        #expect(facts.contains("Same text as Other: Ferry"))
        #expect(facts.contains("HTTP 410 Gone"))
        #expect(facts.contains("From a to b"))
        #expect(facts.contains("Story 4, reported by 3 outlets"))
    }

    @Test(arguments: Dialect.allCases)
    func `a template finds only what is listed, all of it escaped`(dialect: Dialect) {
        let context = MessageContext(sink: "desk", dialect: dialect)
        let values = context.values(of: Samples.message(title: Samples.hostileTitle))
        #expect(Set(values.keys).isSubset(of: MessageTemplate.fields))
        let title = values["title"] as? String
        #expect(title?.contains("\n") == false)
        if dialect != .plain, dialect != .mattermost { #expect(title?.contains("<b>") == false) }
    }

    @Test(
        arguments: [
            ("{{title}} {{#changes}}{{headline.before}}{{/changes}}", nil), ("no tags", nil), ("{{{url}}}", nil),
            ("{{#kinds}}{{.}}{{/kinds}} {{! a word }} {{uppercased(outlet)}}", nil),
            ("{{#changes}}", "a section is not closed"), ("{{title", "no Mustache template"),
            ("{{#title}}{{/url}}", "closed by another name"), ("{{titel}}", "found {{titel}}, expected one of"),
        ] as [(String, String?)])
    func `what is wrong with a template is said`(text: String, problem: String?) {
        let found = MessageTemplate.problem(in: text)
        guard let problem else {
            #expect(found == nil)
            return
        }
        #expect(found?.contains(problem) == true, "\(found ?? "nothing")")
    }

    @Test func `a digest is written change by change, unless the template goes through it`() {
        let message = Samples.message(7...9)
        func text(_ body: String) -> String? {
            MessageWriter(Samples.settings(body: body), dialect: .plain).ownBody(of: message, atMost: 1000)
        }
        #expect(text("{{seq}} {{id}}") == "7 sink:7\n8 sink:7\n9 sink:7")
        #expect(text("{{count}}:{{#changes}} {{seq}}{{/changes}}") == "3: 7 8 9")
        #expect(text("{{^reason}}-{{/reason}}{{#headline}}{{before}}{{/headline}}")?.hasPrefix("-Seven hurt") == true)
    }

    @Test func `what is left out of a digest is counted`() {
        let writer = MessageWriter(Samples.settings(), dialect: .discord)
        let text = writer.text(of: Samples.message(1...100), atMost: 2000)
        #expect(text.utf16.count <= 2000)
        #expect(text.hasPrefix("**100 changes since 2026-03-05T18:22:07Z**\n• [Silently revised: Eight hurt"))
        #expect(text.contains("… and "))
    }
}
