import ArgumentParser
import Settings

struct RemoveFeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Follow a source no more. What was kept of it stays.",
        discussion: """
            EXAMPLES
              dateline feeds remove https://gazette.example/feed.xml
              dateline feeds remove "The Example Gazette"
            """)

    @Argument(help: "An address, or an outlet's name for all of it.")
    var sources: [String]

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let folder = try places.folder()
        let chosen = try folder.load().sources.named(sources)
        for wanted in chosen {
            // Each removal moves the lines below it.
            guard let source = folder.load().sources.first(where: { $0.url == wanted.url }) else { continue }
            do {
                try SourceEditor(folder).remove(source)
            } catch let failure as SourceEditor.Failure {
                throw CommandFailure.failed("\(failure)")
            }
            Terminal.say("\(source.file): no more \(source.url)")
        }
    }
}
