public import Articles
public import Foundation

/// How far a sink was told, and how it does.
public struct SinkState: Hashable, Sendable {
    public var name: String
    /// All changes up to this one were told, or are not for it.
    public var cursor: ChangeCursor
    /// Revisions up to this one were set aside, for a sink that hears of what has lasted.
    public var setAside: ChangeCursor
    /// How often its user has set it back, and where the log ended when he did last.
    public var replays = 0
    public var replayedTo = ChangeCursor(rawValue: 0)
    /// The message under way, kept from before its first attempt until it has arrived: a repeat, by another process, too,
    /// is the same message.
    public var pending: PendingDelivery?
    /// In a row.
    public var failures = 0
    /// Of the message under way.
    public var refusals = 0
    public var nextAttempt: Date?
    public var lastDelivery: Date?
    /// Since when it is told nothing any more.
    public var parkedAt: Date?
    /// Why it is parked, or failed the last time.
    public var reason: String?
    /// Of its row, when it was read.
    var edition: Int64 = 0

    public init(name: String, cursor: ChangeCursor) {
        self.name = name
        self.cursor = cursor
        setAside = cursor
    }
}

/// What a message tells.
public struct PendingDelivery: Hashable, Codable, Sendable {
    /// In the order of the log, at least one.
    public var changes: [ChangeCursor]
    /// Where the sink's cursor is once it has arrived.
    public var through: ChangeCursor
    public var isDigest: Bool
    /// Which replay it belongs to; 0 for what is told for the first time.
    public var replay: Int

    public init(changes: [ChangeCursor], through: ChangeCursor, isDigest: Bool, replay: Int = 0) {
        self.changes = changes
        self.through = through
        self.isDigest = isDigest
        self.replay = replay
    }
}

/// One try to deliver a message, and what came of it.
public struct DeliveryAttempt: Hashable, Sendable {
    public enum Outcome: String, Sendable { case delivered, failed, refused, gone }

    public var message: String
    public var first: ChangeCursor
    public var last: ChangeCursor
    public var triedAt: Date
    public var outcome: Outcome
    public var reason: String?

    public init(
        message: String, first: ChangeCursor, last: ChangeCursor, triedAt: Date, outcome: Outcome, reason: String?
    ) {
        self.message = message
        self.first = first
        self.last = last
        self.triedAt = triedAt
        self.outcome = outcome
        self.reason = reason
    }
}

/// A change as a sink was told of it.
public struct DeliveredChange: Hashable, Sendable {
    public var change: Change
    /// For a revision that was told once it had lasted.
    public var lasted: LastingRevision?
}

/// A revision that waits for its text to last, with all revisions of the article that came before it meanwhile.
public struct LastingRevision: Hashable, Sendable {
    /// The last of them.
    public var change: Change
    /// The version that stood before the first, and the one that stands since the last.
    public var since: Int
    public var version: Int
}
