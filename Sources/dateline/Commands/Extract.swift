import ArgumentParser
import Articles
import Extraction
import Fetching
import Foundation
import Settings
import Watching

struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the article on a page, from files or addresses, without keeping it.",
        discussion: """
            What begins with http:// or https:// is fetched, on the terms of its source if Feeds/ has one; anything \
            else is a file.

            EXAMPLES
              dateline extract page.html
              dateline extract https://gazette.example/ferry --explain
            """)

    @Flag(help: "Say of each piece of the page whether it was kept, and why.")
    var explain = false

    @OptionGroup var list: FileList
    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        var hasFailed = false
        let settings = (try? places.folder().load()) ?? Settings(storePath: "")
        for path in try list.paths() {
            do {
                if explain {
                    try await say(explanation(of: path, settings), of: path)
                    continue
                }
                let draft = try await draft(of: path, settings)
                Terminal.say(output.format == .jsonl ? line(path, draft) : text(draft))
            } catch {
                hasFailed = true
                Terminal.complain("\(path): \(error)")
                if output.format == .jsonl {
                    Terminal.say(line(path, Draft(title: "", paragraphs: [])))
                }
            }
        }
        if hasFailed { throw CommandFailure.failed() }
    }

    private func draft(of path: String, _ settings: Settings) async throws -> Draft {
        guard let url = WebURL(path) else { return try extractArticle(try bytes(of: path)) }
        let fetcher = Fetcher(limits: FetchLimits(settings.fetch))
        let article = WholeArticle(fetcher: fetcher, rules: settings.rules)
        let terms = settings.terms(for: url)
        return try await article.draft(of: try await reply(url, settings, fetcher, article), terms: terms)
    }

    private func explanation(of path: String, _ settings: Settings) async throws -> Explanation {
        guard let url = WebURL(path) else { return explainArticle(try bytes(of: path)) }
        let fetcher = Fetcher(limits: FetchLimits(settings.fetch))
        let article = WholeArticle(fetcher: fetcher, rules: settings.rules)
        let reply = try await reply(url, settings, fetcher, article)
        return explainArticle(
            reply.body, contentType: reply.contentType, url: reply.url, rule: settings.rules.rule(for: reply.url))
    }

    private func reply(
        _ url: WebURL, _ settings: Settings, _ fetcher: Fetcher, _ article: WholeArticle
    ) async throws -> FetchReply {
        let terms = article.terms(for: url, settings.terms(for: url))
        let reply = try await fetcher.fetch(FetchRequest(url: url, terms: terms))
        if let reason = reply.verdict(for: .page).reason { throw UnusableReply(description: reason) }
        return reply
    }

    private func bytes(of path: String) throws -> [UInt8] {
        guard let bytes = FileList.bytes(of: path) else { throw UnreadableFile() }
        return bytes
    }

    private func say(_ explanation: Explanation, of path: String) throws {
        if output.format == .jsonl { return Terminal.say(try JSONLine.text(of: ExplanationLine(path, explanation))) }
        let style = Style()
        for note in explanation.notes { Terminal.say(style.bold(Style.harmless(note))) }
        for block in explanation.blocks {
            let text = Style.harmless(block.text)
            Terminal.say((block.isKept ? style.accent("+ ") + text : style.dim("- " + text)))
            let evidence = block.evidence.sorted { abs($0.weight) > abs($1.weight) }.prefix(6).map {
                "\($0.name) \($0.weight.formatted(.number.precision(.fractionLength(1)).sign(strategy: .always())))"
            }
            Terminal.say(
                style.dim(
                    "    \(block.score.formatted(.number.precision(.fractionLength(1)))): "
                        + evidence.joined(separator: ", ")))
        }
    }

    private func text(_ draft: Draft) -> String {
        let style = Style()
        let facts = [
            draft.byline.isEmpty ? nil : "by " + draft.byline.joined(separator: ", "), draft.place, draft.agency,
            draft.published?.description,
        ].compactMap(\.self).joined(separator: " · ")
        return [style.bold(Style.harmless(draft.title)), Style.harmless(facts), "", Style.harmless(draft.text)].joined(
            separator: "\n")
    }
}

struct UnusableReply: Error, CustomStringConvertible {
    let description: String
}

struct UnreadableFile: Error, CustomStringConvertible {
    var description: String { "no such file, or not readable" }
}

/// What was seen on a page, for programs.
private struct ExplanationLine: Encodable {
    struct Block: Encodable {
        let text: String
        let kept: Bool
        let score: Double
        let evidence: [String]
    }

    let source: String
    let notes: [String]
    let blocks: [Block]

    init(_ source: String, _ explanation: Explanation) {
        self.source = source
        notes = explanation.notes
        blocks = explanation.blocks.map {
            Block(text: $0.text, kept: $0.isKept, score: $0.score, evidence: $0.evidence.map(\.name))
        }
    }
}

/// What was extracted, as programs are given it; a field's name is a contract.
private func line(_ source: String, _ draft: Draft) -> String {
    var writer = JSONWriter()
    writer.object { line in
        line.present("agency", draft.agency)
        line.present("amp", draft.amp?.text)
        line.member("byline") { $0.write(draft.byline) }
        line.present("canonical", draft.canonical?.text)
        line.member("corrections") { $0.write(draft.corrections) }
        line.member("form", draft.form.rawValue)
        line.present("language", draft.language)
        line.present("picture", draft.picture?.text)
        line.present("place", draft.place)
        line.present("published", draft.published?.description)
        line.present("socialTitle", draft.socialTitle)
        line.member("source", source)
        line.present("standfirst", draft.standfirst)
        line.member("text", draft.text)
        line.present("title", draft.title.isEmpty ? nil : draft.title)
        line.present("updated", draft.updated?.description)
    }
    return writer.text
}
