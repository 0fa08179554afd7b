import Articles
import Markup

/// What a page is: told by what it says of itself, by what it holds, and by how its words and its links weigh.
enum PageForm {
    /// Words of an article that is told to be for payers; more are the whole.
    private static let longestTeaser = 250

    static func of(
        _ declarations: Declarations, _ page: PageText, _ article: ArticleBlocks, _ paragraphs: [String], url: WebURL?
    ) -> Form {
        if declarations.structured.isOfType("LiveBlogPosting") { return .liveBlog }
        let words = words(in: paragraphs, atMost: longestGallery)
        if words < longestTeaser, declarations.structured.isPaid || asksForPayment(page, article) { return .teaser }
        if isGallery(declarations, page, words) { return .gallery }
        if isFrontPage(declarations, page, words, url) { return .frontPage }
        return .article
    }

    /// Counted as far as anybody asks.
    private static func words(in paragraphs: [String], atMost most: Int) -> Int {
        var words = 0
        for var paragraph in paragraphs where words < most {
            words += paragraph.withUTF8 { plainWords($0) ?? TextMeasures($0).words }
        }
        return words
    }

    /// Of a text of ASCII: whatever between blanks has a letter or a figure. `nil` for others.
    private static func plainWords(_ text: Bytes) -> Int? {
        var words = 0
        var isInWord = false
        for byte in text {
            if byte >= 0x80 { return nil }
            if byte == 0x20 {
                isInWord = false
            } else if !isInWord, 97...122 ~= byte | 0x20 || 48...57 ~= byte {
                words += 1
                isInWord = true
            }
        }
        return words
    }

    /// Words of what stands beside pictures.
    private static let longestGallery = 400

    /// Right behind the text stands that it goes on for subscribers.
    private static func asksForPayment(_ page: PageText, _ article: ArticleBlocks) -> Bool {
        guard let last = article.kept.last else { return false }
        return page.blocks[last..<min(page.blocks.count, last + 6)].contains { block in
            page.withBytes(block) { $0.count < 300 && paywall.isIn($0) }
        }
    }

    private static let paywall = PhraseTable([
        "subscribe to continue", "subscribe to read", "to continue reading", "continue reading with",
        "already a subscriber", "for subscribers only", "subscriber-only", "subscribers only",
        "this article is for subscribers", "unlock this article", "log in to read", "sign in to read",
        "register to continue", "create a free account", "you have reached your limit", "your free articles",
        "nur für abonnenten", "jetzt weiterlesen", "weiterlesen mit", "dieser artikel ist exklusiv",
        "réservé aux abonnés", "réservé à nos abonnés", "la suite est réservée", "exclusivo para suscriptores",
        "solo para suscriptores", "contenuto riservato agli abbonati", "conteúdo exclusivo para assinantes",
        "alleen voor abonnees", "tylko dla prenumeratorów", "この記事は有料", "会員限定", "полная версия доступна",
        "только для подписчиков", "aboneler için",
    ])

    private static func isGallery(_ declarations: Declarations, _ page: PageText, _ words: Int) -> Bool {
        let isSaid = declarations.structured.isOfType("ImageGallery") || declarations.first("og:type") == "gallery"
        return isSaid && words < longestGallery
    }

    /// Most words of the page lead elsewhere, and few stay.
    private static func isFrontPage(_ declarations: Declarations, _ page: PageText, _ words: Int, _ url: WebURL?)
        -> Bool
    {
        guard declarations.structured.article == nil, declarations.first("og:type") != "article" else { return false }
        if url?.path == "/" { return true }
        let titles = page.blocks.filter { $0.linkShare > 0.8 && (5...30).contains($0.words) }
        return titles.count >= 30 && words < 150 && titles.reduce(0) { $0 + $1.words } > words * 3
    }
}
