/// How a sentence's words differ from those of the event that it tells of.
struct Telling {
    let seed: UInt64
    /// Per cent of the words that are others; of the common ones a quarter of it.
    var words = 0
    var numbers = 0

    static let plain = Telling(seed: 0)

    func rate(of kind: Pool.Kind) -> Int {
        switch kind {
        case .common: words / 4
        case .content: words
        case .number: numbers
        case .name: 0
        }
    }
}

/// A sentence or a headline, as one article has it.
struct Line {
    let event: Event
    /// Of the event's pool.
    let tokens: Range<Int>
    let seed: UInt64
    var telling: Telling
    /// What an editor changed in it afterwards.
    var edit = Telling.plain
    var endsParagraph = false

    init(sentence: Int, of event: Event, telling: Telling, endsParagraph: Bool = false) {
        self.event = event
        tokens = event.pool.sentences[sentence]
        seed = mixed(event.seed, UInt64(sentence))
        self.telling = telling
        self.endsParagraph = endsParagraph
    }

    init(headline: Int, of event: Event, telling: Telling) {
        self.event = event
        tokens = event.pool.headlines[headline]
        seed = mixed(event.seed, ~UInt64(headline))
        self.telling = telling
    }

    func write(to bytes: inout [UInt8]) {
        var told = Dice(seed), reworded = Dice(telling.seed), edited = Dice(edit.seed)
        for place in tokens {
            let token = event.pool.tokens[place]
            var chance = told.next()
            let isReworded = Self.turn(&chance, by: reworded.next(), telling.rate(of: token.kind))
            let isEdited = Self.turn(&chance, by: edited.next(), edit.rate(of: token.kind))
            if place > tokens.lowerBound { bytes.append(UInt8(ascii: " ")) }
            append(event.letters(for: token, by: chance, isAnew: isReworded || isEdited), token, to: &bytes)
        }
    }

    /// - Returns: whether another word than before is chosen, as it is in so many cases of a hundred.
    private static func turn(_ chance: inout UInt64, by other: UInt64, _ rate: Int) -> Bool {
        guard other % 100 < UInt64(rate) else { return false }
        chance = mixed(other, chance)
        return true
    }

    private func append(_ letters: ArraySlice<UInt8>, _ token: Pool.Token, to bytes: inout [UInt8]) {
        let begin = bytes.count
        bytes += letters
        if token.isCapital { capitalise(&bytes, at: begin) }
        if token.mark != 0 { bytes.append(token.mark) }
    }

    /// Latin letters of ASCII, and Russian ones.
    private func capitalise(_ bytes: inout [UInt8], at begin: Int) {
        guard begin < bytes.count else { return }
        switch bytes[begin] {
        case 97...122: bytes[begin] -= 32
        case 0xD0 where begin + 1 < bytes.count && (0xB0...0xBF).contains(bytes[begin + 1]): bytes[begin + 1] -= 0x20
        case 0xD1 where begin + 1 < bytes.count && (0x80...0x8F).contains(bytes[begin + 1]):
            bytes[begin] = 0xD0
            bytes[begin + 1] += 0x20
        default: break
        }
    }
}
