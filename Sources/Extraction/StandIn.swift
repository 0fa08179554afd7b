/// Pages that servers give in an article's place, with a status that says all is well.
enum StandIn {
    /// Whether a headline is one that only such pages have. The whole of it: “404” alone may be a number in the news.
    static func isTitle(_ title: String) -> Bool { titles.contains(Folding.key(title)) }

    /// Seen on: nginx, Apache, Cloudflare ("Just a moment..."), DataDome, Akamai, WordPress, Drupal.
    private static let titles = Set(
        [
            "404", "404 Not Found", "Not Found", "Page not found", "404 - Page not found", "Error 404", "Oops!",
            "Page Not Found | 404", "This page does not exist", "Nothing found", "403 Forbidden", "Access denied",
            "Attention Required! | Cloudflare", "Just a moment...", "Please wait...", "Are you a robot?",
            "Robot or human?", "Pardon Our Interruption", "Verify you are human", "Security check",
            "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable",
            "503 Service Temporarily Unavailable",
            "Service Unavailable", "Error", "An error occurred", "Site maintenance", "Under maintenance",
            "Seite nicht gefunden", "Page non trouvée", "Página no encontrada", "Sayfa bulunamadı",
            "Страница не найдена", "الصفحة غير موجودة", "页面不存在",
        ].map(Folding.key))
}
