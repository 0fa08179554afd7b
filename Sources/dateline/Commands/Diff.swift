import ArgumentParser
import Articles
import Foundation
import Reconciliation
import Storage

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two versions of an article, word by word.",
        discussion: "EXAMPLES\n  dateline diff 311\n  dateline diff 311 1 3")

    @Argument(help: "Its number, or any address that it was found at.")
    var article: ArticleName

    @Argument(help: ArgumentHelp("The older version; the one before the newer, if not given.", valueName: "v1"))
    var older: Int?

    @Argument(help: ArgumentHelp("The newer version; the last, if not given.", valueName: "v2"))
    var newer: Int?

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let store = try places.openStore()
        let article = try article.find(in: store)
        let versions = try store.versions(of: article.id)
        let new = try versions.named(newer ?? article.versions, of: article)
        guard older != nil || new.number > 1 else {
            Terminal.say("Article \(article.id) has only one version: nothing has changed since it was first seen.")
            return
        }
        let old = try versions.named(older ?? new.number - 1, of: article)
        let difference = Difference(from: old.draft, to: new.draft)
        Terminal.say(
            output.format == .jsonl
                ? try JSONLine.text(of: DifferenceLine(difference, old, new)) : text(difference, old, new))
    }

    private func text(_ difference: Difference, _ old: Version, _ new: Version) -> String {
        let style = Style()
        let heading = style.dim(
            "version \(old.number), \(old.seenAt.short) → version \(new.number), \(new.seenAt.short)")
        return heading + "\n\n" + DiffText(difference: difference, style: style).text
    }
}

/// A difference for programs.
struct DifferenceLine: Encodable {
    struct Span: Encodable {
        let mark: String
        let text: String
    }

    struct Paragraph: Encodable {
        let state: String
        var text: String?
        var spans: [Span]?
    }

    let from: Int
    let to: Int
    let headline: [Span]
    let paragraphs: [Paragraph]

    init(_ difference: Difference, _ old: Version, _ new: Version) {
        from = old.number
        to = new.number
        headline = Self.spans(difference.headline)
        paragraphs = difference.paragraphs.map { paragraph in
            switch paragraph {
            case .same(let text): Paragraph(state: "same", text: text)
            case .added(let text): Paragraph(state: "added", text: text)
            case .removed(let text): Paragraph(state: "removed", text: text)
            case .moved(let text): Paragraph(state: "moved", text: text)
            case .revised(let spans): Paragraph(state: "revised", spans: Self.spans(spans))
            }
        }
    }

    private static func spans(_ spans: [Difference.Span]) -> [Span] {
        spans.map { Span(mark: $0.mark.rawValue, text: $0.text) }
    }
}
