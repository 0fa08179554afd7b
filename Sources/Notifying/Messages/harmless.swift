/// Text from pages as it may stand in a message: without controls, and without the invisible marks that turn the order
/// of what follows around. Line breaks and tabs stay.
func harmless(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHarmful($0) }))
}

/// The same in one line, as far as anybody reads it: titles of ten thousand characters are seen.
func oneLine(_ text: String, atMost limit: Int = 300) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if scalar.properties.isWhitespace {
            if let last = line.last, last != " " { line.append(" ") }
        } else if !isHarmful(scalar) {
            line.append(scalar)
        }
    }
    if line.last == " " { line.removeLast() }
    return cut(String(line), to: limit)
}

/// Not more than so many UTF-16 units, in which services count, ended at a word and by an ellipsis where it is cut.
func cut(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var end = text.startIndex
    var units = 0
    while end < text.endIndex {
        units += text[end].utf16.count
        guard units < limit else { break }
        end = text.index(after: end)
    }
    let kept = text[..<end]
    guard let space = kept.lastIndex(where: \.isWhitespace), kept[..<space].utf16.count > kept.utf16.count / 2 else {
        return String(kept) + "…"
    }
    return String(kept[..<space]) + "…"
}

private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F: true
    // Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9): an open one goes on to the end
    // of the line.
    case 0x202A...0x202E, 0x2066...0x2069: true
    // The byte order mark, what is no character, and tags that nobody sees.
    case 0xFEFF, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
    default: false
    }
}
