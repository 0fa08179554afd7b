import ArgumentParser
import Articles
import Extraction
import FeedReading
import Fetching
import Foundation
import Settings

struct Fetch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch one address as dateline does, and show how it went: what it is, and why.",
        discussion: """
            On the terms of the source at that address, or of one at the same origin, if Feeds/ has one. Nothing is kept.

            EXAMPLES
              dateline fetch https://gazette.example/feed.xml
              dateline fetch https://gazette.example/ferry --verbose
            """)

    @Argument(help: "An http or https address.")
    var url: String

    @Flag(help: "Show the headers that were sent and received; secrets are left out.")
    var verbose = false

    @Flag(help: "Ask also what the site's robots.txt asks not to.")
    var ignoreRobots = false

    @Flag(help: "Print what came, instead of how it went.")
    var body = false

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        guard let address = WebURL(url) else {
            throw CommandFailure.usage("found “\(url)”, expected an http or https address")
        }
        let settings = try places.settings()
        for problem in settings.problems { Terminal.complain("\(problem)") }
        var terms = settings.terms(for: address)
        if ignoreRobots { terms.obeysRobots = false }
        var request = FetchRequest(url: address, purpose: .page, terms: terms)
        request.wantsTranscript = verbose
        let fetcher = Fetcher(limits: FetchLimits(settings.fetch))
        do {
            let reply = try await fetcher.fetch(request)
            if body { return Terminal.write(reply.body, to: STDOUT_FILENO) }
            try tell(reply, rules: terms.obeysRobots ? await fetcher.robots(for: reply.url, terms: terms) : nil)
        } catch let error as FetchError {
            say("verdict", error.name)
            throw CommandFailure.failed("\(address): \(error)")
        }
    }

    private func tell(_ reply: FetchReply, rules: RobotsRules?) throws {
        let reading = Reading(reply)
        for (name, value) in lines(reply, reading, rules) { say(name, value) }
        for line in reply.transcript { Terminal.say(Style.harmless(line)) }
        if !reading.isGood { throw CommandFailure.failed() }
    }

    private func say(_ name: String, _ value: String) {
        Terminal.say(Style().bold(name.padding(toLength: 12, withPad: " ", startingAt: 0)) + Style.harmless(value))
    }

    private func lines(_ reply: FetchReply, _ reading: Reading, _ rules: RobotsRules?) -> [(String, String)] {
        let wire = reply.exchange
        var lines = reply.redirects.map { ("redirect", "\(HTTPStatus.text($0.status)): \($0.from) → \($0.to)") }
        lines += [
            ("address", reply.url.text), ("verdict", reading.text),
            ("answer", "\(HTTPStatus.text(reply.status)) over HTTP/\(wire.httpVersion ?? "?")"),
            ("type", reply.contentType ?? "not said"),
            ("size", "\(wire.bytesDecoded.of("byte")), \(wire.bytesReceived) on the wire"),
            ("time", Self.times(wire)),
            ("validators", Self.validators(reply)),
            (
                "fresh for",
                reply.freshFor.map { $0.formatted(.units(allowed: [.days, .hours, .minutes, .seconds])) } ?? "not said"
            ),
            ("robots.txt", Self.robots(rules, reply.url)),
        ]
        return lines
    }

    private static func times(_ wire: Exchange) -> String {
        let steps: [(String, Duration)] = [
            ("DNS", wire.resolved), ("connected", wire.connected), ("secured", wire.secured),
            ("first byte", wire.firstByte), ("all", wire.total),
        ]
        let told = steps.filter { $0.1 > .zero }.map { step in
            let style = Duration.UnitsFormatStyle.units(
                allowed: [.milliseconds], width: .narrow, fractionalPart: .show(length: 1))
            return "\(step.0) after \(step.1.formatted(style))"
        }
        return told.joined(separator: ", ") + (wire.isConnectionReused ? ", on a connection that was there" : "")
    }

    private static func validators(_ reply: FetchReply) -> String {
        let found = [
            reply.validators.etag.map { "ETag \($0)" }, reply.validators.lastModified.map { "Last-Modified \($0)" },
        ].compactMap(\.self)
        return found.isEmpty ? "none: each fetch brings the whole" : found.joined(separator: ", ")
    }

    private static func robots(_ rules: RobotsRules?, _ url: WebURL) -> String {
        guard let rules else { return "not asked" }
        let rule = rules.rule(for: url)
        let parts = [
            rule.map { "allowed by line \($0.line) (\($0.pattern))" } ?? "nothing against it",
            rules.crawlDelay.map { "Crawl-delay \($0) s" },
            rules.sitemaps.isEmpty ? nil : "sitemaps: \(rules.sitemaps.prefix(5).joined(separator: " "))",
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }
}

/// What a reply is, read as dateline would read it: a feed if it is one, else an article.
private struct Reading {
    let isGood: Bool
    let text: String

    init(_ reply: FetchReply) {
        let verdict = reply.verdict(for: .page)
        guard verdict == .fresh else {
            isGood = false
            text = "\(verdict.name): \(verdict.reason ?? "")"
            return
        }
        if let feed = try? readFeed(reply.body, contentType: reply.contentType, base: reply.url) {
            isGood = true
            text = "fresh: a feed, \(feed.entries.count == 1 ? "1 entry" : "\(feed.entries.count) entries")"
            return
        }
        do {
            let draft = try extractArticle(reply.body, contentType: reply.contentType, url: reply.url)
            isGood = true
            text = "fresh: an article, “\(draft.title)”, \(draft.text.split(separator: " ").count.of("word"))"
        } catch {
            isGood = false
            if case .standIn = error {
                text = "soft-error: \(error)"
            } else {
                text = "wrong-type: neither a feed nor an article: \(error)"
            }
        }
    }
}
