extension NewsDate {
    /// The first date that stands in a text, among other words.
    /// - Parameter monthFirst: how to read `3/4/2016`; `nil` to pass it over.
    public static func first(in text: String, monthFirst: Bool? = nil) -> NewsDate? {
        var copy = text
        guard copy.withUTF8(mayBeIn) else { return nil }
        return DateSearch(text, monthFirst: monthFirst).all(most: 1).first
    }

    /// All dates that stand in a text, in their order.
    public static func all(in text: String, monthFirst: Bool? = nil) -> [NewsDate] {
        var copy = text
        guard copy.withUTF8(mayBeIn) else { return [] }
        return DateSearch(text, monthFirst: monthFirst).all(most: 10)
    }

    /// Whether a date may stand in a text, at a first look: whether four figures of a year do, or figures apart by
    /// slashes or dots, or figures beyond ASCII.
    public static func mayBeIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var run = 0
        for (index, byte) in text.enumerated() {
            if 48...57 ~= byte {
                run += 1
                if run == 4 { return true }
                continue
            }
            if byte >= 0x80 { return true }
            if run > 0, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."), index + 1 < text.count,
                48...57 ~= text[index + 1]
            {
                return true
            }
            run = 0
        }
        return false
    }
}

/// Tries what begins like a date, the longest piece first.
private struct DateSearch {
    private let text: String
    private let scalars: [Unicode.Scalar]
    /// Where in the text each of them stands, and where the last one ends.
    private let places: [String.Index]
    private let monthFirst: Bool?

    /// Longer texts are not looked through: whoever says when something was published says little else.
    private static let longestText = 400
    /// "Wednesday, 30 September 2020 at 10:15:00 PM GMT+05:30" has 53.
    private static let longest = 56
    private static let shortest = 6

    init(_ text: String, monthFirst: Bool?) {
        let view = text.unicodeScalars.prefix(Self.longestText)
        self.text = text
        scalars = Array(view)
        places = view.indices + [view.endIndex]
        self.monthFirst = monthFirst
    }

    func all(most: Int) -> [NewsDate] {
        var dates: [NewsDate] = []
        var start = 0
        while start < scalars.count, dates.count < most {
            guard begins(at: start), let (date, end) = longest(from: start) else {
                start += 1
                continue
            }
            dates.append(date)
            start = end
        }
        return dates
    }

    private func longest(from start: Int) -> (NewsDate, end: Int)? {
        for end in ends(from: start) {
            let piece = String(text[places[start]..<places[end]])
            if let date = date(piece) { return (date, end) }
        }
        return nil
    }

    private func begins(at index: Int) -> Bool {
        let scalar = scalars[index]
        if isDigit(scalar) { return index == 0 || !isJoined(scalars[index - 1]) }
        guard isLetter(scalar), index == 0 || !isLetter(scalars[index - 1]) else { return false }
        let end = scalars[index...].firstIndex { !isLetter($0) } ?? scalars.count
        return (3...12).contains(end - index)
            && DateNames.months[text[places[index]..<places[end]].lowercased()] != nil
    }

    /// A figure behind one of these goes on, and does not begin.
    private func isJoined(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || "-/.:_#$".unicodeScalars.contains(scalar)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.properties.numericType == .decimal
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? 97...122 ~= scalar.value | 0x20 : scalar.properties.isAlphabetic
    }

    /// Where a date may end that begins there, the furthest first.
    private func ends(from start: Int) -> [Int] {
        let most = min(scalars.count, start + Self.longest)
        guard start + Self.shortest <= most else { return [] }
        var ends: [Int] = []
        for end in start + Self.shortest...most {
            // "4 March 2026Politics": two elements that nothing but a style keeps apart.
            let isGlued = end < scalars.count && isDigit(scalars[end - 1]) && scalars[end].properties.isUppercase
            let isAtEnd =
                end == scalars.count || !isPart(scalars[end]) || isGlued
                || "日号일".unicodeScalars.contains(scalars[end - 1])
            if isAtEnd, isPart(scalars[end - 1]), !goesOn(at: end) { ends.append(end) }
        }
        return ends.reversed()
    }

    /// Whether figures follow behind one mark: `10.2.2020.1` is no date.
    private func goesOn(at index: Int) -> Bool {
        index + 1 < scalars.count && "-/.:".unicodeScalars.contains(scalars[index]) && isDigit(scalars[index + 1])
    }

    private func isPart(_ scalar: Unicode.Scalar) -> Bool {
        isLetter(scalar) || isDigit(scalar) || !scalar.isASCII && scalar.properties.generalCategory == .nonspacingMark
    }

    private func date(_ piece: String) -> NewsDate? {
        // A bare row of figures is a number, and a year with a month is half a date.
        guard piece.utf8.contains(where: { !(48...57 ~= $0) }), !isMonthOnly(piece) else { return nil }
        if let date = NewsDate(piece) { return date }
        guard let monthFirst else { return nil }
        return ambiguous(piece, monthFirst: monthFirst)
    }

    private func isMonthOnly(_ piece: String) -> Bool {
        piece.utf8.count <= 7 && piece.utf8.allSatisfy { 48...57 ~= $0 || $0 == UInt8(ascii: "-") }
    }

    /// `3/4/2016`, `3-4-2016`, and behind it perhaps a time.
    private func ambiguous(_ piece: String, monthFirst: Bool) -> NewsDate? {
        let head = piece.prefix { $0 != " " && $0 != "," }
        let parts = head.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        guard parts.count == 3, parts[2].count == 4 || parts[2].count == 2 && !head.contains("-"),
            let one = Int(parts[0]), let two = Int(parts[1])
        else {
            return nil
        }
        let (month, day) = monthFirst && one <= 12 ? (one, two) : (two, one)
        let rest = piece.dropFirst(head.count)
        return NewsDate("\(parts[2].count == 2 ? "20" : "")\(parts[2])-\(padded(month))-\(padded(day))\(rest)")
    }

    private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
