import Foundation

/// Tells that files have changed, once for changes that come together.
struct FileWatch {
    /// The folders to watch, asked for anew after each change, since folders come, go and are exchanged.
    let places: @Sendable () -> [String: WatchedPlaces.Names]
    /// Called once, when changes begin to be heard of; what was changed before that, nobody tells.
    let onWatched: @Sendable () -> Void
    /// Called, as `onWatched` is, on a thread of its own.
    let onChange: @Sendable () -> Void

    /// - Throws: `CancellationError` at its end; `FileWatchError` where the system does not tell of changes.
    func run() async throws {
        let pipe = try StopPipe()
        let notices = try Notices()
        let loop = FileWatchLoop(notices: notices, stop: pipe, places: places, onWatched: onWatched, onChange: onChange)
        Thread { loop.run() }.start()
        defer { pipe.stop() }
        try await Bell().wait()
    }
}

enum FileWatchError: Error, CustomStringConvertible {
    case system(call: String, code: Int32)

    var description: String {
        switch self {
        case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
        }
    }
}

/// The thread that waits for notices. It alone reads the descriptors, and it closes them.
struct FileWatchLoop: Sendable {
    let notices: Notices
    let stop: StopPipe
    let places: @Sendable () -> [String: WatchedPlaces.Names]
    let onWatched: @Sendable () -> Void
    let onChange: @Sendable () -> Void

    /// Milliseconds without a change after which what came is told together, and after how many such pauses it is told
    /// in any case.
    private static let quiet: Int32 = 200
    private static let mostPauses = 10

    func run() {
        defer {
            notices.close()
            stop.close()
        }
        var watched = notices.watch(places(), instead: [:])
        onWatched()
        while wait(-1) == .notice {
            guard notices.take(watched) else { continue }
            var pauses = 0
            var outcome = Outcome.notice
            while outcome == .notice, pauses < Self.mostPauses {
                outcome = wait(Self.quiet)
                if outcome == .notice { _ = notices.take(watched) }
                pauses += 1
            }
            if outcome == .stop { return }
            // Watched before they are read: what changes from here on is told again.
            watched = notices.watch(places(), instead: watched)
            onChange()
        }
    }

    private enum Outcome { case notice, nothing, stop }

    private func wait(_ milliseconds: Int32) -> Outcome {
        var descriptors = [
            pollfd(fd: notices.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: stop.reading, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let count = poll(&descriptors, 2, milliseconds)
            if count < 0, errno == EINTR { continue }
            if count < 0 || descriptors[1].revents != 0 { return .stop }
            return count == 0 ? .nothing : .notice
        }
    }
}

/// Ends a thread that waits in `poll`.
struct StopPipe: Sendable {
    let reading: Int32
    private let writing: Int32

    init() throws(FileWatchError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = ends[0]
        writing = ends[1]
    }

    /// Closing the one end is heard at the other.
    func stop() { _ = Foundation.close(writing) }

    func close() { _ = Foundation.close(reading) }
}
