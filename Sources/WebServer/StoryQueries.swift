import Articles
import Foundation
import Storage

/// What is asked of the store about stories, in one place.
extension ArticleStore {
    func grownStories(limit: Int, since: Date?) throws -> [Story] { try stories(limit: limit, since: since) }

    /// A story with its articles in the order in which they came; `nil` for a number that no story has.
    func wholeStory(_ id: Story.ID) throws -> (story: Story, articles: [Article])? {
        guard let story = try self.story(id) else { return nil }
        return (story, try articles(of: story.id))
    }
}
