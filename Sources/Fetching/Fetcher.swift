import Articles

/// Fetches over HTTP: libcurl's multi interface on a thread of its own, offered as `async`.
///
/// Any number of calls may be under way from any task; those beyond the limits wait inside. A cancelled task's call
/// throws `CancellationError` at once and its transfer is dropped.
public final class Fetcher: Sendable {
    private let loop: TransferLoop

    public init(limits: FetchLimits = FetchLimits()) {
        loop = TransferLoop(limits: limits)
    }

    /// One exchange, redirects followed. Every HTTP status is a reply; only the absence of a whole answer throws.
    public func fetch(_ request: FetchRequest) async throws -> FetchReply {
        try await loop.perform(request)
    }

    deinit { loop.stop() }
}
