public import Foundation

/// How what has piled up while nobody looked is taken up again: bit by bit. After a start, a night's sleep or a clock
/// that jumped everything may be due at once, and asked for at once it would come at once ever after.
public struct CatchUp: Equatable, Sendable {
    /// What became due before then has a place of its own after it.
    public let begins: Date
    /// Seconds until the last of it is taken up.
    public let span: TimeInterval

    /// - Parameter count: how much is due.
    public init(count: Int, at now: Date) {
        begins = now
        span = min(Double(max(0, count)) / Self.aSecond, Self.longest)
    }

    /// When one of the things that piled up is taken up; what became due later does not wait.
    public func opening(of id: Int64, dueSince due: Date? = nil) -> Date {
        if let due, due > begins { return due }
        return begins.addingTimeInterval(Self.place(of: id) * span)
    }

    public var ends: Date { begins.addingTimeInterval(span) }

    public func isOver(at now: Date) -> Bool { now >= ends }

    /// From 0 to 1, evenly over all numbers and the same for the same one, so that a restart amid the catching up does
    /// not deal the places anew. (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.)
    static func place(of id: Int64) -> Double {
        var bits = UInt64(bitPattern: id) &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return Double(bits >> 11) / Double(UInt64(1) << 53)
    }

    /// Things a second: two sources that were just written down wait for nothing, a thousand for under two minutes.
    private static let aSecond = 10.0
    private static let longest: TimeInterval = 600
}
