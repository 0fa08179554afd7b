/// One place in a paragraph at which words were exchanged.
struct Hunk {
    private let removed: [Word]
    private let added: [Word]

    static func hunks(of spans: [Difference.Span]) -> [Hunk] {
        var hunks: [Hunk] = []
        var removed: [Word] = [], added: [Word] = []
        func close() -> Hunk? { removed.isEmpty && added.isEmpty ? nil : Hunk(removed: removed, added: added) }
        for span in spans {
            switch span.mark {
            case .removed: removed += words(in: span.text)
            case .added: added += words(in: span.text)
            case .same:
                if let hunk = close() { hunks.append(hunk) }
                removed = []
                added = []
            }
        }
        return hunks + [close()].compactMap(\.self)
    }

    var numbersDiffer: Bool { numbers(removed) != numbers(added) && !isTypo }

    /// "seven → eight" where one figure took another's place.
    var numberPair: String? {
        let old = removed.filter(NumberWords.isNumber), new = added.filter(NumberWords.isNumber)
        guard old.count == 1, new.count == 1 else { return nil }
        return "\(old[0].text) → \(new[0].text)"
    }

    /// Whether anything but figures was exchanged.
    var wordsDiffer: Bool { plain(removed) != plain(added) }

    /// Marks, letters' case, joined or cut words, or a letter or two in a word: nothing that a reader would be told of.
    var isTypo: Bool {
        if letters(removed) == letters(added) { return true }
        guard removed.count == added.count else { return false }
        return zip(removed, added).allSatisfy { old, new in
            old == new || old.kind == .mark && new.kind == .mark
                || old.kind == .word && new.kind == .word && !NumberWords.isNumber(old) && !NumberWords.isNumber(new)
                    && isSlip(old.key.lowercased(), new.key.lowercased())
        }
    }

    private func numbers(_ words: [Word]) -> [String] {
        words.filter(NumberWords.isNumber).map { NumberWords.value(of: $0) }
    }

    private func plain(_ words: [Word]) -> [String] { words.filter { !NumberWords.isNumber($0) }.map(\.key) }

    private func letters(_ words: [Word]) -> String {
        words.filter { $0.kind != .mark }.map { $0.key.lowercased() }.joined().replacing("-", with: "").replacing(
            "'", with: "")
    }

    /// At most one letter in four, and two in all, typed wrongly (restricted Damerau-Levenshtein distance). Names that
    /// differ by a letter are told the same way: nobody can tell a misspelt name from another one.
    private func isSlip(_ old: String, _ new: String) -> Bool {
        let old = Array(old), new = Array(new)
        guard min(old.count, new.count) >= 4, abs(old.count - new.count) <= 2 else { return false }
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
