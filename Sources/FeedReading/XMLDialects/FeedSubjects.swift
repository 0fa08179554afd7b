import Articles
import Markup

/// What an entry is about, in the words of whatever vocabulary it uses; each once.
enum FeedSubjects {
    static func of(_ entry: FeedElement) -> [String] {
        let own = (entry.all(.category) + entry.all(.category, .atom) + entry.all(.category, .media)).compactMap(name)
        let subjects = entry.all(.subject, .dublinCore).compactMap(\.plain)
        return (own + subjects + podcast(entry) + keywords(entry, .itunes) + keywords(entry, .media)).unrepeated
    }

    /// The label for people, else the term for programs (RFC 4287, section 4.2.2), else its text.
    private static func name(_ category: FeedElement) -> String? {
        FeedText.plain(category.attribute(.label)) ?? FeedText.plain(category.attribute(.term)) ?? category.plain
    }

    /// A podcast's categories stand in each other.
    private static func podcast(_ element: FeedElement) -> [String] {
        element.all(.category, .itunes).flatMap { category in
            [FeedText.plain(category.attribute(.text))].compactMap(\.self) + podcast(category)
        }
    }

    private static func keywords(_ entry: FeedElement, _ space: FeedNamespace) -> [String] {
        (entry.text(.keywords, space) ?? "").split(separator: ",").compactMap { FeedText.plain(String($0)) }
    }
}
