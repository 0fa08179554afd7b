/// Whether tags close in the order in which they opened, and every “&” begins an escape: enough to see a feed broken.
struct XMLCheck {
    let isWellFormed: Bool

    init(_ text: String) {
        var open: [Substring] = []
        var isFine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 || "\n\r\t".unicodeScalars.contains($0) }
        for part in text.split(separator: "<").dropFirst() where !part.hasPrefix("?") {
            guard let end = part.firstIndex(of: ">") else {
                isFine = false
                break
            }
            let tag = part[..<end]
            let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
            if tag.hasPrefix("/") {
                if open.popLast() != tag.dropFirst() { isFine = false }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
        }
        let escapes = ["amp;", "lt;", "gt;", "quot;", "#39;"]
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
        where !escapes.contains(where: part.hasPrefix) { isFine = false }
        isWellFormed = isFine && open.isEmpty
    }
}
