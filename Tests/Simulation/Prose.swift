/// Writes in a language, by chance.
struct Prose: Sendable {
    let vocabulary: Vocabulary

    func headline(_ chance: inout SeededGenerator) -> String { written(vocabulary.headlines, &chance) }

    /// What stands between headline and text.
    func standfirst(_ chance: inout SeededGenerator) -> String {
        joined([written(vocabulary.statements, &chance), written(vocabulary.statements, &chance)])
    }

    func paragraph(_ chance: inout SeededGenerator) -> String {
        let count = chance.number(2...4)
        return joined((0..<count).map { _ in sentence(&chance) })
    }

    /// The first one says how many, so that every article has a number that can be wrong.
    func text(_ chance: inout SeededGenerator) -> [String] {
        let opening = joined([
            written(vocabulary.statements, &chance), written(vocabulary.figures, &chance),
        ])
        let count = chance.number(4...8)
        return [opening] + (0..<count).map { _ in paragraph(&chance) }
    }

    func quotation(_ chance: inout SeededGenerator) -> String { written(vocabulary.quotations, &chance) }

    func correction(_ chance: inout SeededGenerator) -> String { filled(vocabulary.correction, &chance) }

    func joined(_ sentences: [String]) -> String { sentences.joined(separator: vocabulary.space) }

    private func sentence(_ chance: inout SeededGenerator) -> String {
        switch chance.number(0...5) {
        case 0: written(vocabulary.figures, &chance)
        case 1: quotation(&chance)
        default: written(vocabulary.statements, &chance)
        }
    }

    private func written(_ forms: [String], _ chance: inout SeededGenerator) -> String {
        filled(chance.one(of: forms), &chance)
    }

    private func filled(_ form: String, _ chance: inout SeededGenerator) -> String {
        var pieces = form.split(separator: "{", omittingEmptySubsequences: false)
        var text = String(pieces.removeFirst())
        for piece in pieces {
            let halves = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            text.append(word(String(halves[0]), &chance))
            text.append(contentsOf: halves[1])
        }
        return text
    }

    private func word(_ name: String, _ chance: inout SeededGenerator) -> String {
        let small = name.lowercased()
        let word =
            switch small {
            case "s": chance.one(of: vocabulary.subjects)
            case "v": chance.one(of: vocabulary.verbs)
            case "o": chance.one(of: vocabulary.objects)
            case "e": chance.one(of: vocabulary.circumstances)
            case "q": chance.one(of: vocabulary.sayings)
            case "p": chance.one(of: vocabulary.persons)
            default: String(chance.number(12...989))
            }
        return name == small ? word : word.prefix(1).uppercased() + word.dropFirst()
    }
}
