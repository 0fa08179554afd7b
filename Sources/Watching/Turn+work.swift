import Articles
import Fetching
import Foundation
import Settings
import Storage

extension Turn {
    private enum Event: Sendable {
        case finished(place: Int, host: String)
        case tick
    }

    /// Does all that is on the docket.
    /// - Returns: whether there was anything.
    func work(off docket: inout Docket<Work>, _ known: [Source.ID: SourceTurn]) async throws -> Bool {
        var places = Places(check.width)
        var hasWorked = false
        var alarm: ContinuousClock.Instant?
        try await withThrowingTaskGroup(of: Event.self) { group in
            while true {
                var wake: ContinuousClock.Instant?
                switch places.areTaken() ? .nothing : docket.next(check.fetcher.readiness) {
                case .work(let work, let host):
                    hasWorked = true
                    let place = places.take()
                    group.addTask {
                        try await self.perform(work, known)
                        return .finished(place: place, host: host)
                    }
                    continue
                case .held(let work, let hold):
                    hasWorked = true
                    for one in work { try await postpone(one, hold, known) }
                    continue
                case .later(let moment): wake = moment
                case .nothing: wake = places.nextFree
                }
                if places.isEmpty, wake == nil { break }
                if let wake, alarm.map({ wake < $0 }) ?? true {
                    alarm = wake
                    group.addTask {
                        try await Task.sleep(until: wake)
                        return .tick
                    }
                }
                switch try await group.next() {
                case .finished(let place, let host):
                    places.giveBack(place)
                    docket.finished(at: host)
                case .tick, nil: alarm = nil
                }
            }
            group.cancelAll()
        }
        return hasWorked
    }

    private func perform(_ work: Work, _ known: [Source.ID: SourceTurn]) async throws {
        defer { onEvent(.done) }
        switch work {
        case .source(let id):
            guard let turn = known[id] else { return }
            try await collector.take(try await SourceCheck(check: check).run(turn))
        case .page(let due):
            guard let page = try check.store.pageCheck(due) else { return }
            switch try await read(page, known) {
            case .missing: await collector.note(missing: page)
            case .arrival(let arrival): try await collector.take(arrival)
            case .held(let hold): try await collector.take(page, heldBack: hold)
            }
        case .missing(let page):
            switch try await read(page, known) {
            case .missing(let article, let reason): try await collector.take(.pageGone(article, reason: reason))
            case .arrival(let arrival): try await collector.take(arrival)
            case .held(let hold): try await collector.take(page, heldBack: hold)
            }
        }
    }

    private func read(_ page: PageCheck, _ known: [Source.ID: SourceTurn]) async throws -> PageReading.Outcome {
        try await PageReading(check: check).run(page, terms: known[page.source]?.followed.terms ?? FetchTerms())
    }

    private func postpone(_ work: Work, _ hold: Hold, _ known: [Source.ID: SourceTurn]) async throws {
        defer { onEvent(.done) }
        switch work {
        case .source(let id):
            if let url = known[id]?.source.url { await collector.note(heldBack: url, hold) }
        case .page(let due):
            if let page = try check.store.pageCheck(due) { try await collector.take(page, heldBack: hold) }
        case .missing(let page): try await collector.take(page, heldBack: hold)
        }
    }

    /// A page that is missing twice is gone; one that is back was never away.
    func lookAgain(_ known: [Source.ID: SourceTurn]) async throws {
        let pages = await collector.missing
        guard !pages.isEmpty else { return }
        try await Task.sleep(for: check.patience)
        var docket = Docket<Work>()
        for page in pages { docket.add(.missing(page), at: page.url) }
        _ = try await work(off: &docket, known)
    }
}
