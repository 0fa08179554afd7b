import ArgumentParser
import Articles
import Fetching
import Foundation
import Settings
import Watching

struct AddFeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Follow a feed, a sitemap, a front page or a single page.",
        discussion: """
            What the address is, is found out by asking it. Of a page that names feeds, the best of them is followed. \
            It is written into Feeds/: with --outlet to the outlet of that name if there is one, else to \
            Feeds/feeds.yaml; comments and order of what is there stay as they are.

            EXAMPLES
              dateline feeds add https://gazette.example/
              dateline feeds add https://gazette.example/world/ --as sections
            """)

    @Argument(help: "An address.")
    var url: String

    @Option(help: ArgumentHelp("The name to show; by default what the source calls itself.", valueName: "name"))
    var outlet: String?

    @Option(help: ArgumentHelp("A tag; may be given several times.", valueName: "tag"))
    var tag: [String] = []

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("What it is: feeds, sections or pages. Nothing is asked then.", valueName: "key"))
    private var kind: Key?

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let address = try WebURL(argument: url)
        let folder = try places.folder()
        let (source, key, title) = try await what(address, folder.load())
        do {
            let added = try SourceEditor(folder).add(
                source, as: key, outlet: outlet ?? title ?? source.host, tags: tag, joins: outlet != nil)
            Terminal.say("\(added.file):\(added.line): follows \(added.url) as “\(Style.harmless(added.outlet))”")
        } catch let failure as SourceEditor.Failure {
            throw CommandFailure.failed("\(failure)")
        }
    }

    private func what(
        _ address: WebURL, _ settings: Settings
    ) async throws -> (WebURL, SourceEditor.Key, title: String?) {
        if let kind { return (address, kind.editing, nil) }
        let fetcher = Fetcher(limits: FetchLimits(settings.fetch))
        let terms = settings.terms(for: address)
        let finding = try await SourceProbe(fetcher: fetcher, terms: terms).look(at: address)
        switch finding.what {
        case .feed: return (finding.followed, .feeds, finding.title)
        case .nothing(let reason): throw CommandFailure.failed("\(address): \(reason)")
        case .page, .section: break
        }
        if let best = try await best(of: finding, fetcher, terms) { return (best.followed, .feeds, best.title) }
        if case .section = finding.what { return (finding.followed, .sections, finding.title) }
        return (finding.followed, .pages, nil)
    }

    private func best(of page: SourceFinding, _ fetcher: Fetcher, _ terms: FetchTerms) async throws -> SourceFinding? {
        guard !page.linked.isEmpty else { return nil }
        let (_, found) = try await FeedDiscovery(SourceProbe(fetcher: fetcher, terms: terms)).run(at: page.asked)
        return found.first { $0.isFeed && $0.isDeclared }
    }
}

extension SourceFinding {
    /// The address to follow: the one that was named, unless it has moved for good.
    fileprivate var followed: WebURL { movedTo ?? asked }
}

private enum Key: String, ExpressibleByArgument, CaseIterable {
    case feeds, sections, pages

    var editing: SourceEditor.Key {
        switch self {
        case .feeds: .feeds
        case .sections: .sections
        case .pages: .pages
        }
    }
}
