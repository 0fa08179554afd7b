import Articles

/// An address that a page links, with all that the page's links to it say.
struct SectionLink {
    let url: WebURL
    /// The longest of the links' texts.
    var text: String
    /// Whether one of them is a heading, or stands in one.
    var isHeading: Bool
    /// Whether all of them stand in a page's furniture: navigation, header, footer.
    var isFurniture: Bool

    mutating func merge(_ other: SectionLink) {
        if other.text.utf8.count > text.utf8.count { text = other.text }
        isHeading = isHeading || other.isHeading
        isFurniture = isFurniture && other.isFurniture
    }

    /// How much it looks like an article, before it is known what else the page links. The weights are a judgement,
    /// and not measured: a date in the path, or a heading over a long line, is as good as certain; a short word that
    /// is all of a path never is one.
    var score: Int {
        let shape = AddressShape(url)
        var score = (isHeading ? 2 : 0) + textScore - (isFurniture ? 3 : 0)
        if shape.hasDate { score += 3 }
        if shape.hasNumber { score += 2 }
        score += shape.slugWords >= 4 ? 2 : shape.slugWords == 3 ? 1 : 0
        if shape.isDocument { score += 1 }
        if shape.isOfTopics { score -= 5 }
        if shape.isBare { score -= 3 }
        return score
    }

    /// Headlines have words, navigation has one or two. Scripts without spaces say as much in fewer signs.
    private var textScore: Int {
        guard !text.isEmpty else { return 0 }
        let words = text.split(separator: " ").count
        let isDense = text.unicodeScalars.contains { (0x2E80...0xD7AF).contains($0.value) }
        if words >= 5 || isDense && text.count >= 10 { return 1 }
        return words <= 2 && !isDense || isDense && text.count < 6 ? -1 : 0
    }
}
