import Articles
import Foundation
import Storage

/// What is asked of the store about stories, in one place.
extension ArticleStore {
    func grownStories(limit: Int, since: Date?) throws -> [Story] { try stories(limit: limit, since: since) }

    /// A story with its articles in the order in which they came.
    /// - Parameter prefix: of the pages that it is asked for.
    /// - Throws: `Refusal` where there is none, or where it turned out to be another.
    func wholeStory(_ id: Story.ID, under prefix: String = "/stories/") throws -> (story: Story, articles: [Article]) {
        guard let story = try self.story(id) else {
            throw Refusal.missing("There is no story \(id) in this store.")
        }
        guard story.id == id else { throw Refusal.moved(to: "\(prefix)\(story.id)") }
        return (story, try articles(of: story.id))
    }
}
