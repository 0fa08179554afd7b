/// Chance that falls alike for the same seed (SplitMix64), so that an article is made anew from its number alone.
struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return finalised(state)
    }

    /// From 0 to one less than the bound.
    mutating func below(_ bound: Int) -> Int { place(next(), among: bound) }

    /// From 0 to 1, without 1.
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

/// Two numbers as one, all of whose bits are as good as random.
func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    finalised(finalised(first &+ 0x9E37_79B9_7F4A_7C15) ^ second)
}

/// Which of so many a random number means; 0 where there are none.
func place(_ number: UInt64, among count: Int) -> Int { Int(number >> 11) % max(1, count) }

private func finalised(_ number: UInt64) -> UInt64 {
    var number = number
    number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
    return number ^ number >> 31
}
