import Articles
import Foundation

/// Articles that are made up, the same ones for the same seed: words as frequent as words are (Zipf), sentences,
/// paragraphs, and a page around them whose clutter is another each time.
struct Prose {
    private var state: UInt64
    private static let words: [String] = (0..<20_000).map { rank in
        let letters = Array("etaoinshrdlucmfwypvbgkjqxz")
        var word = "", rest = rank + 1
        while rest > 0 {
            word.append(letters[rest % 23])
            word.append(letters[(rest * 7 + rank) % 26])
            rest /= 23
        }
        return word
    }

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, bound)))
    }

    private mutating func word() -> String {
        let share = Double(next(1_000_000) + 1) / 1_000_000
        return Self.words[min(Self.words.count - 1, Int(pow(Double(Self.words.count), share)) - 1)]
    }

    /// A name that is in the news with article `number` and some hundred others, and then never again: what is written of
    /// has ever new words (Heaps' law).
    private mutating func name(around number: Int) -> String {
        let letters = Array("bdfgklmnprstvz"), vowels = Array("aeiou")
        var rest = number / 100 * 7 + next(20), name = "Q"
        while rest > 0 {
            name.append(vowels[rest % 5])
            name.append(letters[rest / 5 % 14])
            rest /= 70
        }
        return name
    }

    mutating func sentence(around number: Int = 0) -> String {
        var words = (0..<12 + next(12)).map { _ in word() }
        if next(3) == 0 { words[5] = String(2 + next(900)) }
        if next(2) == 0 { words[7] = name(around: number) }
        return words.joined(separator: " ").capitalizedFirst + "."
    }

    mutating func draft(words: Int, number: Int = 0) -> Draft {
        var paragraphs: [String] = []
        var count = 0
        while count < words {
            let paragraph = (0..<2 + next(3)).map { _ in sentence(around: number) }.joined(separator: " ")
            count += paragraph.split(separator: " ").count
            paragraphs.append(paragraph)
        }
        let title = (0..<7).map { _ in word() }.joined(separator: " ").capitalizedFirst + " " + name(around: number)
        return Draft(title: title, paragraphs: paragraphs, byline: ["Jane Doe"], language: "en")
    }

    /// One edit as newsrooms make them: a figure, a word, a sentence more, a headline.
    mutating func edited(_ draft: Draft) -> Draft {
        var draft = draft
        let place = next(draft.paragraphs.count)
        switch next(4) {
        case 0: draft.paragraphs[place] += " \(next(90) + 2) people were there."
        case 1: draft.paragraphs.insert(sentence() + " " + sentence(), at: place)
        case 2: draft.title = word().capitalizedFirst + " " + draft.title
        default:
            var words = draft.paragraphs[place].split(separator: " ").map(String.init)
            words[next(words.count - 1)] = word()
            draft.paragraphs[place] = words.joined(separator: " ")
        }
        return draft
    }

    /// A page of some 12 kB around an article.
    mutating func page(_ draft: Draft) -> [UInt8] {
        let links = (0..<40).map {
            "<li><a href=\"/news/\(next(100_000))\">\(Self.words[$0 * 31]) \(next(100))</a></li>"
        }
        let body = draft.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        return Array(
            """
            <!DOCTYPE html><html><head><title>\(draft.title)</title><link rel=stylesheet href="/s.css?\(next(9999))"></head>
            <body><nav><ul>\(links.prefix(20).joined())</ul></nav><article><h1>\(draft.title)</h1>\(body)</article>
            <aside><ul>\(links.suffix(20).joined())</ul></aside><footer>\(next(1_000_000)) readers</footer></body></html>
            """.utf8)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
