import ArgumentParser
import Articles
import Extraction
import Fetching
import Foundation
import Settings

struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the article on a page, from files or addresses, without keeping it.",
        discussion:
            "EXAMPLES\n  dateline extract page.html\n  dateline extract https://gazette.example/ferry --format jsonl")

    @Flag(help: "Say of each piece of the page whether it was kept, and why.")
    var explain = false

    @OptionGroup var list: FileList
    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        var hasFailed = false
        for path in try list.paths() {
            do {
                let page = try await page(at: path)
                if explain {
                    try say(
                        explainArticle(page.bytes, contentType: page.contentType, url: page.url), of: path)
                    continue
                }
                let draft = try extractArticle(page.bytes, contentType: page.contentType, url: page.url)
                Terminal.say(output.format == .jsonl ? try JSONLine.text(of: DraftLine(path, draft)) : text(draft))
            } catch {
                hasFailed = true
                Terminal.complain("\(path): \(error)")
                if output.format == .jsonl {
                    Terminal.say(try JSONLine.text(of: DraftLine(path, Draft(title: "", paragraphs: []))))
                }
            }
        }
        if hasFailed { throw CommandFailure.failed() }
    }

    private struct Page {
        let bytes: [UInt8]
        var contentType: String?
        var url: WebURL?
    }

    private func page(at path: String) async throws -> Page {
        if let url = WebURL(path) {
            let settings = (try? places.folder().load()) ?? Settings(storePath: "")
            let request = FetchRequest(url: url, terms: settings.terms(for: url))
            let reply = try await Fetcher(limits: FetchLimits(settings.fetch)).fetch(request)
            if let reason = reply.verdict(for: .page).reason { throw UnusableReply(description: reason) }
            return Page(bytes: reply.body, contentType: reply.contentType, url: reply.url)
        }
        guard let bytes = FileList.bytes(of: path) else { throw UnreadableFile() }
        return Page(bytes: bytes)
    }

    private func say(_ explanation: Explanation, of path: String) throws {
        if output.format == .jsonl { return Terminal.say(try JSONLine.text(of: ExplanationLine(path, explanation))) }
        let style = Style()
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
    let blocks: [Block]

    init(_ source: String, _ explanation: Explanation) {
        self.source = source
        blocks = explanation.blocks.map {
            Block(text: $0.text, kept: $0.isKept, score: $0.score, evidence: $0.evidence.map(\.name))
        }
    }
}

/// What was extracted, as programs are given it; a field's name is a contract.
private struct DraftLine: Encodable {
    let source: String
    @OrNull var title: String?
    let byline: [String]
    @OrNull var published: String?
    @OrNull var updated: String?
    @OrNull var language: String?
    @OrNull var place: String?
    @OrNull var agency: String?
    let text: String

    init(_ source: String, _ draft: Draft) {
        self.source = source
        title = draft.title.isEmpty ? nil : draft.title
        byline = draft.byline
        published = draft.published?.description
        updated = draft.updated?.description
        language = draft.language
        place = draft.place
        agency = draft.agency
        text = draft.text
    }
}
