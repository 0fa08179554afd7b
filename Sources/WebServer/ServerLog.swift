import Logging

/// What the library below says that went wrong, on standard error; of its end, nothing.
///
/// A listening socket that was closed already, as where the end comes as a cancellation, is closed once more by
/// HummingbirdCore (2.28), which reports as an error that it was "Already closed": what was wanted. And whatever else is
/// broken off from the end's beginning on was to be.
struct ServerLog: LogHandler {
    private var written: any LogHandler
    private let isOver: @Sendable () -> Bool

    /// - Parameters:
    ///   - isOver: whether the end has begun.
    ///   - handler: what it says before is written by this.
    init(
        isOver: @escaping @Sendable () -> Bool,
        writing handler: any LogHandler = StreamLogHandler.standardError(label: "dateline.web")
    ) {
        self.isOver = isOver
        written = handler
    }

    var metadata: Logger.Metadata {
        get { written.metadata }
        set { written.metadata = newValue }
    }

    var logLevel: Logger.Level {
        get { written.logLevel }
        set { written.logLevel = newValue }
    }

    var metadataProvider: Logger.MetadataProvider? {
        get { written.metadataProvider }
        set { written.metadataProvider = newValue }
    }

    subscript(metadataKey name: String) -> Logger.Metadata.Value? {
        get { written[metadataKey: name] }
        set { written[metadataKey: name] = newValue }
    }

    func log(event: LogEvent) {
        guard !isOver(), !"\(event.message)".hasSuffix("Already closed") else { return }
        written.log(event: event)
    }
}
