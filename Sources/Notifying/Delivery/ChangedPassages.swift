import Articles
import Foundation
import Reconciliation

/// A headline or paragraph in which something changed, as it stands or as it stood.
struct ChangedPassage {
    let text: String
    /// What changed of it, in bytes of UTF-8; sentences that moved did not.
    let changed: [Range<Int>]

    /// All of it.
    init(_ text: String) {
        self.text = text
        changed = [0..<text.utf8.count]
    }

    /// - Parameter mark: what is left out: what was removed for how it stands, what was added for how it stood.
    /// - Returns: `nil` where nothing changed.
    fileprivate init?(_ spans: [Difference.Span], without mark: Difference.Span.Mark) {
        var text = ""
        var changed: [Range<Int>] = []
        for span in spans where span.mark != mark {
            if span.isApart, !text.isEmpty { text += " " }
            let start = text.utf8.count
            let before = mark == .added ? span.before : nil
            text.append(contentsOf: before ?? span.text)
            if span.mark != .same, !span.isMoved { changed.append(start..<text.utf8.count) }
        }
        if changed.isEmpty { return nil }
        self.text = text
        self.changed = changed
    }

    /// Whether a part of the text has something of what changed in it.
    /// - Parameter text: this one's, or its begin.
    func hasChanged(_ range: Range<String.Index>, of text: String) -> Bool {
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let end = text.utf8.distance(from: text.startIndex, to: range.upperBound)
        return changed.contains { $0.lowerBound < end && start < $0.upperBound }
    }

    /// Whether these words stand here in a row, whatever the case, and one of them changed.
    func has(_ phrase: [String]) -> Bool {
        let words = Reconciliation.words(in: text)
        guard !phrase.isEmpty, words.count >= phrase.count else { return false }
        let keys = words.map { $0.key.lowercased() }
        return (0...(words.count - phrase.count)).contains { start in
            let end = start + phrase.count
            return keys[start..<end].elementsEqual(phrase)
                && hasChanged(words[start].text.startIndex..<words[end - 1].text.endIndex, of: text)
        }
    }
}

extension Difference {
    var changedPassages: [ChangedPassage] {
        ([headline] + paragraphs.map(\.spans)).flatMap { spans in
            [ChangedPassage(spans, without: .removed), ChangedPassage(spans, without: .added)].compactMap(\.self)
        }
    }
}

/// What is compared with the words of a text.
func phrase(_ text: String) -> [String] { words(in: text).map { $0.key.lowercased() } }
