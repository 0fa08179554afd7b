import Articles

/// Where each sentence stands among the words of a passage; together they are all of it.
///
/// A full stop, a question or an exclamation mark of any script ends one, with the quotes and brackets that close right
/// behind it (UAX #29, rules SB8 to SB11), unless what follows goes on in small letters, or what stands before is an
/// initial, a title or a numbering that is written with a point.
func sentences(of words: some RandomAccessCollection<Word>) -> [Range<Int>] {
    let words = Array(words)
    var sentences: [Range<Int>] = []
    var start = 0, index = 0
    while index < words.count {
        index += 1
        guard ends(words, at: index - 1) else { continue }
        while index < words.count, closes(words[index], behind: words[index - 1]) { index += 1 }
        if index < words.count, words[index].text.first?.isLowercase == true { continue }
        sentences.append(start..<index)
        start = index
    }
    return start < words.count ? sentences + [start..<words.count] : sentences
}

private func ends(_ words: [Word], at index: Int) -> Bool {
    let word = words[index]
    guard word.kind == .mark, enders.contains(word.key) else { return false }
    guard word.key == ".", index > 0 else { return true }
    let before = words[index - 1]
    if before.text.count == 1, before.text.first?.isUppercase == true { return false }
    let folded = before.key.lowercased()
    let isBeforeFigure = index + 1 < words.count && words[index + 1].kind == .number
    return !titles.contains(folded) && !(isBeforeFigure && numberings.contains(folded))
}

/// A quote or a bracket right behind; of those that open as well as close, one that no letter follows.
private func closes(_ word: Word, behind last: Word) -> Bool {
    guard word.kind == .mark, closers.contains(word.key), word.text.startIndex == last.text.endIndex else {
        return false
    }
    let end = word.text.endIndex, text = word.text.base
    return end == text.endIndex || !text[end].isLetter || unmistaken.contains(word.text)
}

private let enders: Set<String> = [".", "...", "!", "?", "。", "｡", "؟", "۔", "।", "॥", "։", "።"]
private let closers: Set<String> = ["\"", "'", ")", "]", "）", "】", "》"]

private let unmistaken: Set<Substring> = ["”", "」", "』", ")", "]", "）", "】", "》"]

/// Written with a point, in the languages of the corpora, before a name.
private let titles: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "rev", "hon", "vs",
    "hr", "fr", "sr", "sra", "mme", "sn", "ул", "им",
]

/// Before a figure.
private let numberings: Set<String> = ["no", "nos", "nr", "art", "ca", "approx", "p", "pp", "vol", "fig", "г"]
