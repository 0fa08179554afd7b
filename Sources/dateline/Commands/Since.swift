import Articles
import Foundation
import Storage

extension ArticleStore {
    /// Where to read the log from, as `--since` says it: after a change's number, or from a time on.
    func cursor(since text: String) throws -> ChangeCursor {
        // Eight figures are a day: 20260305.
        if let seq = Int64(text), text.count != 8 { return ChangeCursor(rawValue: seq) }
        guard let date = NewsDate(text) else {
            throw CommandFailure.usage(
                "--since: found “\(text)”, expected a change's number, or a time such as 2026-03-05T18:00:00Z")
        }
        return try cursor(before: date.instant)
    }
}
