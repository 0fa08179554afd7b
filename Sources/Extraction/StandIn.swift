import Articles

/// Pages that servers give in an article's place, with a status that says all is well.
enum StandIn {
    /// Whether a headline is one that only such pages have. The whole of it: “404” alone may be a number in the news.
    static func isTitle(_ title: String) -> Bool { titles.contains(Folding.key(title)) }

    /// Whether the few words of a page are those of a door: a challenge, a question for consent. A short article may
    /// have one in front of it, and a longer one may quote it.
    static func isDoor(_ page: PageText, kept: [Int]) -> Bool {
        guard page.bytes.count < longestDoor, page.bytes.withUnsafeBufferPointer(doors.isIn) else { return false }
        let rest = kept.map { page.blocks[$0] }.filter { !page.withBytes($0, doors.isIn) }
        return rest.reduce(0) { $0 + $1.text.count } < shortestArticle
    }

    /// Whether a heading of a page with hardly any text says that there is nothing.
    static func heading(of page: PageText, kept: [Int]) -> String? {
        guard kept.reduce(0, { $0 + page.blocks[$1].words }) < fewestWords else { return nil }
        return page.blocks.lazy.filter { $0.isHeading && $0.words <= 8 }.map(page.string).first(where: isTitle)
    }

    private static let fewestWords = 80
    private static let longestDoor = 1500
    private static let shortestArticle = 150

    private static let doors = PhraseTable([
        "please enable javascript", "enable javascript and cookies", "you need to enable javascript",
        "javascript is disabled", "checking your browser", "checking if the site connection is secure",
        "verify you are human", "verify that you are human", "verifying you are human", "are you a robot",
        "you are not a robot", "unusual traffic", "complete the security check", "solve this captcha",
        "complete the captcha", "ddos protection by", "performance & security by cloudflare",
        "request unsuccessful. incapsula", "access to this page has been denied", "before you continue to",
        "we value your privacy", "we and our partners store", "wir und unsere partner", "nous et nos partenaires",
        "nosotros y nuestros socios", "noi e i nostri partner", "partners store and", "partners use cookies",
        "your consent", "manage your cookie", "bitte aktivieren sie javascript", "veuillez activer javascript",
        "para continuar, habilite javascript", "включите javascript",
    ])

    /// Seen on: nginx, Apache, Cloudflare ("Just a moment..."), DataDome, Akamai, WordPress, Drupal.
    private static let titles = Set(
        [
            "404", "404 Not Found", "Not Found", "Page not found", "404 - Page not found", "Error 404", "Oops!",
            "Page Not Found | 404", "This page does not exist", "Nothing found", "403 Forbidden", "Access denied",
            "Attention Required! | Cloudflare", "Just a moment...", "Please wait...", "Are you a robot?",
            "Robot or human?", "Pardon Our Interruption", "Verify you are human", "Security check",
            "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable",
            "503 Service Temporarily Unavailable", "Service Unavailable", "Error", "An error occurred",
            "Site maintenance", "Under maintenance", "Seite nicht gefunden", "Page non trouvée",
            "Página no encontrada", "Sayfa bulunamadı", "Страница не найдена", "الصفحة غير موجودة", "页面不存在",
        ].map(Folding.key))
}
