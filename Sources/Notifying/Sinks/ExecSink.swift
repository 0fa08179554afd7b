import Articles
import Foundation
import Locking

/// Runs a program for each message, with the changes as JSON lines on its standard input.
///
/// No shell is in between: what stands in a headline is read by nobody. The program finds the message's id in
/// `DATELINE_MESSAGE_ID`, by which it can drop a repeat, and the sink's name in `DATELINE_SINK`; of this process's
/// environment it gets only what is listed below. It says that all went well by ending with 0, and that it wants to be
/// called again later by 75 (EX_TEMPFAIL in sysexits.h).
struct ExecSink: Sink {
    let name: String
    let arguments: [String]
    let timeout: Duration

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard !arguments.isEmpty else { return .refused(reason: "no program is named") }
        guard let lines = try? message.changes.map({ try CloudEvent($0.change).line() + "\n" }) else {
            return .refused(reason: "a change cannot be written as JSON")
        }
        let input = Array(lines.joined().utf8), environment = environment(of: message)
        let isCancelled = Locked(false)
        let ending = await withTaskCancellationHandler {
            await onOwnThread {
                ChildProcess.run(arguments, environment, input: input, timeout: timeout) { isCancelled.withLock { $0 } }
            }
        } onCancel: {
            isCancelled.withLock { $0 = true }
        }
        if ending.cause == .cancelled { throw CancellationError() }
        return outcome(of: ending)
    }

    private func outcome(of ending: ChildProcess.Ending) -> DeliveryOutcome {
        let program = arguments[0], complaint = ending.lastLine.isEmpty ? "" : ": \(ending.lastLine)"
        switch ending.cause {
        case .exited(0): return .delivered
        case .exited(75): return .failed(reason: "\(program) asks to be called again later\(complaint)", after: nil)
        case .exited(let status): return .refused(reason: "\(program) ended with status \(status)\(complaint)")
        case .signalled(let signal): return .refused(reason: "\(program) was ended by signal \(signal)\(complaint)")
        case .timedOut:
            return .failed(reason: "\(program) took longer than \(limit) and was ended\(complaint)", after: nil)
        case .notStarted(let reason): return .refused(reason: "\(program) cannot be run: \(reason)")
        case .cancelled: return .failed(reason: "cancelled", after: nil)
        }
    }

    private var limit: String {
        let seconds = timeout.components.seconds
        return seconds > 0 ? "\(seconds) s" : "\(timeout.components.attoseconds / 1_000_000_000_000_000) ms"
    }

    private func environment(of message: SinkMessage) -> [String] {
        let kept = ["HOME", "LANG", "TZ", "USER", "TMPDIR", "STATE_DIRECTORY"]
        let own = ProcessInfo.processInfo.environment
        let inherited = kept.compactMap { key in own[key].map { "\(key)=\($0)" } }
        // What ends a string in C would cut these short.
        let id = message.id.filter { $0 != "\0" }
        return inherited + [
            "PATH=/usr/local/bin:/usr/bin:/bin", "DATELINE_MESSAGE_ID=\(id)", "DATELINE_SINK=\(name)",
        ]
    }
}
