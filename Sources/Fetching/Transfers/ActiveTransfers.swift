import Articles
import CCurl
import DequeModule

/// The transfers under way and those that wait for a place. Lives on the transfer thread and never leaves it.
struct ActiveTransfers {
    private let multi: UnsafeMutableRawPointer?
    private let limits: FetchLimits
    private var handles: HandlePool
    private var active: [Int: Transfer] = [:]
    /// By host and port.
    private var lanes: [String: Lane] = [:]
    /// The lanes in which somebody waits who could start, each once, in the order of their turns.
    private var ready: Deque<String> = []
    /// Origins that were connected to by leave of `allowsPrivate`: nobody without that leave may ride on such a
    /// connection.
    private var privateLanes: Set<String> = []

    init(multi: UnsafeMutableRawPointer?, limits: FetchLimits) {
        self.multi = multi
        self.limits = limits
        let most = Fetcher.mostTransfers(limits)
        handles = HandlePool(limits)
        ccurl_multi_set_long(self.multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, most)
        // The backstop: without it, hundreds of transfers to one small server time out in its queue.
        ccurl_multi_set_long(self.multi, CURLMOPT_MAX_HOST_CONNECTIONS, limits.perHost)
        ccurl_multi_set_long(self.multi, CURLMOPT_MAXCONNECTS, most)
        ccurl_multi_set_long(self.multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    }

    /// `false` when it was told to stop.
    mutating func obey(_ commands: [TransferCommand]) -> Bool {
        for command in commands {
            switch command {
            case .start(let id, let request, let continuation):
                enqueue(Transfer(id: id, request: request, continuation: continuation))
            case .cancel(let id): cancel(id)
            case .stop: return false
            }
        }
        return true
    }

    mutating func advance() {
        var placesCameFree = true
        while placesCameFree {
            placesCameFree = false
            startWaiting()
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            var left: Int32 = 0
            while let message = curl_multi_info_read(multi, &left) {
                guard message.pointee.msg == CURLMSG_DONE else { continue }
                finish(Transfer.of(message.pointee.easy_handle), message.pointee.data.result)
                placesCameFree = !ready.isEmpty
            }
        }
    }

    mutating func close() {
        for lane in lanes.values { for transfer in lane.waiting { transfer.cancel() } }
        for transfer in Array(active.values) {
            release(transfer)
            transfer.cancel()
        }
        handles.close()
    }

    // MARK: Places

    private mutating func enqueue(_ transfer: Transfer) {
        lanes[transfer.authority, default: Lane()].waiting.append(transfer)
        callUp(transfer.authority)
    }

    /// Gives a lane its turn, if somebody waits in it who may start.
    private mutating func callUp(_ authority: String) {
        guard let isFree = lanes[authority].map({ !$0.isReady && !$0.waiting.isEmpty && $0.active < limits.perHost }),
            isFree
        else { return }
        lanes[authority]?.isReady = true
        ready.append(authority)
    }

    /// In turn, one of each host: a host with a thousand waiting delays nobody but its own.
    private mutating func startWaiting() {
        while active.count < Fetcher.mostTransfers(limits), let authority = ready.popFirst() {
            lanes[authority]?.isReady = false
            guard let transfer = lanes[authority]?.waiting.popFirst() else { continue }
            if let reason = transfer.request.gate.opens() {
                transfer.resume(with: .failure(TransferFailure(reason: reason, exchange: Exchange())))
            } else {
                start(transfer)
            }
            callUp(authority)
        }
    }

    private mutating func start(_ transfer: Transfer) {
        let handle = handles.take()
        let needsOwnConnection = !transfer.request.allowsPrivate && mayMeetPrivateLane(transfer)
        if transfer.request.allowsPrivate { privateLanes.insert(transfer.authority) }
        transfer.open(handle, limits, isOnOwnConnection: needsOwnConnection)
        curl_multi_add_handle(multi, handle.pointer)
        active[transfer.id] = transfer
        lanes[transfer.authority, default: Lane()].active += 1
    }

    /// libcurl keeps connections by its own spelling of a host, in which `127.1` is `127.0.0.1`: what is no plain
    /// name may be any of them.
    private func mayMeetPrivateLane(_ transfer: Transfer) -> Bool {
        guard !privateLanes.isEmpty else { return false }
        let isName = transfer.request.url.host.utf8.split(separator: UInt8(ascii: ".")).last.map { label in
            label.allSatisfy { 97...122 ~= $0 }
        }
        return isName != true || privateLanes.contains(transfer.authority)
    }

    private mutating func cancel(_ id: Int) {
        if let transfer = active[id] {
            release(transfer)
            transfer.cancel()
            return
        }
        for (authority, lane) in lanes {
            guard let index = lane.waiting.firstIndex(where: { $0.id == id }) else { continue }
            lanes[authority]?.waiting.remove(at: index).cancel()
            forget(authority)
            return
        }
    }

    private mutating func finish(_ transfer: Transfer?, _ code: CURLcode) {
        guard let transfer else { return }
        let outcome = transfer.outcome(code, limits)
        release(transfer)
        if case .success(let reply) = outcome { transfer.request.gate.answered(reply) }
        transfer.resume(with: outcome)
    }

    private mutating func release(_ transfer: Transfer) {
        active[transfer.id] = nil
        lanes[transfer.authority]?.active -= 1
        if let handle = transfer.close() {
            curl_multi_remove_handle(multi, handle.pointer)
            handles.put(handle)
        }
        callUp(transfer.authority)
        forget(transfer.authority)
    }

    /// A lane that nobody is in takes no memory.
    private mutating func forget(_ authority: String) {
        if let lane = lanes[authority], lane.active == 0, lane.waiting.isEmpty { lanes[authority] = nil }
    }
}

/// The transfers to one host.
private struct Lane {
    var waiting: Deque<Transfer> = []
    var active = 0
    /// Whether it stands in the line of the lanes that are ready.
    var isReady = false
}
