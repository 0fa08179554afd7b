public import Articles
import Foundation
public import Settings
public import Storage

/// Writes the file of a sink anew from what the store keeps, where it was lost or damaged: a file of changes with every
/// change up to the sink's cursor that its filter lets through, an Atom file with what the sink was told last. For any
/// process, also while another one tells the sink: nothing is lacking afterwards, and nothing stands there twice.
///
/// Only on its user's word. A service whose file is gone cannot know why: it may have been read and deleted by somebody
/// whom all of it again would trouble. It begins an empty one and says so (`DeliveryEvent.begunAnew`), unless the file
/// was moved away, which is how logs are rotated.
public struct FileRebuild: Sendable {
    private let settings: SinkSettings
    private let store: ArticleStore

    /// - Parameter store: open for writing. The lock is not needed.
    public init(_ settings: SinkSettings, in store: ArticleStore) {
        self.settings = settings
        self.store = store
    }

    /// - Parameter begin: of a file of changes, the change after which it begins.
    /// - Returns: how many changes stand in it.
    /// - Throws: `RebuildError`, `StoreError`, `CancellationError`. The file is as it was then.
    public func run(after begin: ChangeCursor = ChangeCursor(rawValue: 0)) async throws -> Int {
        let path: String
        switch settings.target {
        case .file(let file), .atom(let file, _): path = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        default: throw RebuildError.noFile
        }
        do {
            if case .atom(_, let entries) = settings.target {
                return try await FeedRebuild(settings: settings, store: store, path: path, entries: entries).run()
            }
            guard settings.lasting == 0 else { throw RebuildError.lasting }
            return try await LogRebuild(settings: settings, store: store, path: path).run(after: begin)
        } catch let trouble as FileTrouble {
            throw RebuildError.trouble(path: path, reason: trouble.reason)
        }
    }
}

/// Why a sink's file was not written anew.
public enum RebuildError: Error, CustomStringConvertible {
    /// The sink is of a type that has none.
    case noFile
    case toldNothing
    /// Which revisions have lasted is not kept once they were told.
    case lasting
    case busy
    case trouble(path: String, reason: String)

    public var description: String {
        switch self {
        case .noFile: "only a sink of type file or atom has a file that can be written anew"
        case .toldNothing: "was told nothing yet, so there is nothing to write anew"
        case .lasting:
            "hears of what has lasted, which is not kept once it was told; “dateline sinks replay” tells it again"
        case .busy: "is being told all the time; try again"
        case .trouble(let path, let reason): "\(path): \(reason)"
        }
    }
}

extension ArticleStore {
    /// The state of a sink, written anew as it is: of what is under way to the sink just then nobody can note down that it
    /// arrived, so it is told again, into the new file.
    func claimSink(_ name: String) async throws -> SinkState {
        while let state = try sinkState(name) {
            if let claimed = try await save(state) { return claimed }
            try Task.checkCancellation()
        }
        throw RebuildError.toldNothing
    }
}
