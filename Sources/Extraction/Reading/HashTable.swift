/// Values by hashes that are good as they are: a set of words that is asked hundreds of times a page.
struct HashTable<Value: Sendable>: Sendable {
    private var hashes: [UInt64]
    private var values: [Value?]
    private let mask: Int

    init(_ pairs: [(hash: UInt64, value: Value)], merge: (Value, Value) -> Value) {
        var size = 64
        while size < pairs.count * 4 { size *= 2 }
        mask = size - 1
        hashes = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for (hash, value) in pairs {
            var place = Int(truncatingIfNeeded: hash) & mask
            while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
            hashes[place] = hash
            values[place] = values[place].map { merge($0, value) } ?? value
        }
    }

    subscript(hash: UInt64) -> Value? {
        var place = Int(truncatingIfNeeded: hash) & mask
        while hashes[place] != 0 {
            if hashes[place] == hash { return values[place] }
            place = (place + 1) & mask
        }
        return nil
    }
}
