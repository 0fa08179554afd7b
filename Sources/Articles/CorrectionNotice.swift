/// The publisher's own word that something was corrected.
public enum CorrectionNotice {
    /// Whether a paragraph is one, in the languages of the corpora.
    public static func stands(in text: String) -> Bool {
        guard text.utf8.count <= longest else { return false }
        var text = text
        return text.withUTF8 { openings.match($0) != nil || phrases.isAnywhere(in: $0) }
    }

    /// Bytes: longer paragraphs tell a story.
    private static let longest = 1000

    private static let openings = PhraseTable([
        "correction:", "correction (", "corrections:", "clarification:", "editor's note", "editor’s note", "update:",
        "korrektur:", "korrektur ", "anmerkung der redaktion", "düzeltme:", "исправление:", "поправка:", "تصحيح",
        "更正", "corrección:", "erratum", "rectificatif", "errata corrige", "correção:", "rectificatie", "rättelse",
        "rettelse", "sprostowanie", "fe de erratas", "订正", "訂正", "виправлення",
    ])

    private static let phrases = PhraseTable([
        "an earlier version of this", "a previous version of this", "this article has been corrected",
        "this article was amended", "this article has been amended", "this story has been corrected",
        "was corrected on", "has been updated to correct", "in einer früheren version", "in einer ersten fassung",
        "önceki bir sürümünde", "в предыдущей версии", "в более ранней версии", "نسخة سابقة من هذا", "本文早前版本",
        "本文先前版本", "una versión anterior de", "une version précédente de", "uma versão anterior d",
        "una versione precedente d", "een eerdere versie van", "en tidigare version av", "en tidligere version af",
        "poprzednia wersja", "у попередній версії",
    ])
}
