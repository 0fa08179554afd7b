import Foundation

/// Reads the pools, one for each language, from files of articles as JSON, one a line.
struct PoolReader {
    private var tokens: [Pool.Token] = []
    private var sentences: [Range<Int>] = []
    private var headlines: [Range<Int>] = []
    private var articles: [Range<Int>] = []
    private var titles: [String] = []
    private var words: [String] = []
    private var numbers: [String: UInt32] = [:]
    /// How often each word stands in small letters amid a sentence.
    private var counts: [Int] = []

    private static let commonWords = 200
    private static let longestSentence = 45, shortestSentence = 6
    /// A language with fewer is left out: a few sentences, over and over, would all turn out to be templates.
    private static let fewestSentences = 2_000

    private struct Line: Decodable {
        var title: String?
        var text: String
        var language: String?
    }

    /// - Parameter folder: holds `*.articles.jsonl`.
    static func pools(in folder: String) throws -> [Pool] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        var readers: [String: PoolReader] = [:]
        let decoder = JSONDecoder()
        for name in names.sorted() where name.hasSuffix(".articles.jsonl") {
            let file = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            for text in file.split(separator: "\n") {
                let line = try decoder.decode(Line.self, from: Data(text.utf8))
                readers[line.language ?? "en", default: PoolReader()].read(line)
            }
        }
        return readers.sorted { $0.key < $1.key }.compactMap { $0.value.pool() }
    }

    private mutating func read(_ line: Line) {
        let first = sentences.count
        for paragraph in line.text.split(separator: "\n") { readSentences(paragraph) }
        guard sentences.count > first else { return }
        articles.append(first..<sentences.count)
        if let title = line.title { titles.append(title) }
    }

    private mutating func readSentences(_ paragraph: Substring) {
        var sentence: [Pool.Token] = []
        for part in paragraph.split(separator: " ") {
            guard let word = ReadWord(part) else { continue }
            sentence.append(token(word, isFirst: sentence.isEmpty))
            guard word.endsSentence else { continue }
            keep(sentence)
            sentence = []
        }
    }

    private mutating func keep(_ sentence: [Pool.Token]) {
        guard (Self.shortestSentence...Self.longestSentence).contains(sentence.count) else { return }
        sentences.append(tokens.count..<tokens.count + sentence.count)
        tokens += sentence
        for token in sentence where token.kind == .content && !token.isCapital { counts[Int(token.word)] += 1 }
    }

    private mutating func token(_ word: ReadWord, isFirst: Bool) -> Pool.Token {
        if word.isNumber {
            return Pool.Token(word: number(of: word.text), mark: word.mark, kind: .number, isCapital: false)
        }
        if word.isCapital, !isFirst {
            return Pool.Token(word: number(of: word.text), mark: word.mark, kind: .name, isCapital: false)
        }
        return Pool.Token(
            word: number(of: word.text.lowercased()), mark: word.mark, kind: .content, isCapital: word.isCapital)
    }

    private mutating func number(of word: String) -> UInt32 {
        if let number = numbers[word] { return number }
        let number = UInt32(words.count)
        numbers[word] = number
        words.append(word)
        counts.append(0)
        return number
    }

    // MARK: When all is read

    /// `nil` for a language of which there is too little.
    private func pool() -> Pool? {
        guard sentences.count >= Self.fewestSentences else { return nil }
        var reader = self
        let common = commonest()
        reader.tellKinds(common)
        for title in titles { reader.readHeadline(title, common) }
        guard !reader.headlines.isEmpty else { return nil }
        return Pool(
            tokens: reader.tokens, sentences: sentences, headlines: reader.headlines, articles: articles,
            words: reader.words)
    }

    /// What is common can be told at the end only, and that a sentence's first word is a name.
    private mutating func tellKinds(_ common: Set<UInt32>) {
        for place in tokens.indices where tokens[place].kind == .content {
            tokens[place].kind = kind(of: tokens[place].word, common)
        }
    }

    private func commonest() -> Set<UInt32> {
        let order = counts.indices.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
        return Set(order.prefix(Self.commonWords).map { UInt32($0) })
    }

    private func kind(of word: UInt32, _ common: Set<UInt32>) -> Pool.Kind {
        if common.contains(word) { return .common }
        return counts[Int(word)] == 0 ? .name : .content
    }

    /// Many newsrooms begin every word of a headline with a capital letter.
    private mutating func readHeadline(_ title: String, _ common: Set<UInt32>) {
        let first = tokens.count
        for part in title.split(separator: " ") {
            guard let word = ReadWord(part) else { continue }
            var token = self.token(word, isFirst: true)
            if token.kind == .content { token.kind = kind(of: token.word, common) }
            token.mark = 0
            tokens.append(token)
        }
        if tokens.count - first >= 4 { headlines.append(first..<tokens.count) }
    }
}

/// What stands between two spaces.
private struct ReadWord {
    let text: String
    /// The ASCII punctuation that follows; 0 for none.
    let mark: UInt8
    let isNumber: Bool
    let isCapital: Bool

    /// - Returns: `nil` where nothing of it is a letter or a digit.
    init?(_ part: Substring) {
        guard let first = part.firstIndex(where: Self.isWord), let last = part.lastIndex(where: Self.isWord) else {
            return nil
        }
        text = String(part[first...last])
        mark = part[last...].utf8.first { Self.marks.contains($0) } ?? 0
        isNumber = text.utf8.contains { (48...57).contains($0) }
        isCapital = text.first?.isUppercase ?? false
    }

    private static let marks = Array(".,?!;:".utf8)

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// A short word in capitals before a full stop is taken for a title or an initial.
    var endsSentence: Bool {
        switch mark {
        case UInt8(ascii: "?"), UInt8(ascii: "!"): true
        case UInt8(ascii: "."): !(isCapital && text.count <= 3)
        default: false
        }
    }
}
