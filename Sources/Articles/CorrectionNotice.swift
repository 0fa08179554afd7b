import Foundation

/// The publisher's own word that something was corrected.
public enum CorrectionNotice {
    /// Whether a paragraph is one, in the languages of the corpora.
    public static func stands(in text: String) -> Bool {
        guard text.utf8.count <= longest else { return false }
        var folded = text.lowercased()
        return folded.withUTF8 { bytes in
            openings.contains { bytes.starts(with: $0.utf8) } || phrases.contains { holds(bytes, $0.utf8) }
        }
    }

    /// Bytes: longer paragraphs tell a story.
    private static let longest = 1000

    /// Byte for byte: every paragraph of every article is asked.
    private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ part: String.UTF8View) -> Bool {
        guard let first = part.first, let base = bytes.baseAddress else { return false }
        var start = 0
        while start + part.count <= bytes.count,
            let found = memchr(base + start, Int32(first), bytes.count - part.count - start + 1)
        {
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if bytes[place...].starts(with: part) { return true }
            start = place + 1
        }
        return false
    }

    private static let openings = [
        "correction:", "correction (", "corrections:", "clarification:", "editor's note", "editor’s note", "update:",
        "korrektur:", "korrektur ", "anmerkung der redaktion", "düzeltme:", "исправление:", "поправка:", "تصحيح",
        "更正", "corrección:", "erratum", "rectificatif", "errata corrige", "correção:", "rectificatie", "rättelse",
        "rettelse", "sprostowanie", "fe de erratas", "订正", "訂正", "виправлення",
    ]

    private static let phrases = [
        "an earlier version of this", "a previous version of this", "this article has been corrected",
        "this article was amended", "this article has been amended", "this story has been corrected",
        "was corrected on", "has been updated to correct", "in einer früheren version", "in einer ersten fassung",
        "önceki bir sürümünde", "в предыдущей версии", "в более ранней версии", "نسخة سابقة من هذا", "本文早前版本",
        "本文先前版本", "una versión anterior de", "une version précédente de", "uma versão anterior d",
        "una versione precedente d", "een eerdere versie van", "en tidigare version av", "en tidligere version af",
        "poprzednia wersja", "у попередній версії",
    ]
}
