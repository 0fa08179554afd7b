import DequeModule

/// Places for work under way. Work that takes long does nothing but wait: its place goes to other work, until there is
/// four times as much under way as there are places (`Fetcher.mostTransfers`).
struct Places {
    private let count: Int
    private var underWay: Set<Int> = []
    private var waiting: Set<Int> = []
    /// In order of their start.
    private var starts: Deque<(id: Int, at: ContinuousClock.Instant)> = []
    private var lastID = 0

    /// What waits so long for a server does no work here. It loses nothing: its place is another one too many for a while.
    private static let patience = Duration.milliseconds(250)

    init(_ count: Int) {
        self.count = count
    }

    var isEmpty: Bool { underWay.isEmpty }

    /// Whether there is no place now.
    mutating func areTaken() -> Bool {
        let latest = ContinuousClock.now - Self.patience
        while let first = starts.first, first.at <= latest || !underWay.contains(first.id) {
            if underWay.contains(first.id) { waiting.insert(first.id) }
            starts.removeFirst()
        }
        return underWay.count - waiting.count >= count || underWay.count >= count * 4
    }

    /// When the next place may come free without anything being finished.
    var nextFree: ContinuousClock.Instant? { starts.first.map { $0.at + Self.patience } }

    mutating func take() -> Int {
        lastID += 1
        underWay.insert(lastID)
        starts.append((lastID, .now))
        return lastID
    }

    mutating func giveBack(_ id: Int) {
        underWay.remove(id)
        waiting.remove(id)
    }
}
