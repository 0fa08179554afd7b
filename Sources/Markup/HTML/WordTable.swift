/// A few dozen words, each with its number, found by their bytes in whatever capitals. Number 0 is every other word.
struct WordTable: Sendable {
    private let spellings: [String]
    /// Hashes of the words, each at its place or behind it; 0 where there is none.
    private let hashes: [UInt64]
    private let numbers: [UInt8]
    private let mask: Int

    /// - Parameter words: apart by spaces, in the order of their numbers.
    init(_ words: String) {
        spellings = words.split(separator: " ").map(String.init)
        var size = 64
        while size < spellings.count * 4 { size *= 2 }
        var hashes = [UInt64](repeating: 0, count: size)
        var numbers = [UInt8](repeating: 0, count: size)
        for (index, word) in spellings.enumerated() {
            let hash = word.utf8.reduce(Self.seed) { Self.step($0, $1) }
            var place = Int(truncatingIfNeeded: hash) & (size - 1)
            while hashes[place] != 0 { place = (place + 1) & (size - 1) }
            hashes[place] = hash
            numbers[place] = UInt8(index + 1)
        }
        self.hashes = hashes
        self.numbers = numbers
        mask = size - 1
    }

    /// FNV-1a, whose low bits are as good as any.
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    /// - Parameter hash: of the word's bytes in lower case.
    func number(ofHash hash: UInt64) -> UInt8 {
        var place = Int(truncatingIfNeeded: hash) & mask
        while hashes[place] != 0 {
            if hashes[place] == hash { return numbers[place] }
            place = (place + 1) & mask
        }
        return 0
    }

    func number(of word: String) -> Int {
        Int(number(ofHash: word.utf8.reduce(Self.seed) { Self.step($0, lowercased($1)) }))
    }

    func spelling(of number: Int) -> String { number == 0 ? "" : spellings[number - 1] }
}
