/// When a loop that waits for others has to look up from waiting.
struct Pulse {
    let longest: Duration
    private var last = ContinuousClock.now
    private var alarm: ContinuousClock.Instant?

    init(longest: Duration) {
        self.longest = longest
    }

    var isDue: Bool { ContinuousClock.now - last >= longest }

    mutating func beat() { last = .now }

    /// - Parameter moment: for which the alarm was set that rang; `nil` where none is. An earlier one may have been set
    ///   since, and rung: that this one rings then is nothing. Were it taken for the one that is set, each would be
    ///   followed by another for ever.
    mutating func rang(_ moment: ContinuousClock.Instant?) {
        if moment == nil || alarm == moment { alarm = nil }
    }

    /// The moment to set an alarm for; `nil` where one is set that rings soon enough.
    mutating func alarm(at moments: ContinuousClock.Instant?...) -> ContinuousClock.Instant? {
        let wake = moments.compactMap(\.self).reduce(last + longest, min)
        if let alarm, alarm <= wake { return nil }
        alarm = wake
        return wake
    }
}
