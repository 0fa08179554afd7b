import ArgumentParser
import Articles
import Foundation
import Reconciliation
import Rendering
import Storage

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two versions of an article, word by word.",
        discussion: """
            EXAMPLES
              dateline diff 311
              dateline diff 311 1 3 --side-by-side
              dateline diff 311 --html > edit.html
            """)

    enum Layout: EnumerableFlag {
        case words, sideBySide, unified, html

        static func help(for layout: Layout) -> ArgumentHelp? {
            switch layout {
            case .words: "Changed words in their sentences; unchanged paragraphs are folded."
            case .sideBySide: "The old text beside the new one."
            case .unified: "A unified diff, a paragraph a line, as patch reads it."
            case .html: "A page of HTML."
            }
        }
    }

    @Argument(help: "Its number, or any address that it was found at.")
    var article: ArticleName

    @Argument(help: ArgumentHelp("The older version; the one before the newer, if not given.", valueName: "v1"))
    var older: Int?

    @Argument(help: ArgumentHelp("The newer version; the last, if not given.", valueName: "v2"))
    var newer: Int?

    @Flag var layout = Layout.words

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
                ? try JSONLine.text(of: DifferenceLine(difference, from: old.number, to: new.number))
                : text(difference, old, new))
    }

    private func text(_ difference: Difference, _ old: Version, _ new: Version) -> String {
        let style = Style()
        let heading = style.dim(
            "version \(old.number), \(old.seenAt.short) → version \(new.number), \(new.seenAt.short)")
        return switch layout {
        case .words: heading + "\n\n" + DiffText(difference: difference, style: style).text
        case .sideBySide:
            heading + "\n\n" + SideBySideText(difference: difference, style: style, width: Terminal.width).text
        case .unified: String(Style.harmless(unifiedText(from: old, to: new)).dropLast())
        case .html:
            DifferenceHTML(difference, language: new.draft.language)
                .page(title: "\(new.draft.title): version \(old.number) to \(new.number)")
        }
    }
}
