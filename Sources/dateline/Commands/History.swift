import ArgumentParser
import Articles
import Foundation
import Storage

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Print what became of an article: its versions, moves, and whether it is gone.",
        discussion: "EXAMPLE\n  dateline history 311")

    @Argument(help: "Its number, or any address that it was found at.")
    var article: ArticleName

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let store = try places.openStore()
        let article = try article.find(in: store)
        let style = Style()
        for change in try store.changes(of: article.id) {
            Terminal.say(
                output.format == .jsonl ? try CloudEvent(change).line() : ChangeLine(change: change, style: style).text)
        }
    }
}
