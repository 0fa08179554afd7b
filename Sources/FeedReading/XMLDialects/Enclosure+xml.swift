import Articles
import Markup

extension Entry.Enclosure {
    /// `nil` for one without an address.
    init?(_ element: FeedElement, base: String?) {
        guard let url = element.attribute(.url) ?? element.attribute(.href) else { return nil }
        let length = element.attribute(.length).map { $0.filter { $0 != "," && $0 != " " } }
        self.init(
            url: element.resolved(url, in: base), type: element.attribute(.type),
            length: FeedText.number(length).flatMap { $0 < 0 ? nil : $0 })
    }
}

extension [String] {
    /// Each once, in the order of their first appearance.
    var unrepeated: [String] {
        guard count > 1 else { return self }
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
