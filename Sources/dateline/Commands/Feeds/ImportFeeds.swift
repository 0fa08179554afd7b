import ArgumentParser
import Articles
import FeedReading
import Foundation
import Settings

struct ImportFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Follow the feeds of an OPML list, with its folders as tags.",
        discussion: """
            Writes Feeds/NAME.opml, without what is followed already.

            EXAMPLE
              dateline feeds import subscriptions.opml
            """)

    @Argument(help: "An OPML list, as other readers export it.")
    var file: String

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let folder = try places.folder()
        guard let bytes = FileList.bytes(of: file) else { throw CommandFailure.failed("\(file): cannot be read") }
        guard let feeds = readOPML(bytes) else {
            throw CommandFailure.failed("\(file): not OPML; expected <opml> with a <body>")
        }
        let place = try place(in: folder)
        let (new, known, wrong) = sorted(feeds, folder.load())
        if !new.isEmpty {
            try Data(writeOPML(new, title: "Imported by dateline").utf8)
                .write(to: URL(fileURLWithPath: place), options: .atomic)
            Terminal.say("\(place): follows \(new.count.of("feed"))")
        }
        if known > 0 { Terminal.say("\(known.of("feed")) followed already") }
        for feed in wrong { Terminal.complain("\(file): found “\(feed.url)”, expected an http or https address") }
        if new.isEmpty, known == 0 { throw CommandFailure.failed("\(file): it lists no feed") }
        if !wrong.isEmpty { throw CommandFailure.failed() }
    }

    /// A name that no file in `Feeds/` has.
    private func place(in folder: ConfigurationFolder) throws -> String {
        try FileManager.default.createDirectory(atPath: folder.feeds, withIntermediateDirectories: true)
        let name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
        let names = [name] + (2...1000).map { "\(name)-\($0)" }
        let free = names.map { "\(folder.feeds)/\($0).opml" }.first { !FileManager.default.fileExists(atPath: $0) }
        guard let free else { throw CommandFailure.failed("\(folder.feeds): no name is free for \(name).opml") }
        return free
    }

    private func sorted(_ feeds: [OPMLFeed], _ settings: Settings) -> (new: [OPMLFeed], known: Int, wrong: [OPMLFeed]) {
        var followed = Set(settings.sources.map(\.url.canonical))
        var (new, known, wrong): ([OPMLFeed], Int, [OPMLFeed]) = ([], 0, [])
        for feed in feeds {
            guard let url = WebURL(feed.url) else {
                wrong.append(feed)
                continue
            }
            if followed.insert(url.canonical).inserted { new.append(feed) } else { known += 1 }
        }
        return (new, known, wrong)
    }
}
