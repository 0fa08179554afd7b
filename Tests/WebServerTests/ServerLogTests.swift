import Locking
import Logging
import Testing

@testable import WebServer

struct ServerLogTests {
    @Test func `what the library says is written until the end has begun`() {
        let isOver = Locked(false)
        let lines = Locked<[String]>([])
        var logger = Logger(label: "test") { _ in
            ServerLog(isOver: { isOver.withLock { $0 } }, writing: LineHandler(lines: lines))
        }
        logger.logLevel = .warning
        logger.error("Cannot accept")
        logger.info("Running")
        logger.error("Server shutdown error: Already closed")
        isOver.withLock { $0 = true }
        logger.error("Waiting on child channel: broken off")
        #expect(lines.withLock { $0 } == ["Cannot accept"])
    }
}

/// Keeps what is said to it.
private struct LineHandler: LogHandler {
    let lines: Locked<[String]>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(lines: Locked<[String]>) {
        self.lines = lines
    }

    subscript(metadataKey name: String) -> Logger.Metadata.Value? {
        get { metadata[name] }
        set { metadata[name] = newValue }
    }

    func log(event: LogEvent) { lines.withLock { $0.append("\(event.message)") } }
}
