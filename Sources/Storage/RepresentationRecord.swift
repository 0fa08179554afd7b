import Articles
import Foundation
import GRDB

/// The columns of a representation, which a source's row and an article's have alike.
extension Representation {
    static let assignments = "etag = ?, lastModified = ?, answeredAt = ?, bodyHash = ?, receivedAt = ?"

    init(_ row: Row) {
        self.init(
            etag: row["etag"], lastModified: row["lastModified"],
            address: (row["answeredAt"] as String?).map { WebURL(stored: $0) }, bodyHash: row["bodyHash"],
            receivedAt: (row["receivedAt"] as Double?).map { Date(timeIntervalSince1970: $0) })
    }

    /// In the order of `assignments`.
    var bindings: Bindings {
        [etag, lastModified, address?.text, bodyHash, receivedAt?.timeIntervalSince1970]
    }
}
