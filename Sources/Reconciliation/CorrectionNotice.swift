/// The publisher's own word that something was corrected.
enum CorrectionNotice {
    static func stands(in text: String) -> Bool {
        let folded = text.lowercased()
        return phrases.contains(where: folded.contains) || openings.contains(where: folded.hasPrefix)
    }

    private static let openings = [
        "correction:", "correction (", "corrections:", "clarification:", "editor's note", "editor’s note", "update:",
        "korrektur:", "korrektur ", "anmerkung der redaktion", "düzeltme:", "исправление:", "поправка:", "تصحيح", "更正",
        "corrección:", "erratum", "rectificatif",
    ]

    private static let phrases = [
        "an earlier version of this", "a previous version of this", "this article has been corrected",
        "this article was amended", "this article has been amended", "this story has been corrected",
        "was corrected on", "has been updated to correct", "in einer früheren version", "in einer ersten fassung",
        "önceki bir sürümünde", "в предыдущей версии", "в более ранней версии", "نسخة سابقة من هذا",
        "本文早前版本", "本文先前版本",
    ]
}
