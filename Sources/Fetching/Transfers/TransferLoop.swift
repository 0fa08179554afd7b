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
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                inbox.post(.start(id, request, continuation))
                // The handler may have run before there was anything to cancel.
                if Task.isCancelled { inbox.post(.cancel(id)) }
            }
        } onCancel: {
            inbox.post(.cancel(id))
        }
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

typealias TransferContinuation = CheckedContinuation<TransferReply, any Error>

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
    let multi = curl_multi_init()
    private let commands = Locked<[TransferCommand]>([])

    /// Wakes the thread for the first of several commands only: it takes them all.
    func post(_ command: TransferCommand) {
        let isFirst = commands.withLock {
            $0.append(command)
            return $0.count == 1
        }
        if isFirst { curl_multi_wakeup(multi) }
    }

    func drain() -> [TransferCommand] {
        commands.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }

    /// Until a socket is ready, a command came, or a second went by.
    func sleep() {
        curl_multi_poll(multi, nil, 0, 1000, nil)
    }

    func close() {
        curl_multi_cleanup(multi)
    }
}
