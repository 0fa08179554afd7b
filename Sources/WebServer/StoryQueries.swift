import Articles
import Foundation
import Reconciliation
import Storage

/// What is asked of the store about stories, in one place.
extension ArticleStore {
    func grownStories(limit: Int, since: Date?) throws -> [Story] { try stories(limit: limit, since: since) }

    /// A story with its articles in the order in which they came.
    /// - Parameters:
    ///   - prefix: of the pages that it is asked for.
    ///   - limit: of a story that has more articles, the first ones.
    /// - Throws: `Refusal` where there is none, or where it turned out to be another.
    func wholeStory(
        _ id: Story.ID, under prefix: String = "/stories/", limit: Int = 1000
    ) throws -> (story: Story, articles: [Article]) {
        guard let story = try self.story(id) else {
            throw Refusal.missing("There is no story \(id) in this store.")
        }
        guard story.id == id else { throw Refusal.moved(to: "\(prefix)\(story.id)") }
        return (story, try articles(of: story.id, limit: limit))
    }

    /// What a story's articles say of the event as they stand now: one of each text first, copies as far as there is room.
    func facts(of articles: [Article]) throws -> StoryFacts {
        var texts: Set<Int64> = []
        let firsts = articles.filter { article in
            guard let group = article.copyGroup else { return true }
            return texts.insert(group).inserted
        }
        let taken = Set(firsts.map(\.id)), copies = articles.filter { !taken.contains($0.id) }
        let chosen = Set((firsts + copies).prefix(mostCompared).map(\.id))
        let sources = try articles.filter { chosen.contains($0.id) }.compactMap { article in
            try latestVersion(of: article).map { StoryFacts.Source(outlet: article.outlet, draft: $0.draft) }
        }
        return StoryFacts(of: sources)
    }
}

/// Articles of a story whose texts are compared; the largest stories have hundreds.
private let mostCompared = 40
