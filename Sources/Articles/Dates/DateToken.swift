/// A part of a date's text.
enum DateToken: Equatable {
    case number(Int, digits: Int)
    /// In lower case.
    case word(String)
    case mark(Character)

    /// `nil` for what is no date on the face of it: a figure too long for any.
    static func tokens(of text: String) -> [DateToken]? {
        var tokens: [DateToken] = []
        tokens.reserveCapacity(16)
        var scalars = withoutComments(MonthsInFull.spelled(in: text))[...]
        while let first = scalars.first {
            if let _ = digit(first) {
                let digits = scalars.prefix { digit($0) != nil }
                guard digits.count <= 14 else { return nil }
                scalars = scalars.dropFirst(digits.count)
                tokens += split(
                    digits.reduce(0) { $0 * 10 + (digit($1) ?? 0) }, digits: digits.count,
                    isOfClock: tokens.last == .mark(":"),
                    isBeforeColon: scalars.first == ":")
            } else if isOfWord(first) {
                let word = scalars.prefix(while: isOfWord)
                scalars = scalars.dropFirst(word.count)
                tokens.append(.word(lowered(word)))
            } else {
                scalars = scalars.dropFirst()
                if !first.properties.isWhitespace { tokens.append(.mark(Character(first))) }
            }
        }
        return tokens
    }

    private static func lowered(_ word: ArraySlice<Unicode.Scalar>) -> String {
        guard word.allSatisfy(\.isASCII) else { return String(String.UnicodeScalarView(word)).lowercased() }
        return String(decoding: word.map { UInt8($0.value) | 0x20 }, as: UTF8.self)
    }

    /// RFC 822's comments in brackets, which may be nested, mean nothing: "Feb(ruary)".
    private static func withoutComments(_ text: String) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains("(") else { return scalars }
        var kept: [Unicode.Scalar] = []
        var comment: [Unicode.Scalar] = []
        var depth = 0
        var isEscaped = false
        for scalar in scalars {
            if isEscaped {
                isEscaped = false
            } else if depth > 0, scalar == "\\" {
                isEscaped = true
            } else if scalar == "(" {
                if depth == 0 { kept.append(" ") }
                depth += 1
            } else if scalar == ")", depth > 0 {
                depth -= 1
            } else if depth == 0 {
                kept.append(scalar)
            } else {
                comment.append(scalar)
            }
        }
        // "15:07 (CET)": a comment that is all there is of a time zone.
        let isZone = DateNames.zones[String(String.UnicodeScalarView(comment)).lowercased()] != nil
        let endsInFigure = kept.last { !$0.properties.isWhitespace }.map { digit($0) != nil } ?? false
        return isZone && endsInFigure && !kept.contains("+") ? kept + comment : kept
    }

    /// ASCII's, Arabic's, Persian's, Hindi's, Bengali's, Gujarati's, Thai's, Burmese's, Khmer's and the wide ones of East
    /// Asia.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        for zero: UInt32 in [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xAE6, 0xE50, 0x1040, 0x17E0, 0xFF10]
        where zero...zero + 9 ~= scalar.value {
            return Int(scalar.value - zero)
        }
        return nil
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? 97...122 ~= scalar.value | 0x20 : scalar.properties.isAlphabetic || isJoined(scalar)
    }

    /// Marks that stand inside words of Indic scripts.
    private static func isJoined(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .spacingMark
    }

    /// `20160629150741` without separators; "4 March 202613:32", "13:324 March 2026", of two elements that only a style
    /// keeps apart.
    private static func split(_ value: Int, digits: Int, isOfClock: Bool, isBeforeColon: Bool) -> [DateToken] {
        if isBeforeColon, digits == 5 || digits == 6 {
            let ofHour = digits == 5 ? 10 : 100
            if 1990...2099 ~= value / ofHour, value % ofHour < 24 {
                return [.number(value / ofHour, digits: 4), .number(value % ofHour, digits: digits - 4)]
            }
        }
        if isOfClock, digits == 3 || digits == 4 {
            let ofDay = digits == 3 ? 10 : 100
            if value / ofDay < 60, 1...31 ~= value % ofDay {
                return [.number(value / ofDay, digits: 2), .number(value % ofDay, digits: digits - 2)]
            }
        }
        guard digits == 14 else { return [.number(value, digits: digits)] }
        let clock = value % 1_000_000
        return [
            .number(value / 1_000_000, digits: 8), .number(clock / 10_000, digits: 2), .mark(":"),
            .number(clock / 100 % 100, digits: 2), .mark(":"), .number(clock % 100, digits: 2),
        ]
    }
}
