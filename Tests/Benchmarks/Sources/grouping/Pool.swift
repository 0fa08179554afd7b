/// The sentences and headlines of real articles of one language, cut into words: what made-up articles are made of.
final class Pool: Sendable {
    /// What may be said in a word's place.
    enum Kind: UInt8 {
        /// One of the few hundred words that every text has; it stays.
        case common
        case content, name, number
    }

    struct Token {
        var word: UInt32
        /// The ASCII punctuation that follows; 0 for none.
        var mark: UInt8
        var kind: Kind
        /// Whether it begins with a capital letter whatever the word is.
        var isCapital: Bool
    }

    let tokens: [Token]
    /// Of the tokens.
    let sentences: [Range<Int>]
    let headlines: [Range<Int>]
    /// Of the sentences.
    let articles: [Range<Int>]
    /// Words of each kind, as often as they are said.
    let common: [UInt32], content: [UInt32], names: [UInt32], numbers: [UInt32]
    private let bytes: [UInt8]
    private let ends: [Int]

    init(
        tokens: [Token], sentences: [Range<Int>], headlines: [Range<Int>], articles: [Range<Int>], words: [String]
    ) {
        self.tokens = tokens
        self.sentences = sentences
        self.headlines = headlines
        self.articles = articles
        common = tokens.filter { $0.kind == .common }.map(\.word)
        content = tokens.filter { $0.kind == .content }.map(\.word)
        names = tokens.filter { $0.kind == .name }.map(\.word)
        numbers = tokens.filter { $0.kind == .number }.map(\.word)
        var bytes: [UInt8] = [], ends = [0]
        for word in words {
            bytes += Array(word.utf8)
            ends.append(bytes.count)
        }
        self.bytes = bytes
        self.ends = ends
    }

    func letters(of word: UInt32) -> ArraySlice<UInt8> { bytes[ends[Int(word)]..<ends[Int(word) + 1]] }

    func text(of word: UInt32) -> String { String(decoding: letters(of: word), as: UTF8.self) }
}
