import Articles

/// One place in a paragraph at which words were exchanged. Sentences that moved are no exchange.
struct Hunk {
    private let removed: [Word]
    private let added: [Word]
    private let unitsRemoved: [Unit]
    private let unitsAdded: [Unit]
    private let isWhole: Bool

    /// - Parameter isWhole: whether it begins and ends with a sentence.
    private init(removed: [Word], added: [Word], isWhole: Bool) {
        self.removed = removed
        self.added = added
        self.isWhole = isWhole
        unitsRemoved = Unit.find(in: removed)
        unitsAdded = Unit.find(in: added)
    }

    static func hunks(of spans: [Difference.Span]) -> [Hunk] {
        var hunks: [Hunk] = []
        var removed: [Word] = [], added: [Word] = []
        var isWhole = true
        func close() -> Hunk? {
            removed.isEmpty && added.isEmpty ? nil : Hunk(removed: removed, added: added, isWhole: isWhole)
        }
        for span in spans {
            switch span.mark {
            case .removed where !span.isMoved:
                removed += words(in: String(span.text))
                isWhole = isWhole && span.isOfWholeSentences
            case .added where !span.isMoved:
                added += words(in: String(span.text))
                isWhole = isWhole && span.isOfWholeSentences
            default:
                if let hunk = close() { hunks.append(hunk) }
                (removed, added, isWhole) = ([], [], true)
            }
        }
        return hunks + [close()].compactMap(\.self)
    }

    /// How many sentences came in the place of none.
    var sentencesAdded: Int { isWhole && removed.isEmpty ? sentences(of: added).count : 0 }
    /// How many sentences went, and none came in their place.
    var sentencesRemoved: Int { isWhole && added.isEmpty ? sentences(of: removed).count : 0 }

    /// Whether whole sentences came or went, and nothing was exchanged.
    var isOfSentences: Bool { sentencesAdded + sentencesRemoved > 0 }

    /// Whether what went is a notice of a correction.
    var removesNotice: Bool { CorrectionNotice.stands(in: Self.text(of: removed[...])) }

    var numbersDiffer: Bool { figures(removed, unitsRemoved) != figures(added, unitsAdded) }

    /// Whether a day is told that is another.
    var daysDiffer: Bool { days(removed, unitsRemoved) != days(added, unitsAdded) }

    private func days(_ words: [Word], _ units: [Unit]) -> [[String]] {
        units.filter { $0.kind == .date }.map { $0.partsOfDay(in: words) }
    }

    /// Whether "not" came or went: the least word of all turns a sentence round.
    var negationsDiffer: Bool {
        if removed.count(where: Negations.isOne) != added.count(where: Negations.isOne) { return true }
        return removed.count == added.count
            && zip(removed, added).contains { Negations.areOpposites($0.key.lowercased(), $1.key.lowercased()) }
    }

    /// "seven → eight", "30 March → 31 March", "Jon Smith → John Smith", where one took another's place.
    var pair: String? {
        for kind in [Unit.Kind.date, .number, .name] {
            let old = unitsRemoved.filter { $0.kind == kind }, new = unitsAdded.filter { $0.kind == kind }
            guard !old.isEmpty || !new.isEmpty else { continue }
            guard old.count == 1, new.count == 1, old[0].value != new[0].value else { return nil }
            return "\(Self.text(of: removed[old[0].words])) → \(Self.text(of: added[new[0].words]))"
        }
        return nil
    }

    private static func text(of words: ArraySlice<Word>) -> String {
        guard let first = words.first?.text, let last = words.last?.text, first.base == last.base else {
            return words.map { String($0.text) }.joined(separator: " ")
        }
        return String(first.base[first.startIndex..<last.endIndex])
    }

    /// Whether anything but figures and days was exchanged.
    var wordsDiffer: Bool { plain(removed, unitsRemoved) != plain(added, unitsAdded) }

    /// Marks, letters' case, joined or cut words, or a letter or two in a word: nothing that a reader would be told of.
    var isTypo: Bool {
        if numbersDiffer || negationsDiffer { return false }
        if letters(removed) == letters(added) { return true }
        guard removed.count == added.count else { return false }
        return zip(removed, added).allSatisfy { old, new in
            old == new || old.kind == .mark && new.kind == .mark
                || old.kind == .word && new.kind == .word && !NumberWords.isNumber(old) && !NumberWords.isNumber(new)
                    && isSlip(old.key.lowercased(), new.key.lowercased())
        }
    }

    /// The values of what counts, the figures of days among them.
    private func figures(_ words: [Word], _ units: [Unit]) -> [String] {
        units.flatMap { unit -> [String] in
            switch unit.kind {
            case .number: [unit.value]
            case .date:
                words[unit.words].filter { $0.kind == .number && !NumberWords.isEastAsian($0) }
                    .map { String($0.key.prefix(while: \.isNumber)) }.sorted()
            case .name: []
            }
        }
    }

    private func plain(_ words: [Word], _ units: [Unit]) -> [String] {
        let told = Set(units.filter { $0.kind != .name }.flatMap(\.words))
        return words.indices.filter { !told.contains($0) }.map { words[$0].key }
    }

    private func letters(_ words: [Word]) -> String {
        words.filter { $0.kind != .mark }.map { $0.key.lowercased() }.joined().replacing("-", with: "").replacing(
            "'", with: "")
    }

    /// At most one letter in four, and two in all, typed wrongly (restricted Damerau-Levenshtein distance). Names that
    /// differ by a letter are told the same way: nobody can tell a misspelt name from another one.
    private func isSlip(_ old: String, _ new: String) -> Bool {
        let old = Array(old), new = Array(new)
        // No word is so long that two letters are a fourth of what anybody reads of it.
        guard min(old.count, new.count) >= 4, max(old.count, new.count) <= 64, abs(old.count - new.count) <= 2 else {
            return false
        }
        return distance(old, new) <= min(2, max(old.count, new.count) / 4)
    }

    private func distance(_ old: [Character], _ new: [Character]) -> Int {
        var rows = [Array(0...new.count)]
        for i in 1...old.count {
            var row = [i]
            for j in 1...new.count {
                let change = rows[i - 1][j - 1] + (old[i - 1] == new[j - 1] ? 0 : 1)
                var least = min(rows[i - 1][j] + 1, row[j - 1] + 1, change)
                if i > 1, j > 1, old[i - 1] == new[j - 2], old[i - 2] == new[j - 1] {
                    least = min(least, rows[i - 2][j - 2] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[old.count][new.count]
    }
}
