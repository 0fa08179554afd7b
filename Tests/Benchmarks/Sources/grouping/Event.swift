/// Something that happened: the sentences that may be said of it, its people and places, its numbers, the words of its
/// topic.
///
/// A topic is one real article's, so that many events are alike in their words, as many matches and elections are; the
/// people and places are the event's own, and half of them are new to the world.
final class Event: Sendable {
    let seed: UInt64
    let pool: Pool
    /// Of the pool's, the most important first.
    let sentences: [Int]
    let headlines: [Int]
    private let cast: [[UInt8]]
    private let topic: [UInt32]
    private let numbers: [UInt32]

    private static let castSize = 12

    init(seed: UInt64, pools: [Pool]) {
        var dice = Dice(seed)
        let pool = Self.pool(among: pools, &dice)
        self.pool = pool
        self.seed = seed
        sentences = (0..<36).map { _ in dice.below(pool.sentences.count) }
        headlines = (0..<4).map { _ in dice.below(pool.headlines.count) }
        cast = (0..<Self.castSize).map { Self.name(in: pool, isNew: $0 % 2 == 0, &dice) }
        topic = Self.topic(of: pool.articles[dice.below(pool.articles.count)], in: pool)
        numbers = (0..<10).map { _ in Self.word(of: pool.numbers, dice.next()) }
    }

    /// As often as there are articles of its language.
    private static func pool(among pools: [Pool], _ dice: inout Dice) -> Pool {
        var place = dice.below(pools.reduce(0) { $0 + $1.articles.count })
        for pool in pools {
            if place < pool.articles.count { return pool }
            place -= pool.articles.count
        }
        preconditionFailure("a place among no pools")
    }

    /// A new name is made of the halves of two.
    private static func name(in pool: Pool, isNew: Bool, _ dice: inout Dice) -> [UInt8] {
        let first = word(of: pool.names, dice.next()), second = word(of: pool.names, dice.next())
        guard isNew else { return Array(pool.letters(of: first)) }
        let start = pool.text(of: first), end = pool.text(of: second)
        let name = String(start.prefix((start.count + 1) / 2)) + end.suffix(end.count / 2).lowercased()
        return Array(name.utf8)
    }

    private static func topic(of sentences: Range<Int>, in pool: Pool) -> [UInt32] {
        let words = sentences.prefix(10).flatMap { sentence in
            pool.tokens[pool.sentences[sentence]].filter { $0.kind == .content }.map(\.word)
        }
        return Array(words.prefix(60))
    }

    private static func word(of words: [UInt32], _ chance: UInt64) -> UInt32 {
        words.isEmpty ? 0 : words[place(chance, among: words.count)]
    }

    // MARK: What is said

    /// What stands in a token's place when this event is told.
    /// - Parameter isAnew: told in other words than the event's own.
    func letters(for token: Pool.Token, by chance: UInt64, isAnew: Bool) -> ArraySlice<UInt8> {
        switch token.kind {
        case .common:
            return pool.letters(of: isAnew ? Self.word(of: pool.common, chance) : token.word)
        case .content:
            let isTopic = chance & 0xFF < 90 && !topic.isEmpty
            return pool.letters(of: Self.word(of: isTopic ? topic : pool.content, chance))
        case .number:
            return pool.letters(of: Self.word(of: isAnew ? pool.numbers : numbers, chance))
        case .name:
            return role(of: token.word)[...]
        }
    }

    /// Who has the part of a name of the pool: the same one each time, the first of the cast the most parts.
    private func role(of word: UInt32) -> [UInt8] {
        var dice = Dice(mixed(seed, UInt64(word)))
        let share = dice.share()
        return cast[Int(Double(Self.castSize) * share * share)]
    }
}
