import Markup

/// Who an article's text itself says has written it: "(By Jane Doe)" at its end, "（记者 张三）" at its end or beginning, as
/// agencies of many countries sign.
enum TextSignature {
    static func people(in paragraphs: [String], _ byline: Byline) -> [String] {
        for paragraph in paragraphs.suffix(2).reversed() {
            let end = String(paragraph.suffix(longest))
            if let people = signed(end, byline).nonEmpty { return people }
        }
        for paragraph in paragraphs.suffix(2).reversed() + paragraphs.prefix(2) {
            if let people = reporters(in: paragraph).nonEmpty { return people }
        }
        return paragraphs.last.flatMap(signedInJapanese).map { [$0] } ?? []
    }

    /// In characters, from the text's end.
    private static let longest = 120

    /// "… by 2030. (By Jane Doe) Enditem": nothing but a mark stands behind it.
    private static func signed(_ end: String, _ byline: Byline) -> [String] {
        guard TextSearch.holds(end, "("), let open = end.ranges(of: "(").last,
            let close = end[open.upperBound...].firstIndex(of: ")"),
            end[end.index(after: close)...].spacedWords.count <= 1,
            let rest = Byline.withoutOpening(String(end[open.upperBound..<close]))
        else { return [] }
        return byline.people([rest], areSaid: true).filter(Byline.looksLikeName)
    }

    // MARK: Japanese

    /// "…と述べた。（山田三郎）", "…した。【山田三郎】": nothing but the name, behind the sentence. What belongs to the sentence,
    /// "（日本時間）", stands before its full stop.
    private static func signedInJapanese(_ paragraph: String) -> String? {
        guard let last = paragraph.last, let open = brackets[last],
            paragraph.unicodeScalars.contains(where: { 0x3041...0x3096 ~= $0.value }),
            let place = paragraph.lastIndex(of: open), paragraph[..<place].last == "。"
        else { return nil }
        let name = paragraph[paragraph.index(after: place)...].dropLast().filter { $0 != "　" && $0 != " " }
        return isName(name, of: 3...5) ? name : nil
    }

    private static let brackets: [Character: Character] = ["）": "（", ")": "(", "】": "【"]

    // MARK: Chinese

    private static let jobs = ["记者", "記者"]

    /// The names in a bracket with the word for a reporter.
    private static func reporters(in paragraph: String) -> [String] {
        guard jobs.contains(where: { TextSearch.holds(paragraph, $0) }) else { return [] }
        for part in paragraph.split(omittingEmptySubsequences: false, whereSeparator: { "(（〔【".contains($0) })
            .dropFirst()
        {
            guard let close = part.firstIndex(where: { ")）〕】".contains($0) }) else { continue }
            let bracket = part[..<close]
            guard bracket.count <= longestBracket,
                let job = jobs.lazy.compactMap({ bracket.firstRange(of: $0) }).first
            else { continue }
            let names = names(in: bracket[job.upperBound...])
            if !names.isEmpty { return names }
        }
        return []
    }

    /// In characters; what is longer is a sentence.
    private static let longestBracket = 30

    /// "张三、李四 通讯员 王五": as far as the next job, and what the report was filed for.
    private static func names(in text: Substring) -> [String] {
        let end = ends.compactMap { text.firstRange(of: $0)?.lowerBound }.min() ?? text.endIndex
        return text[..<end].split { "、，,：: \u{3000}".contains($0) }.map { withoutCable(String($0)) }
            .prefix { isName($0, of: 2...4) }.map(\.self)
    }

    /// "曾以寧高雄4日電": who cabled it, from where and on which day. A place has two characters, and the third one if the
    /// name has its three without it.
    private static func withoutCable(_ text: String) -> String {
        guard text.hasSuffix("日電") || text.hasSuffix("日电"), let day = text.firstIndex(where: \.isFigure) else {
            return text
        }
        let said = text[..<day]
        return (4...6).contains(said.count) ? String(said.prefix(said.count == 4 ? 2 : 3)) : text
    }

    private static let ends = [
        "通讯员", "通訊員", "实习生", "實習生", "实习", "摄影", "攝影", "报道", "報導", "報道", "综合", "綜合", "编辑", "編輯", "／", "/",
    ]

    /// Whether it is of so many characters of China's, and no agency.
    static func isName(_ text: String, of length: ClosedRange<Int>) -> Bool {
        length.contains(text.count) && text.unicodeScalars.allSatisfy { 0x4E00...0x9FFF ~= $0.value }
            && !Byline.notNames.contains(text) && !Agencies.isAgency(text)
            && !Byline.outletEndings.contains(where: text.hasSuffix)
    }
}
