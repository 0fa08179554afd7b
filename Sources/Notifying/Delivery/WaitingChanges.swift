import Articles
import Foundation
import Settings
import Storage

/// What a sink is still to hear of, as far as it was looked through: kept in memory between two looks, so that a digest's
/// day is not gone through again at every change.
struct WaitingChanges {
    private let filter: SinkFilter
    private let store: ArticleStore
    /// What the log was read from, and to.
    private var begin: ChangeCursor?
    private var end = ChangeCursor(rawValue: 0)
    private var logged: [WaitingChange] = []
    private var lasted: [WaitingChange] = []
    /// What was found of revisions that have lasted, so that nobody compares their texts again at each ring.
    private var verdicts: [LastingRevision: WaitingChange] = [:]

    init(
        _ settings: SinkSettings, _ store: ArticleStore, onSlowPattern: @escaping @Sendable () -> Void = {}
    ) {
        filter = SinkFilter(settings, store, onSlowPattern: onSlowPattern)
        self.store = store
    }

    /// In the order of the log.
    var all: [WaitingChange] {
        (logged + lasted).sorted { $0.change.cursor < $1.change.cursor }
    }

    private static let page = 200
    /// So many changes in a row that are not for the sink are noted down as read.
    private static let skip: Int64 = 500

    /// Reads on, up to as much as one message tells.
    /// - Returns: the sink's state as it is stored now; `nil` where another was stored since it was read.
    /// - Throws: `StoreError`, `CancellationError`.
    mutating func refill(_ state: SinkState, at now: Date) async throws -> SinkState? {
        forget(upTo: state.cursor)
        var state = state
        while logged.count < DeliveryPlan.largestDigest {
            // A log of years is long, and the threads are others', too.
            try Task.checkCancellation()
            await Task.yield()
            let page = try store.changes(after: end, limit: Self.page)
            guard let last = page.last else { break }
            let aside = page.filter { isSetAside($0) && $0.cursor > state.setAside }
            if filter.settings.lasting > 0, last.cursor > state.setAside {
                guard let stored = try await store.setAside(aside, of: state, through: last.cursor) else { return nil }
                state = stored
            }
            for change in page where !isSetAside(change) {
                if try filter.matches(change) { logged.append(WaitingChange(change, seenAt: now)) }
            }
            end = last.cursor
            guard let noted = try await noteDown(state) else { return nil }
            state = noted
        }
        if filter.settings.lasting > 0 { lasted = try await readLasted(state, now) }
        return state
    }

    /// How far the log was read, where so much of it is not for the sink that nobody wants to read it again.
    private mutating func noteDown(_ state: SinkState) async throws(StoreError) -> SinkState? {
        guard logged.isEmpty, end.rawValue - state.cursor.rawValue >= Self.skip else { return state }
        var further = state
        further.cursor = end
        guard let stored = try await store.save(further) else { return nil }
        begin = end
        return stored
    }

    /// What was told meanwhile. A cursor that is anywhere else was set by the sink's user.
    private mutating func forget(upTo cursor: ChangeCursor) {
        if let begin, begin <= cursor, cursor <= end {
            logged.removeAll { $0.change.cursor <= cursor }
        } else {
            (logged, end) = ([], cursor)
        }
        begin = cursor
    }

    private func isSetAside(_ change: Change) -> Bool {
        filter.settings.lasting > 0 && change.type == .articleRevised && change.data.previous != nil
            && filter.mayMatch(change.type)
    }

    private mutating func readLasted(_ state: SinkState, _ now: Date) async throws(StoreError) -> [WaitingChange] {
        let revisions = try store.lasted(
            state, checks: filter.settings.lasting, limit: DeliveryPlan.largestDigest)
        var known: [LastingRevision: WaitingChange] = [:]
        var dropped: [ChangeCursor] = []
        for revision in revisions {
            if let verdict = verdicts[revision] {
                known[revision] = verdict
            } else if let change = try revision.told(from: store), try filter.matches(change) {
                known[revision] = WaitingChange(change, lastedAt: now)
            } else {
                dropped.append(revision.change.cursor)
            }
        }
        verdicts = known
        try await store.forgetAside(dropped, of: state.name)
        return Array(known.values)
    }
}
