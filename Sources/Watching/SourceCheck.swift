import Articles
import FeedReading
import Fetching
import Reconciliation
import Settings
import Storage

/// A source's turn: what it lists now.
struct SourceCheck {
    let check: Check

    /// - Throws: only `CancellationError`: any other failure is an outcome.
    func run(_ source: Source, as kind: FollowedSource.Kind) async throws -> SourceOutcome {
        if kind == .page || source.kind == .page { return SourceOutcome(source, .sourceIsPage(source.id)) }
        do {
            let request = FetchRequest(url: source.url, validators: source.validators.validators)
            return SourceOutcome(source, try arrival(of: await check.fetcher.fetch(request), for: source, kind))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return SourceOutcome(source, .sourceFailed(source.id, reason: "\(error)"))
        }
    }

    private func arrival(of reply: FetchReply, for source: Source, _ kind: FollowedSource.Kind) throws -> Arrival {
        switch reply.status {
        case 304: return .feedNotModified(source.id, source.validators.replaced(by: reply.validators))
        case 200..<300: break
        default: return .sourceFailed(source.id, reason: HTTPStatus.text(reply.status))
        }
        do {
            let feed = try readFeed(reply.body, contentType: reply.contentType, base: reply.url)
            return .feed(
                FeedArrival(source: source.id, validators: reply.validators.stored, entries: listed(feed)))
        } catch {
            // An address that nobody said was a feed may as well be an article.
            let isText = reply.contentType?.hasPrefix("text/") ?? false
            if kind == .any, source.kind == nil, isText, error != .empty { return .sourceIsPage(source.id) }
            throw error
        }
    }

    private func listed(_ feed: FeedDocument) -> [ListedEntry] {
        zip(feed.entries, entryKeys(of: feed.entries)).compactMap { entry, key in
            guard let key, let url = entry.link.flatMap({ WebURL($0) }) else { return nil }
            return ListedEntry(
                key: key, url: url, title: entry.title, published: entry.published, updated: entry.updated)
        }
    }
}

/// A source's arrival with the source that it is about, for the report.
struct SourceOutcome {
    let source: Source
    let arrival: Arrival

    init(_ source: Source, _ arrival: Arrival) {
        self.source = source
        self.arrival = arrival
    }
}

extension StoredValidators {
    var validators: Validators { Validators(etag: etag, lastModified: lastModified) }

    /// The validators of a 304 replace the old ones; what it does not repeat stays (RFC 9111, section 4.3.4).
    func replaced(by new: Validators) -> StoredValidators {
        StoredValidators(etag: new.etag ?? etag, lastModified: new.lastModified ?? lastModified)
    }
}

extension Validators {
    var stored: StoredValidators { StoredValidators(etag: etag, lastModified: lastModified) }
}
