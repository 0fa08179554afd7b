import Articles
import Fetching
import Foundation
import Settings
import TestSupport
import Testing

/// `sinks` and `watchlist`, as their users write them.
struct SinkSettingsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "- outlet: The Example Gazette\n  feeds: https://g.example/f\n- outlet: Wire\n  feeds: https://w.example/f\n  tags: [world]\n",
            to: "Feeds/a.yaml")
        for name in ["hook", "hook-token", "mail", "ntfy", "matrix", "telegram"] {
            try folder.write("s3cret-\(name)\n", to: "secrets/\(name)")
        }
        try folder.write("https://hooks.slack.example/s3cret\n", to: "secrets/slack")
    }

    private func load(_ text: String) throws -> Settings {
        try folder.write(text, to: "Config/dateline.yaml")
        return ConfigurationFolder(configuration: folder.file("Config/dateline.yaml")).load()
    }

    /// Problems with the temporary folder's name cut off.
    private func problems(_ text: String) throws -> [String] {
        try load(text).problems.map { "\($0)".replacing(folder.path + "/", with: "") }
    }

    private func uncommentedSample() -> String {
        let lines = Samples.configuration.split(separator: "\n", omittingEmptySubsequences: false)
        return ["# watchlist:", "# sinks:"].map { key in
            lines.drop { $0 != key }.prefix { $0.hasPrefix("#") }.map { $0.dropFirst(min(2, $0.count)) }
                .joined(separator: "\n")
        }
        .joined(separator: "\n")
    }

    @Test func `the sample, uncommented, is valid`() throws {
        let settings = try load(uncommentedSample())
        #expect(settings.problems.isEmpty)
        #expect(
            settings.sinks.map(\.name) == [
                "newsroom", "script", "desk", "phone", "channel", "room", "bot", "feed", "log", "screen",
            ])
        #expect(settings.watchlist.map(\.subject) == [.story(Story.ID(rawValue: 17)), .query("strike dockers")])
        #expect(!"\(settings.sinks[2...])".contains("s3cret"))
    }

    @Test func `every key of the sample arrives where it belongs`() throws {
        let sinks = try load(uncommentedSample()).sinks
        let first = try #require(sinks.first)
        #expect(first.filter.types == [.articleRevised, .articleGone])
        #expect(first.filter.kinds == [.headline, .number, .quote])
        #expect(first.filter.outlets == ["The Example Gazette", "Wire"])
        #expect(first.filter.stories == [Story.ID(rawValue: 17)])
        #expect(first.filter.leastWords == 3 && first.filter.isSilent == true)
        #expect(first.words == ["death toll", "casualties"] && first.pattern == #"\d+ (dead|killed)"#)
        #expect(first.watched.map(\.name) == ["harbour", "strikes"])
        #expect(first.lasting == 2 && first.pace.digest == nil && first.pace.mostAtOnce == 20)
        #expect(first.pace.quiet == SinkPace.Range(begin: 22 * 60, end: 7 * 60))
        #expect(first.templates == MessageTemplates(title: "{{outlet}}: {{title}}", body: "{{summary}}"))
        #expect(sinks[2].pace.digest == .seconds(3600))
        #expect(sinks[7].pace.dailyAt == 7 * 60)
        #expect(sinks[7].target == .atom(path: folder.file("changes.atom"), entries: 100))
    }

    @Test func `without a line of its own everything has the value that the sample names`() throws {
        let sink = try #require(try load("sinks:\n- {name: a, type: stdout}\n").sinks.first)
        #expect(sink.pace == SinkPace() && sink.pace.mostAtOnce == 20 && sink.lasting == 0)
        #expect(sink.filter == ChangeFilter() && sink.words.isEmpty && sink.pattern == nil && sink.watched.isEmpty)
        let bot = try #require(
            try load("sinks:\n- {name: a, type: telegram, token: 'file:secrets/telegram', chat: 7}\n").sinks.first)
        #expect(
            bot.target
                == .telegram(
                    token: Secret("s3cret-telegram"), chat: "7",
                    server: try #require(WebURL("https://api.telegram.org")))
        )
    }

    @Test(arguments: [
        ("sinks: 7", "1: sinks: found “7”, expected a list"),
        ("sinks:\n- 7", "2: a sink: found “7”, expected keys and values"),
        (
            "sinks:\n- name: a",
            "2: a sink: “type” is missing; expected one of atom, discord, email, exec, file, matrix, mattermost, ntfy, slack, stdout, telegram, webhook"
        ),
        (
            "sinks:\n- name: a\n  type: matrix\n  server: https://m.example\n  room: news\n  token: file:secrets/matrix",
            "5: room: found “news”, expected a room's id or its alias, in quotes, such as \"!abc:example.org\" or \"#news:example.org\""
        ),
        ("sinks:\n- name: a\n  type: webhok", "3: type: found “webhok”; did you mean “webhook”?"),
        ("sinks:\n- type: stdout", "2: a sink: “name” is missing; expected what to call it"),
        (
            "sinks:\n- name: a b\n  type: stdout",
            "2: name: found “a b”, expected up to 64 letters from a to z, figures, “-” and “_”"
        ),
        ("sinks:\n- name: a\n  type: stdout\n  onyl: x", "4: unknown key “onyl”; did you mean “only”?"),
        (
            "sinks:\n- name: a\n  type: stdout\n  only:\n    kinds: numbr",
            "5: kinds: found “numbr”; did you mean “number”?"
        ),
        (
            "sinks:\n- name: a\n  type: stdout\n  only:\n    tags: [wrld]",
            "5: tags: found “wrld”; did you mean “world”?"
        ),
        (
            "sinks:\n- name: a\n  type: stdout\n  only:\n    sources: Wir",
            "5: sources: found “Wir”; did you mean “Wire”?"
        ),
        (
            "sinks:\n- name: a\n  type: stdout\n  only:\n    watchlist: x", "5: watchlist: found “x”; there is none"
        ),
        (
            "sinks:\n- name: a\n  type: stdout\n  pace: sometimes",
            "4: pace: found “sometimes”, expected “at-once”, “digest: 1h” below it, or “daily at 07:00”"
        ),
        (
            "sinks:\n- name: a\n  type: stdout\n  quiet: 22:00-25:00",
            "4: quiet: found “22:00-25:00”, expected two times of day such as 22:00-07:00"
        ),
        (
            "sinks:\n- name: a\n  type: webhook",
            "2: sink “a”: “url” is missing; expected an http or https address"
        ),
        (
            "sinks:\n- name: a\n  type: exec\n  command: rm -rf /",
            "4: command: found “rm -rf /”, expected a list such as [/usr/bin/logger, -t, news]: no shell takes it apart"
        ),
        (
            "sinks:\n- name: a\n  type: file\n  path: nowhere/x",
            "4: path: found “nowhere/x”, expected a file in a folder that exists"
        ),
        (
            "watchlist:\n- name: a\n  story: 1\n  query: b",
            "2: watchlist: a: expected either “story” with its number or “query” with words"
        ),
    ])
    func `a fault is one line with its place, and its sink is left out`(text: String, expected: String) throws {
        #expect(try problems(text) == ["Config/dateline.yaml:" + expected])
        #expect(try load(text).sinks.isEmpty)
    }

    @Test func `a pattern that is none is said`() throws {
        let found = try problems("sinks:\n- name: a\n  type: stdout\n  only:\n    pattern: '(a'")
        #expect(found.count == 1)
        #expect(found.first?.contains("5: pattern: found “(a”, expected a regular expression") == true)
    }

    @Test func `a broken sink does not stop the others, and a name stands for one`() throws {
        let settings = try load(
            "sinks:\n- {name: a, type: stdout}\n- {name: b, type: ntfy}\n- {name: a, type: file, path: x}\n- {name: c, type: stdout}\n"
        )
        #expect(settings.sinks.map(\.name) == ["a", "c"])
        #expect(
            settings.problems.map(\.message) == [
                "sink “b”: “topic” is missing; expected an http or https address",
                "sinks: the name “a” stands twice, first in line 2",
            ])
    }

    @Test(arguments: [
        "type: webhook\n  url: https://x.example/\n  secrets: s3cret",
        "type: webhook\n  url: https://x.example/\n  headers: {Authorization: Bearer s3cret}",
        "type: slack\n  address: https://hooks.example/s3cret",
        "type: webhook\n  url: https://jane:s3cret@x.example/",
        "type: email\n  server: smtp://jane:s3cret@mail.example\n  from: a@x.example\n  to: b@x.example",
        "type: telegram\n  token: s3cret\n  chat: 1",
    ])
    func `a secret that stands in the file is refused and not shown`(keys: String) throws {
        let found = try problems("sinks:\n- name: a\n  \(keys)\n")
        #expect(found.count == 1)
        #expect(!found.joined().contains("s3cret"))
        #expect(try load("sinks:\n- name: a\n  \(keys)\n").sinks.isEmpty)
    }
}
