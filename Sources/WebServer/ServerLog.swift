import Logging

/// What the library below says that something went wrong, on standard error; of its end, nothing.
///
/// When the end comes HummingbirdCore (2.28) can close its listening socket a second time, and reports as an error that it
/// was "Already closed". Whatever is broken off from then on was to be, and nobody can do anything about it.
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
        if !isOver() { written.log(event: event) }
    }
}
