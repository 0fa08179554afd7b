import CCurl
import Foundation
import Locking
import Synchronization

/// The thread that owns every libcurl handle.
/// - Only that thread touches the handles; everyone else posts to `inbox`, which wakes it.
/// - Each continuation is resumed exactly once: with a reply, a failure or cancellation.
final class TransferLoop: Sendable {
    private let inbox: Inbox
    private let nextID = Atomic<Int>(0)

    init(limits: FetchLimits) {
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        let inbox = Inbox()
        self.inbox = inbox
        let thread = Thread { Self.run(inbox, limits) }
        thread.start()
    }

    /// - Throws: `TransferFailure` or `CancellationError`.
    func perform(_ request: TransferRequest) async throws -> TransferReply {
        let id = nextID.add(1, ordering: .relaxed).newValue
        let waiting = TransferContinuation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiting.set(continuation)
                inbox.post(.start(id, request, waiting))
                // The handler may have run before there was anything to cancel.
                if Task.isCancelled { cancel(id, request, waiting) }
            }
        } onCancel: {
            cancel(id, request, waiting)
        }
    }

    private func cancel(_ id: Int, _ request: TransferRequest, _ waiting: TransferContinuation) {
        inbox.post(.cancel(id))
        // Within libcurl the thread may be waiting for a mail server's word, and hears nobody meanwhile.
        if case .mail = request.sending { waiting.cancel() }
    }

    func stop() { inbox.post(.stop) }

    /// Obey, advance, sleep.
    private static func run(_ inbox: Inbox, _ limits: FetchLimits) {
        Thread.current.name = "dateline-fetch"
        var transfers = ActiveTransfers(multi: inbox.multi, limits: limits)
        while transfers.obey(inbox.drain()) {
            transfers.advance()
            inbox.sleep()
        }
        transfers.close()
        inbox.close()
    }
}

enum TransferCommand: Sendable {
    case start(Int, TransferRequest, TransferContinuation)
    case cancel(Int)
    case stop
}

/// What other threads hand to the transfer thread.
///
/// `multi` is used from other threads only for `curl_multi_wakeup`, which libcurl documents as safe; `close` runs last,
/// on the transfer thread, once nobody holds the loop any more.
final class Inbox: @unchecked Sendable {
    private struct State {
        var commands: [TransferCommand] = []
        /// Whether the thread waits, or is about to: only then it has to be woken, which takes it and us a system call.
        var isAsleep = false
    }

    let multi = curl_multi_init()
    private let state = Locked(State())

    func post(_ command: TransferCommand) {
        let wakes = state.withLock { state in
            state.commands.append(command)
            defer { state.isAsleep = false }
            return state.isAsleep
        }
        if wakes { curl_multi_wakeup(multi) }
    }

    func drain() -> [TransferCommand] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// Until a socket is ready, a command came, or a second went by.
    func sleep() {
        let hasNothing = state.withLock { state in
            state.isAsleep = state.commands.isEmpty
            return state.isAsleep
        }
        guard hasNothing else { return }
        curl_multi_poll(multi, nil, 0, 1000, nil)
        state.withLock { $0.isAsleep = false }
    }

    func close() {
        curl_multi_cleanup(multi)
    }
}
