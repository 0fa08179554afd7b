import Foundation
import HTTPTypes
import Locking

/// Who may read: everybody on this machine, or whoever knows the token.
final class Gate: Sendable {
    private let token: [UInt8]?
    private let now: @Sendable () -> Date
    private let failures = Locked(FailureBook())
    private let sessions = Locked<[String: Date]>([:])

    init(token: String?, now: @escaping @Sendable () -> Date) {
        self.token = token.map { Array($0.utf8) }
        self.now = now
    }

    var isOpen: Bool { token == nil }

    static let cookie = "dateline"
    private static let longestSession: TimeInterval = 30 * 86_400
    private static let mostSessions = 1000

    /// - Parameter peer: the address that presents the token, which is told to wait after some wrong ones.
    /// - Throws: `Refusal` where it has to wait; never for the right token.
    func accepts(_ presented: String, from peer: String) throws(Refusal) -> Bool {
        guard let token else { return true }
        // Readers can share an address, as behind a proxy: nobody who has the token waits for others' mistakes. Those who
        // guess learn no sooner by it; a token is too long to be found by trying.
        if Self.isSame(Array(presented.utf8), token) {
            failures.withLock { $0.forgive(peer) }
            return true
        }
        let now = self.now()
        if let wait = failures.withLock({ $0.wait(peer, at: now) }) {
            throw Refusal.retry(
                Refusal(.tooManyRequests, "Too many wrong tokens; try again in \(wait) seconds."), after: wait)
        }
        failures.withLock { $0.note(peer, at: now) }
        return false
    }

    /// Takes as long whichever bytes differ, so that nobody learns the token byte by byte.
    static func isSame(_ presented: [UInt8], _ token: [UInt8]) -> Bool {
        var difference = presented.count ^ token.count
        for (index, byte) in token.enumerated() {
            let other = index < presented.count ? presented[index] : ~byte
            difference |= Int(byte ^ other)
        }
        return difference == 0
    }

    // MARK: Sessions

    /// A new session's name: 256 random bits, known to its browser alone. Sessions end with the server.
    func openSession() -> String {
        var generator = SystemRandomNumberGenerator()
        let name = (0..<4).map { _ in String(UInt64.random(in: .min ... .max, using: &generator), radix: 16) }
            .joined(separator: "-")
        let now = self.now()
        sessions.withLock { sessions in
            sessions = sessions.filter { now.timeIntervalSince($0.value) < Self.longestSession }
            if sessions.count >= Self.mostSessions, let oldest = sessions.min(by: { $0.value < $1.value }) {
                sessions[oldest.key] = nil
            }
            sessions[name] = now
        }
        return name
    }

    func knows(session: String) -> Bool {
        let now = self.now()
        return sessions.withLock { $0[session].map { now.timeIntervalSince($0) < Self.longestSession } ?? false }
    }

    func close(session: String) { sessions.withLock { $0[session] = nil } }
}

/// Wrong tokens by address, of the last minutes.
struct FailureBook: Sendable {
    private var failures: [String: (count: Int, last: Date)] = [:]

    private static let allowed = 5
    /// Seconds that an address waits after that, from its last try on.
    private static let pause: TimeInterval = 60
    private static let most = 10_000

    /// Seconds until the address may try again; `nil` where it may now.
    func wait(_ peer: String, at now: Date) -> Int? {
        guard let entry = failures[peer], entry.count >= Self.allowed else { return nil }
        let left = Self.pause - now.timeIntervalSince(entry.last)
        return left > 0 ? Int(left.rounded(.up)) : nil
    }

    mutating func note(_ peer: String, at now: Date) {
        if failures.count >= Self.most {
            failures = failures.filter { now.timeIntervalSince($0.value.last) < Self.pause }
            if failures.count >= Self.most { failures = [:] }
        }
        let isRecent = failures[peer].map { now.timeIntervalSince($0.last) < Self.pause } ?? false
        failures[peer] = (isRecent ? (failures[peer]?.count ?? 0) + 1 : 1, now)
    }

    mutating func forgive(_ peer: String) { failures[peer] = nil }
}
