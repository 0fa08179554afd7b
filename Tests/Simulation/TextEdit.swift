/// What a newsroom does to a text after it was published.
enum TextEdit: CaseIterable {
    case headline, number, word, typo, paragraphAdded, paragraphRemoved, paragraphMoved, byline, quotation, correction
    case standfirst

    /// - Returns: the text after the edit; the same, where there was nothing to edit.
    func applied(to text: ArticleText, in prose: Prose, _ chance: inout SeededGenerator) -> ArticleText {
        var text = text
        switch self {
        case .headline: text.title = prose.headline(&chance)
        case .number: text.rewordParagraph(&chance) { Self.withOtherNumber($0, &$1) }
        case .word: text.rewordParagraph(&chance) { Self.exchanged(prose.vocabulary.verbs, in: $0, &$1) }
        case .typo: text.rewordParagraph(&chance) { Self.withTypo($0, &$1) }
        case .paragraphAdded: text.body.insert(prose.paragraph(&chance), at: chance.number(1...text.body.count))
        case .paragraphRemoved where text.body.count > Self.fewestParagraphs:
            text.body.remove(at: chance.number(1...(text.body.count - 1)))
        case .paragraphMoved:
            let moved = text.body.remove(at: chance.number(1...(text.body.count - 1)))
            text.body.insert(moved, at: chance.number(1...text.body.count))
        case .byline where text.byline != nil: text.byline = chance.one(of: prose.vocabulary.authors)
        case .quotation: Self.quote(in: &text, prose, &chance)
        case .correction where text.correction == nil: text.correction = prose.correction(&chance)
        case .standfirst where text.standfirst != nil: text.standfirst = prose.standfirst(&chance)
        default: break
        }
        return text
    }

    /// With fewer the text would be a teaser of itself.
    private static let fewestParagraphs = 5

    // MARK: Within a paragraph

    private static func withOtherNumber(_ text: String, _ chance: inout SeededGenerator) -> String? {
        guard let start = text.firstIndex(where: isDigit) else { return nil }
        let end = text[start...].firstIndex { !isDigit($0) } ?? text.endIndex
        return text.replacingCharacters(in: start..<end, with: String(chance.number(990...1999)))
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// One of these words for another of them, where one stands in the text.
    private static func exchanged(_ words: [String], in text: String, _ chance: inout SeededGenerator) -> String? {
        let found = words.compactMap { word in text.firstRange(of: word).map { (word, $0) } }
        guard !found.isEmpty else { return nil }
        let (old, range) = chance.one(of: found)
        return text.replacingCharacters(in: range, with: chance.one(of: words.filter { $0 != old }))
    }

    /// Two letters of a word have changed places.
    private static func withTypo(_ text: String, _ chance: inout SeededGenerator) -> String? {
        var letters = Array(text)
        let places = (1..<letters.count).filter {
            letters[$0 - 1].isLetter && letters[$0].isLetter && letters[$0 - 1].lowercased() != letters[$0].lowercased()
        }
        guard !places.isEmpty else { return nil }
        let place = chance.one(of: places)
        letters.swapAt(place - 1, place)
        return String(letters)
    }

    private static func quote(in text: inout ArticleText, _ prose: Prose, _ chance: inout SeededGenerator) {
        let before = text
        text.rewordParagraph(&chance) { exchanged(prose.vocabulary.sayings, in: $0, &$1) }
        guard text == before else { return }
        let last = text.body.count - 1
        text.body[last] = prose.joined([text.body[last], prose.quotation(&chance)])
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with words: String) -> String {
        var text = self
        text.replaceSubrange(range, with: words)
        return text
    }
}
