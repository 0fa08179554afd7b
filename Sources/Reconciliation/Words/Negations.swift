/// The words that say no, in the languages whose news is compared most.
enum Negations {
    static func isOne(_ word: Word) -> Bool {
        let folded = word.key.lowercased()
        if words.contains(folded) || folded.hasSuffix("n't") { return true }
        // Arabic writes "and" and "so" on to the next word.
        return (folded.hasPrefix("و") || folded.hasPrefix("ف")) && words.contains(String(folded.dropFirst()))
    }

    /// Whether one of two words denies what the other says: "confirmed" and "unconfirmed", "doğruladı" and
    /// "doğrulamadı".
    static func areOpposites(_ left: String, _ right: String) -> Bool {
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard short.count >= 4, long.count > short.count else { return false }
        if long.hasSuffix(short) { return prefixes.contains(String(long.dropLast(short.count))) }
        if long.hasPrefix(short) { return suffixes.contains(String(long.dropFirst(short.count))) }
        return isTurkishNegative(long, of: short)
    }

    /// "ma" or "me" between the stem of a verb and its ending.
    private static func isTurkishNegative(_ long: String, of short: String) -> Bool {
        guard long.count == short.count + 2 else { return false }
        let common = zip(long, short).prefix { $0 == $1 }.count
        // The stem may end as the ending begins, so that what came in is not told to the letter.
        guard common >= 2 else { return false }
        return (max(2, common - 2)...common).contains { stem in
            let infix = long.dropFirst(stem).prefix(2), ending = long.dropFirst(stem + 2)
            return ["ma", "me"].contains(infix) && ending == short.dropFirst(stem)
                && endings.contains(where: ending.hasPrefix)
        }
    }

    private static let prefixes: Set<String> = ["un", "in", "im", "dis", "non", "non-", "не", "k"]
    private static let suffixes: Set<String> = ["siz", "sız", "suz", "süz", "los", "lose", "less"]
    private static let endings = ["dı", "di", "du", "dü", "mış", "miş", "muş", "müş", "yor", "yec", "yac", "ya", "ye"]

    private static let words: Set<String> = [
        "not", "no", "never", "none", "without", "cannot", "nicht", "kein", "keine", "keinen", "keinem", "keiner",
        "nie", "niemals", "ohne", "pas", "jamais", "sans", "non", "senza", "nunca", "não", "nem", "sem", "не", "нет",
        "никогда", "без", "değil", "yok", "hiç", "asla", "لا", "لم", "لن", "ليس", "ليست", "غير", "دون", "بدون", "عدم",
        "不", "没", "沒", "未", "无", "無", "ikke", "inte", "niet", "geen", "nooit",
    ]
}
