import Foundation
import Newsroom

/// An article's page at one request, as its outlet's template makes it.
struct SimulatedPage {
    let article: SimulatedArticle
    let text: ArticleText
    let clutter: Clutter

    /// - Parameter text: what is shown, which may be less than the article or another.
    init(_ article: SimulatedArticle, showing text: ArticleText, _ chance: inout SeededGenerator) {
        self.article = article
        self.text = text
        clutter = Clutter(in: article.outlet.prose, &chance)
    }

    var bytes: [UInt8] { encoded(html) }

    /// The second door of an outlet that has one.
    var doorBytes: [UInt8] { encoded(doorHTML) }

    static func type(of outlet: SimulatedOutlet) -> String {
        // The old ones say it in the page, if anywhere.
        outlet == .bote || outlet == .vestnik ? "text/html" : "text/html; charset=utf-8"
    }

    var html: String {
        switch article.outlet {
        case .herald: herald
        case .bote: bote
        case .vestnik: vestnik
        case .sahifa: sahifa
        case .ribao: ribao
        case .gazete: gazete
        }
    }

    func encoded(_ html: String) -> [UInt8] {
        switch article.outlet {
        case .bote: Array(html.data(using: .windowsCP1252, allowLossyConversion: true) ?? Data())
        case .vestnik: windows1251(html)
        case .herald, .sahifa, .ribao, .gazete: Array(html.utf8)
        }
    }

    // MARK: Parts of all templates

    var title: String { escaped(text.title) }
    var byline: String { text.byline.map { "\(words.by) \($0)" } ?? "" }
    var words: Vocabulary.Furniture { article.outlet.prose.vocabulary.furniture }
    var standfirst: String { escaped(text.standfirst ?? "") }
    /// Below the standfirst.
    var paragraphs: [String] { text.paragraphs.dropFirst(text.standfirst == nil ? 0 : 1).map(escaped) }

    var canonical: String {
        article.outlet.canonical(of: article).map { "<link rel=\"canonical\" href=\"\($0)\">" } ?? ""
    }

    /// Whether less than the whole article is shown, and how to get at the rest.
    var paywall: String {
        text.paragraphs.count < 2 ? "<div class=\"paywall\"><p>\(words.paywall)</p></div>" : ""
    }

    func prose(_ opening: String = "<p>", _ closing: String = "</p>") -> String {
        paragraphs.map { opening + $0 + closing }.joined(separator: "\n")
    }
}

/// Cyrillic as it was written before Unicode.
private func windows1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 0..<0x80: UInt8(scalar.value)
        case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
        default: rareLetters[scalar] ?? UInt8(ascii: "?")
        }
    }
}

private let rareLetters: [Unicode.Scalar: UInt8] = [
    "Ё": 0xA8, "ё": 0xB8, "«": 0xAB, "»": 0xBB, "—": 0x97, "–": 0x96, "“": 0x93, "”": 0x94, "©": 0xA9,
]
