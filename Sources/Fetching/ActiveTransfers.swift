import CCurl

/// The transfers under way and those that wait for a place. Lives on the transfer thread and never leaves it.
struct ActiveTransfers {
    private let multi: UnsafeMutableRawPointer?
    private let limits: FetchLimits
    private var active: [Int: Transfer] = [:]
    private var waiting: [Transfer] = []
    private var perHost: [String: Int] = [:]

    init(multi: UnsafeMutableRawPointer?, limits: FetchLimits) {
        self.multi = multi
        self.limits = limits
        ccurl_multi_set_long(self.multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.concurrency)
        // The backstop: without it, hundreds of transfers to one small server time out in its queue.
        ccurl_multi_set_long(self.multi, CURLMOPT_MAX_HOST_CONNECTIONS, limits.perHost)
        ccurl_multi_set_long(self.multi, CURLMOPT_MAXCONNECTS, limits.concurrency * 2)
        ccurl_multi_set_long(self.multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    }

    /// `false` when it was told to stop.
    mutating func obey(_ commands: [TransferCommand]) -> Bool {
        for command in commands {
            switch command {
            case .start(let id, let request, let continuation):
                waiting.append(Transfer(id: id, request: request, continuation: continuation))
            case .cancel(let id): cancel(id)
            case .stop: return false
            }
        }
        return true
    }

    mutating func advance() {
        startWaiting()
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        var left: Int32 = 0
        var finished = false
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            finish(message.pointee.easy_handle, message.pointee.data.result)
            finished = true
        }
        // Places became free: take the next ones now, not after the next sleep.
        if finished, !waiting.isEmpty { advance() }
    }

    mutating func close() {
        for transfer in waiting { transfer.cancel() }
        for id in Array(active.keys) { cancel(id) }
    }

    // MARK: Places

    /// First come, first served, but a full host holds back only its own.
    private mutating func startWaiting() {
        guard !waiting.isEmpty, active.count < limits.concurrency else { return }
        var kept: [Transfer] = []
        for transfer in waiting {
            let host = transfer.authority
            guard active.count < limits.concurrency, perHost[host, default: 0] < limits.perHost else {
                kept.append(transfer)
                continue
            }
            start(transfer, on: host)
        }
        waiting = kept
    }

    private mutating func start(_ transfer: Transfer, on host: String) {
        guard let handle = transfer.open(limits) else {
            transfer.fail(.failed("libcurl gave no handle"))
            return
        }
        curl_multi_add_handle(multi, handle)
        active[transfer.id] = transfer
        perHost[host, default: 0] += 1
    }

    private mutating func cancel(_ id: Int) {
        if let index = waiting.firstIndex(where: { $0.id == id }) {
            waiting.remove(at: index).cancel()
        } else if let transfer = active[id] {
            release(transfer)
            transfer.cancel()
        }
    }

    private mutating func finish(_ handle: UnsafeMutableRawPointer?, _ code: CURLcode) {
        guard let transfer = active.values.first(where: { $0.handle == handle }) else { return }
        let outcome = transfer.outcome(code, limits)
        release(transfer)
        transfer.resume(with: outcome)
    }

    private mutating func release(_ transfer: Transfer) {
        active[transfer.id] = nil
        perHost[transfer.authority, default: 1] -= 1
        if perHost[transfer.authority] == 0 { perHost[transfer.authority] = nil }
        curl_multi_remove_handle(multi, transfer.handle)
        transfer.closeHandle()
    }
}
