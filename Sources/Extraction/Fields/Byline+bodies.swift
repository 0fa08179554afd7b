import Markup

/// Authors who are no people by the look of their names.
extension Byline {
    /// Desks and organisations that are named as authors, where nobody else is. The outlet's own name is none, nor is
    /// what any outlet could write.
    func bodies(_ names: [String]) -> [String] {
        names.prefix(1).map { PlainText.folded(Self.withoutOpening($0) ?? $0) }.filter { name in
            let key = Folding.key(name)
            return (3...50).contains(name.count) && name.first?.isLowercase == false
                && name.spacedWords.count <= 6
                && !outlets.contains(key) && !Self.endsAsOutlet(name) && !Self.isNobody(name)
                && !Agencies.isAgency(name)
                && name.contains(where: \.isLetter) && !name.contains(where: { "@/:|<>{}_=.：？！".contains($0) })
        }
    }

    /// Who signed, person or not, by what stands behind "By": a team, a pen name, the outlet itself.
    static func signature(_ rest: String) -> String? {
        let first = PlainText.folded(withoutOpening(rest) ?? rest).prefix { !"|•·,;".contains($0) }
        let name = PlainText.folded(withoutFigures(withoutRest(String(first))))
        let words = name.spacedWords, key = Folding.key(name)
        guard (1...5).contains(words.count), (3...50).contains(name.count),
            words.count == 1 || words.contains(where: { $0.first?.isUppercase == true }),
            !isNobody(name), !dateWords.contains(key), !Agencies.isAgency(name),
            !name.contains(where: { $0.isFigure || "@/:?!\"<>{}[]_=.%$".contains($0) })
        else { return nil }
        return name
    }

    /// "Staff", "Site Admin".
    private static func isNobody(_ name: String) -> Bool {
        let last = name.spacedWords.last.map { Folding.key(String($0)) } ?? ""
        return nobody.contains(Folding.key(name)) || ["admin", "administrator", "webmaster"].contains(last)
    }

    /// Of the names that a page's data has and those that it prints over the text with a "By", the right ones. Data
    /// that contradicts the print tells who put the text in; data that has fewer names forgot some.
    static func agreed(_ declared: [String], printed: [String]) -> [String] {
        // What is printed may have swallowed the element behind it.
        let same = declared.filter { name in
            printed.contains { isSame($0, name) || name.contains(" ") && $0.hasPrefix(name) }
        }
        // In capitals, what stands behind a "By" may be a heading's words.
        let isDoubtful = printed.contains(where: looksLikeCapitals) && declared.contains(where: looksLikeName)
        if same.isEmpty { return isDoubtful ? declared : printed }
        guard same.count == declared.count, printed.count > declared.count else { return declared }
        return printed.map { name in declared.first { isSame($0, name) && $0.count > name.count } ?? name }
    }

    /// "Jane Doe" and "Jane A. Doe" are.
    static func isSame(_ left: String, _ right: String) -> Bool {
        let left = words(of: left), right = words(of: right)
        return left.isSubset(of: right) || right.isSubset(of: left)
    }

    private static func words(of name: String) -> Set<String> {
        Set(name.split { $0 == " " || $0 == "-" }.map { Folding.key(String($0)) }.filter { !$0.isEmpty })
    }
}
