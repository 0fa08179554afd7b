import Foundation
import Locking

/// A small newsroom on loopback: four outlets with a feed each, whose pages are edited between two editions and whose
/// clutter (ads, clocks, counters, related links) changes at every request.
public final class DemoNewsroom: Sendable {
    public struct Outlet: Sendable {
        public let name: String
        public let feed: String
    }

    private let edition = Locked(0)
    private let latency: ClosedRange<Double>
    private let servers: [LoopbackServer]

    /// Starts serving the first edition.
    /// - Parameter latency: seconds that each answer takes, as if its server were far away.
    public init(latency: ClosedRange<Double> = 0...0) throws(ServerError) {
        self.latency = latency
        var servers: [LoopbackServer] = []
        let holder = Holder()
        for outlet in DemoOutlet.allCases {
            let handler: @Sendable (ServedRequest) -> ServedResponse = { request in
                holder.newsroom?.answer(request, as: outlet) ?? ServedResponse(status: 503)
            }
            servers.append(try LoopbackServer(host: outlet.host, handler: handler))
        }
        self.servers = servers
        holder.hold(self)
    }

    public var outlets: [Outlet] {
        zip(DemoOutlet.allCases, servers).map { Outlet(name: $0.name, feed: $1.url + $0.feedPath) }
    }

    /// The afternoon's edits: everything is served as it reads after them from now on.
    public func publishEdits() { edition.withLock { $0 = 1 } }

    private func answer(_ request: ServedRequest, as outlet: DemoOutlet) -> ServedResponse {
        Thread.sleep(forTimeInterval: .random(in: latency))
        let edition = edition.withLock { $0 }
        let pieces = DemoPiece.all.filter { $0.outlet == outlet }
        if request.path == outlet.feedPath {
            let listed = pieces.filter { $0.editions[edition] != nil || edition == 1 && $0.editions[0] != nil }
            return .validated(
                Array(DemoFeed(outlet: outlet, pieces: listed, edition: edition).text.utf8), type: outlet.feedType,
                for: request)
        }
        let path = request.path.split(separator: "?").first.map(String.init) ?? ""
        guard let piece = pieces.first(where: { $0.path == path }), let text = piece.editions[edition] else {
            return ServedResponse(
                status: 404, headers: [("Content-Type", "text/html")], body: Array("<h1>Not found</h1>".utf8))
        }
        let page = DemoPage(outlet: outlet, piece: piece, text: text, noise: .random(in: 0..<1_000_000))
        return ServedResponse(headers: [("Content-Type", outlet.pageType)], body: page.bytes)
    }
}

/// Lets the servers, which are made first, reach the newsroom that owns them, without keeping it alive.
private final class Holder: Sendable {
    private struct Reference: Sendable { weak var newsroom: DemoNewsroom? }
    private let reference = Locked(Reference())

    var newsroom: DemoNewsroom? { reference.withLock { $0.newsroom } }
    func hold(_ newsroom: DemoNewsroom) { reference.withLock { $0.newsroom = newsroom } }
}
