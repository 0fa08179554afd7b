import Newsroom

/// What stands around an article and is another at every request.
struct Clutter {
    /// Of no meaning: ids, counters.
    let noise: Int
    private let words: Vocabulary.Furniture
    private let titles: [String]

    init(in prose: Prose, _ chance: inout SeededGenerator) {
        noise = chance.number(1000...999_999)
        words = prose.vocabulary.furniture
        var titles: [String] = []
        for _ in 0..<7 { titles.append(escaped(prose.headline(&chance))) }
        self.titles = titles
    }

    var clock: String { "\(10 + noise % 14):\(10 + noise % 50)" }
    var views: String { "\(noise) \(words.views)" }
    var comments: String { "\(noise % 90) \(words.comments)" }
    var updated: String { "\(noise % 59 + 1) \(words.updated)" }

    var advertisement: String {
        "<div class=\"ad\" id=\"ad-\(noise)\"><span>\(words.advertisement)</span></div>"
    }

    var newsletter: String {
        """
        <div class="newsletter"><p>\(words.newsletter)</p><form><input name="mail"><button>OK</button></form></div>
        """
    }

    var related: String { "<h3>\(words.related)</h3>\(list(titles[..<4]))" }
    var mostRead: String { "<h3>\(words.mostRead)</h3>\(list(titles[4...]))" }

    /// A teaser amid the text.
    var inset: String {
        "<aside class=\"related\"><b>\(words.related)</b> <a href=\"/x/\(noise)\">\(titles[0])</a></aside>"
    }

    private func list(_ titles: ArraySlice<String>) -> String {
        "<ul>" + titles.map { "<li><a href=\"/x/\(noise)\">\($0)</a></li>" }.joined() + "</ul>"
    }
}
