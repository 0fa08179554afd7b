/// An article of the stream.
struct Piece {
    let number: Int
    let title: String
    let text: String
    /// What the stream knows of it, and those who are measured do not: whose text it is, and which event it reports.
    let copyOf: Int?
    let story: Int?

    var outlet: Int {
        var dice = Dice(mixed(8, UInt64(number)))
        return dice.below(NewsStream.outlets)
    }
}

/// An article before it is written.
struct Plan {
    var number: Int
    var headline: Line
    var lines: [Line]
    var story: Int?
    var copyOf: Int?

    /// What is added begins a paragraph.
    mutating func end() {
        if !lines.isEmpty { lines[lines.count - 1].endsParagraph = true }
    }

    var written: Piece {
        var title: [UInt8] = []
        headline.write(to: &title)
        var text: [UInt8] = []
        text.reserveCapacity(lines.count * 160)
        for (place, line) in lines.enumerated() {
            line.write(to: &text)
            if place + 1 < lines.count { text += Array((line.endsParagraph ? "\n\n" : " ").utf8) }
        }
        return Piece(
            number: number, title: String(decoding: title, as: UTF8.self), text: String(decoding: text, as: UTF8.self),
            copyOf: copyOf, story: story)
    }
}
