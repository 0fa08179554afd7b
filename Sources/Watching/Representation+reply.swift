import Articles
import Fetching
import Foundation
import Reconciliation
import Storage

extension Representation {
    /// Of an answer that was read: what the next request needs of it.
    init(of reply: FetchReply, hash: Int64, at now: Date) {
        self.init(
            etag: reply.headers["etag"], lastModified: reply.headers["last-modified"], address: reply.url,
            bodyHash: hash, receivedAt: now)
    }

    /// Whether a whole answer brings just the bytes that were read before.
    func isSame(as reply: FetchReply, hash: Int64) -> Bool {
        bodyHash == hash && (address == reply.url || address?.canonical == reply.url.canonical)
    }

    /// The validators to send; none where it is time to ask for the whole again.
    func validators(at now: Date) -> Validators {
        guard Schedule.trustsValidators(received: receivedAt, at: now) else { return Validators() }
        return Validators(etag: etag, lastModified: lastModified, address: address)
    }

    /// After a 304: its validators replace the old ones, what it does not repeat stays (RFC 9111, section 4.3.4).
    func confirmed(by reply: FetchReply) -> Representation {
        var next = self
        next.etag = reply.headers["etag"] ?? etag
        next.lastModified = reply.headers["last-modified"] ?? lastModified
        return next
    }

    /// After the same bytes came again: an ETag that is another all the same is of no use, and in the way of the date,
    /// which servers look at only where there is no ETag (RFC 9110, section 13.1.3).
    func repeated(in reply: FetchReply, at now: Date) -> Representation {
        var next = Representation(of: reply, hash: bodyHash ?? 0, at: now)
        if next.etag != etag, next.lastModified != nil, next.lastModified == lastModified { next.etag = nil }
        return next
    }
}
