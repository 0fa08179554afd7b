/// The words that say no, in the languages whose news is compared most.
enum Negations {
    static func isOne(_ word: Word) -> Bool {
        let folded = word.key.lowercased()
        return words.contains(folded) || folded.hasSuffix("n't")
    }

    private static let words: Set<String> = [
        "not", "no", "never", "none", "without", "cannot", "nicht", "kein", "keine", "keinen", "keiner", "nie",
        "niemals",
        "ohne", "pas", "jamais", "sans", "non", "mai", "senza", "nunca", "sin", "não", "nem", "sem", "не", "нет",
        "никогда", "без", "değil", "yok", "hiç", "asla", "لا", "لم", "لن", "ليس", "ليست", "دون", "不", "没", "未", "无",
        "ikke", "inte", "niet", "geen", "nooit",
    ]
}
