public import Articles

/// Somebody who is told of changes. Each has one at work at a time, so none has to guard its own state.
public protocol Sink: Sendable {
    /// Tells of the message's changes. Returns in bounded time, whatever the other side does: within a minute, but for mail,
    /// over which servers may take eleven, and for a program, whose user says how long. A cancelled task's call throws
    /// `CancellationError` soon, and the message is told again later.
    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome
}

/// What one delivery is to tell: one change, or several together.
public struct SinkMessage: Sendable {
    /// Lets the receiver drop a repeat: the same for the same changes to the same sink, however often it is tried.
    public var id: String
    /// In the order of the log, at least one.
    public var changes: [ToldChange]
    /// Whether they are told together because the sink's pace says so, or because there were too many.
    public var isDigest: Bool
    /// Whether some of them were told before, and the sink's user wants them told again.
    public var isReplay: Bool

    public init(id: String, changes: [ToldChange], isDigest: Bool, isReplay: Bool = false) {
        self.id = id
        self.changes = changes
        self.isDigest = isDigest
        self.isReplay = isReplay
    }
}

/// A change with what a person needs to see of it.
public struct ToldChange: Sendable {
    public var change: Change
    /// The revision in word-level differences, as HTML and as a unified text; `nil` for what is no revision.
    public var differenceHTML: String?
    public var differenceText: String?

    public init(change: Change, differenceHTML: String? = nil, differenceText: String? = nil) {
        self.change = change
        self.differenceHTML = differenceHTML
        self.differenceText = differenceText
    }
}

/// What came of a delivery.
public enum DeliveryOutcome: Hashable, Sendable {
    case delivered
    /// It may go better later; by the receiver's word not before `after`.
    case failed(reason: String, after: Duration?)
    /// The receiver does not want it, such as 400 or 404. Several in a row park the sink.
    case refused(reason: String)
    /// The receiver is gone for good (410), which parks the sink at once.
    case gone(reason: String)
}
