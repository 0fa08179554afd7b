/// Finds texts by the samples of their shingles, in memory: some ten bytes a hash.
///
/// What is older than the window is forgotten, a quarter of the window at a time.
struct SampleIndex {
    /// Days. A wire is printed within hours, and again in a weekend's paper.
    private static let window = 14.0
    private static let generationsKept = 4

    private struct Bearer {
        /// `nil` for one that was taken out.
        var id: Int64?
        /// How many shingles its text has.
        var count: Int32
    }

    private struct Generation {
        var period: Int
        /// Of those that came in it.
        var firstSlot: Int32
        var table = SampleTable()
    }

    /// By slot, from `firstSlot` on.
    private var bearers: [Bearer] = []
    /// Those below were forgotten.
    private var firstSlot: Int32 = 0
    private var slots: [Int64: Int32] = [:]
    private var generations: [Generation] = []

    /// How many texts are known, and how many it keeps room for.
    var count: Int { slots.count }
    var capacity: Int { bearers.count }

    /// - Parameter day: days since some beginning, for all alike; not before that of the last call by much.
    mutating func insert(_ sample: [UInt64], ofOneOf count: Int, as id: Int64, day: Double) {
        remove(id)
        open(Int((day / Self.window * Double(Self.generationsKept)).rounded(.down)))
        let slot = firstSlot + Int32(bearers.count)
        bearers.append(Bearer(id: id, count: Int32(clamping: count)))
        slots[id] = slot
        for hash in sample { generations[generations.count - 1].table.insert(hash, slot) }
    }

    mutating func remove(_ id: Int64) {
        guard let slot = slots.removeValue(forKey: id) else { return }
        bearers[Int(slot - firstSlot)].id = nil
    }

    private mutating func open(_ period: Int) {
        if let last = generations.last, last.period >= period { return }
        if !generations.isEmpty { generations[generations.count - 1].table.close() }
        generations.append(Generation(period: period, firstSlot: firstSlot + Int32(bearers.count)))
        generations.removeAll { period - $0.period > Self.generationsKept }
        forget(below: generations[0].firstSlot)
    }

    private mutating func forget(below slot: Int32) {
        let old = Int(slot - firstSlot)
        for bearer in bearers[..<old] { if let id = bearer.id { slots[id] = nil } }
        bearers.removeFirst(old)
        firstSlot = slot
    }

    /// Those that share the most of the sample first. Of each hash's bearers only the newest are looked at.
    func candidates(for shingles: Shingles, _ sample: [UInt64]) -> [Int64] {
        var shared: [Int32: Int] = [:]
        for hash in sample {
            var found: [Int32] = []
            for generation in generations { generation.table.find(hash, into: &found) }
            for slot in found.suffix(SampleTable.mostBearers) { shared[slot, default: 0] += 1 }
        }
        return shared.filter { isLikely($0.key, sharing: $0.value, shingles) }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(mostComparedCopies).compactMap { bearers[Int($0.key - firstSlot)].id }
    }

    private func isLikely(_ slot: Int32, sharing count: Int, _ shingles: Shingles) -> Bool {
        let bearer = bearers[Int(slot - firstSlot)]
        return bearer.id != nil && shingles.isLikelyCopy(sharing: count, withOneOf: Int(bearer.count))
    }
}

/// So many texts are compared with a new one, those first that share the most of its sample.
let mostComparedCopies = 8

/// Hashes and who bears them, with open addressing.
private struct SampleTable {
    /// So many of the newest bearers of a hash are kept: of a text that hundreds print, any one will do, and what else
    /// hundreds have in common is a template.
    static let mostBearers = 16

    private struct Place {
        /// The upper half of a hash; its lower bits are those by which it was chosen. 0 where nothing is.
        var key: UInt32 = 0
        var slot: Int32 = 0
    }

    private var places = Array(repeating: Place(), count: 1024)
    private var count = 0

    private static func key(_ hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 32)) }

    /// Where a key is looked for first. Keys are as good as random, so their share of all numbers is a place.
    private func first(_ key: UInt32) -> Int { Int((UInt64(key) * UInt64(places.count)) >> 32) }

    private func next(_ place: Int) -> Int { place + 1 == places.count ? 0 : place + 1 }

    mutating func insert(_ hash: UInt64, _ slot: Int32) {
        // Half as much again and not twice as much: these tables are the most of what an index takes.
        if count * 4 >= places.count * 3 { resize(to: places.count * 3 / 2) }
        put(Place(key: Self.key(hash), slot: slot))
    }

    /// Nothing more will come.
    mutating func close() { resize(to: max(16, count * 5 / 4)) }

    private mutating func put(_ new: Place) {
        var place = first(new.key), oldest = -1, bearers = 0
        while places[place].key != 0 {
            if places[place].key == new.key {
                bearers += 1
                if oldest < 0 || places[place].slot < places[oldest].slot { oldest = place }
            }
            place = next(place)
        }
        if bearers >= Self.mostBearers {
            places[oldest] = new
            return
        }
        places[place] = new
        count += 1
    }

    private mutating func resize(to capacity: Int) {
        let old = places
        places = Array(repeating: Place(), count: capacity)
        count = 0
        for place in old where place.key != 0 { put(place) }
    }

    /// Appends the hash's bearers in ascending order.
    func find(_ hash: UInt64, into found: inout [Int32]) {
        let key = Self.key(hash), begin = found.count
        var place = first(key)
        while places[place].key != 0 {
            if places[place].key == key { found.append(places[place].slot) }
            place = next(place)
        }
        if found.count - begin > 1 { found[begin...].sort() }
    }
}
