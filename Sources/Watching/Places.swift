import DequeModule

/// Places for work under way. Hosts that hang must not hold them, and whether one does is known only after a while, so
/// - a probe, which is work at a host that has not answered yet, takes no place, as long as there are no more probes
///     than
///   places;
/// - whatever waits long gives its place away;
/// and all the same never more than four times as much is under way as there are places (`Fetcher.mostTransfers`).
struct Places {
    private let count: Int
    private var underWay: Set<Int> = []
    private var waiting: Set<Int> = []
    private var probes: Set<Int> = []
    /// In order of their start.
    private var starts: Deque<(id: Int, at: ContinuousClock.Instant)> = []
    private var lastID = 0

    /// What waits so long for a server does no work here. It loses nothing by it.
    private static let patience = Duration.milliseconds(250)

    init(_ count: Int) {
        self.count = count
    }

    var isEmpty: Bool { underWay.isEmpty }
    var taken: Int { underWay.count }

    /// Whether there is no place now.
    mutating func areTaken() -> Bool {
        let latest = ContinuousClock.now - Self.patience
        while let first = starts.first, first.at <= latest || !underWay.contains(first.id) {
            if underWay.contains(first.id) { waiting.insert(first.id) }
            probes.remove(first.id)
            starts.removeFirst()
        }
        let busy = underWay.count - waiting.count - min(probes.count, count)
        return busy >= count || underWay.count >= count * 4
    }

    /// When the next place may come free without anything being finished.
    var nextFree: ContinuousClock.Instant? { starts.first.map { $0.at + Self.patience } }

    mutating func take(isProbe: Bool) -> Int {
        lastID += 1
        underWay.insert(lastID)
        if isProbe { probes.insert(lastID) }
        starts.append((lastID, .now))
        return lastID
    }

    mutating func giveBack(_ id: Int) {
        underWay.remove(id)
        waiting.remove(id)
        probes.remove(id)
    }
}
