/// What a paragraph puts in quotation marks.
enum Quotations {
    /// Whether the words inside quotation marks are others than before; sentences that moved aside.
    static func differ(in spans: [Difference.Span]) -> Bool {
        let old = quoted(in: text(of: spans, without: .added)), new = quoted(in: text(of: spans, without: .removed))
        return !old.isEmpty && !new.isEmpty && old != new
    }

    /// Whether so many words into a paragraph a quotation stands open.
    static func isOpen(after words: some Sequence<Word>) -> Bool {
        !words.count { $0.key == "\"" }.isMultiple(of: 2)
    }

    private static func text(of spans: [Difference.Span], without mark: Difference.Span.Mark) -> [Word] {
        spans.filter { $0.mark != mark && !$0.isMoved }.flatMap { words(in: String($0.text)) }
    }

    /// The words of each quotation, without marks; quotations of one word are emphasis.
    private static func quoted(in words: [Word]) -> [[String]] {
        var quotations: [[String]] = []
        var open: [String]?
        for word in words {
            if word.key == "\"" {
                if let quotation = open, quotation.count > 1 { quotations.append(quotation) }
                open = open == nil ? [] : nil
            } else if word.kind != .mark {
                open?.append(word.key.lowercased())
            }
        }
        return quotations
    }
}
