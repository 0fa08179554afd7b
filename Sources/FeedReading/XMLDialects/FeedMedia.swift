import Markup

/// What Media RSS says about an entry that has nothing of its own: a broadcaster's video feed has its headlines there.
enum FeedMedia {
    /// Of the entry itself before that of one of its files.
    static func text(_ name: FeedName, of entry: FeedElement) -> String? {
        if let own = entry.plain(name, .media) { return own }
        let inside = entry.all(.group, .media) + entry.all(.content, .media)
        return inside.lazy.compactMap { text(name, of: $0) }.first
    }
}
