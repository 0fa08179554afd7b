import Articles
import Foundation
import Settings
import Storage

/// Writes a file of changes anew.
///
/// Most of it is written while the sink is told on. Then the file is held, so that no line reaches it any more; the sink's
/// state is claimed, so that what reached it and was not noted down comes again; and with what was told meanwhile the new
/// one takes its place. Who waited for his turn sees that the file is another, and opens that.
struct LogRebuild: Sendable {
    let settings: SinkSettings
    let store: ArticleStore
    let path: String

    private static let page = 500
    private static let patience = Duration.seconds(60)

    func run(after begin: ChangeCursor) async throws -> Int {
        guard let known = try store.sinkState(settings.name) else { throw RebuildError.toldNothing }
        let owner = FileOwner(ofFileAt: path)
        let draft = try FileDraft(for: path)
        defer { draft.close() }
        let most = try await write(after: begin, through: known.cursor, to: draft)
        // A long file takes its time, for which nobody should have to wait.
        try await blocking { try draft.settle() }
        let old = try await held()
        defer { old.close() }
        do {
            let state = try await store.claimSink(settings.name)
            let rest = try await write(after: max(begin, known.cursor), through: state.cursor, to: draft)
            try await blocking { try draft.put(as: owner) }
            return most + rest
        } catch {
            // One that was not there shall not be there because of this.
            if old.isNew { unlink(path) }
            throw error
        }
    }

    /// - Returns: how many changes it wrote.
    private func write(
        after begin: ChangeCursor, through end: ChangeCursor, to draft: FileDraft
    ) async throws -> Int {
        let filter = SinkFilter(settings, store)
        var place = begin
        var count = 0
        while place < end {
            try Task.checkCancellation()
            await Task.yield()
            let page = try store.changes(after: place, matching: ChangeFilter(), limit: Self.page)
            guard page.next > place else { break }
            let told = try page.changes.filter { change in try change.cursor <= end && filter.matches(change) }
            try draft.add(try told.flatMap { change in try LogFile.Line(change).bytes })
            count += told.count
            place = page.next
        }
        return count
    }

    /// The file in its place, made where there is none, and held.
    private func held() async throws -> OpenFile {
        let end = ContinuousClock.now + Self.patience
        return try await blocking { [path] in
            while true {
                let file = try OpenFile(path)
                do {
                    try file.hold(until: end)
                    if file.isAt(path) { return file }
                    if ContinuousClock.now > end { throw FileTrouble("is replaced by another again and again") }
                } catch {
                    file.close()
                    throw error
                }
                file.close()
            }
        }
    }

    private func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await onOwnThread { Result { try work() } }.get()
    }
}
