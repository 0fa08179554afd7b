import Foundation
import Storage

/// Says that more is due than can be asked: once when it begins, then every ten minutes, and when it is over.
struct FallingBehind {
    private var told: Date?

    private static let pause: TimeInterval = 600

    mutating func note(_ look: WatchLook) -> WatchEvent? {
        guard let behind = look.behind else { return nil }
        if behind.count == 0 {
            guard told != nil else { return nil }
            told = nil
            return .caughtUp
        }
        if let told, abs(look.at.timeIntervalSince(told)) < Self.pause { return nil }
        told = look.at
        return .behind(behind)
    }
}
