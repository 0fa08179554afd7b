import Articles
public import Fetching
public import Foundation
import Locking
import Newsroom

extension Fetcher {
    /// One that may fetch from loopback, and has little patience.
    public static func forTests(
        memory: FetchMemory = FetchMemory(), clock: TestClock? = nil,
        _ change: (inout FetchLimits) -> Void = { _ in },
        observer: @escaping @Sendable (FetchRecord) -> Void = { _ in }
    ) -> Fetcher {
        var limits = FetchLimits()
        limits.allowPrivate = true
        limits.timeout = .seconds(20)
        change(&limits)
        return Fetcher(limits: limits, memory: memory, now: { clock?.now ?? Date() }, observer: observer)
    }
}

/// A time of day that a test sets.
public final class TestClock: Sendable {
    private let time = Locked(Date(timeIntervalSince1970: 1_772_000_000))

    public init() {}

    public var now: Date { time.withLock { $0 } }

    public func advance(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

extension LoopbackSite {
    public func request(_ path: String, _ change: (inout FetchRequest) -> Void = { _ in }) -> FetchRequest {
        var request = FetchRequest(url: WebURL(stored: url + path))
        change(&request)
        return request
    }

    /// The paths that were asked for, robots.txt left out.
    public var asked: [String] { exchanges.map(\.request.path).filter { $0 != "/robots.txt" } }

    public func redirect(_ path: String, to place: String, status: Int = 302) {
        serve(path) { _ in .init(status: status, headers: [("Location", place)]) }
    }
}

/// Lines that were told, from any thread.
public final class Lines: Sendable {
    private let lines = Locked<[String]>([])

    public init() {}

    public var all: [String] { lines.withLock { $0 } }

    public func add(_ line: String) { lines.withLock { $0.append(line) } }
}
