import Articles
import Foundation
import Reconciliation
import Settings
import Storage

/// Whether a sink wants to hear of a change. What changed is looked up in the two versions where somebody asks for words.
struct SinkFilter {
    let settings: SinkSettings
    let store: ArticleStore
    private let phrases: [[String]]
    private let pattern: TimedPattern?
    private let onSlowPattern: @Sendable () -> Void

    /// - Parameter onSlowPattern: called when the pattern did not come to an end, which counts as a match: better a word
    ///   too much than one that is missed.
    init(_ settings: SinkSettings, _ store: ArticleStore, onSlowPattern: @escaping @Sendable () -> Void = {}) {
        self.settings = settings
        self.store = store
        self.onSlowPattern = onSlowPattern
        phrases = settings.words.map(phrase)
        pattern = settings.pattern.flatMap { TimedPattern($0) }
    }

    /// Whether what a change says of itself is not enough to tell.
    var readsTexts: Bool { !settings.words.isEmpty || settings.pattern != nil || !settings.watched.isEmpty }

    func matches(_ change: Change) throws(StoreError) -> Bool {
        guard settings.filter.matches(change) else { return false }
        guard try isWatched(change) else { return false }
        guard !phrases.isEmpty || settings.pattern != nil else { return true }
        return hasWords(try passages(of: change))
    }

    /// Whether it may match, as far as its type tells: of what is set aside the rest is not known yet.
    func mayMatch(_ type: ChangeType) -> Bool { settings.filter.types.isEmpty || settings.filter.types.contains(type) }

    // MARK: Words

    private func hasWords(_ passages: [ChangedPassage]) -> Bool {
        if !phrases.isEmpty, !passages.contains(where: { passage in phrases.contains(where: passage.has) }) {
            return false
        }
        guard settings.pattern != nil else { return true }
        switch pattern?.finding(in: passages) {
        case .matches: return true
        case .matchesNot, nil: return false
        case .ranOutOfTime:
            onSlowPattern()
            return true
        }
    }

    private func passages(of change: Change) throws(StoreError) -> [ChangedPassage] {
        let data = change.data
        if let article = data.article, let number = data.version,
            let version = try store.version(number, of: article.id)
        {
            guard let previous = data.previous else {
                return ([version.draft.title] + version.draft.paragraphs).map { ChangedPassage($0) }
            }
            if let before = try store.version(previous, of: article.id) {
                return Difference(from: before.draft, to: version.draft).changedPassages
            }
        }
        return [
            data.article?.title, data.headline?.before, data.summary, data.reason, data.source?.name,
            data.copyOf?.title, data.other?.title,
        ].compactMap { $0.map { ChangedPassage($0) } }
    }

    // MARK: The watchlist

    private func isWatched(_ change: Change) throws(StoreError) -> Bool {
        if settings.watched.isEmpty { return true }
        for item in settings.watched {
            switch item.subject {
            case .story(let story):
                if change.data.story == story || change.data.otherStory == story { return true }
            case .query(let query):
                if try isAbout(change, Set(phrase(query))) { return true }
            }
        }
        return false
    }

    /// Whether the article has all these words.
    private func isAbout(_ change: Change, _ wanted: Set<String>) throws(StoreError) -> Bool {
        guard let article = change.data.article else { return false }
        let version = try store.version(latest(change, article.id), of: article.id)
        let text = version.map { $0.draft.title + "\n" + $0.draft.text } ?? article.title
        return wanted.isSubset(of: phrase(text))
    }

    /// The version that the change is about, else the article's last.
    private func latest(_ change: Change, _ article: Article.ID) throws(StoreError) -> Int {
        if let number = change.data.version { return number }
        let known = try store.article(article)
        return known?.versions ?? 1
    }
}
