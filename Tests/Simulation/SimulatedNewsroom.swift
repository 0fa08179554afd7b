import Locking
public import Newsroom

/// A harsh newsroom on loopback: outlets in six languages that edit, move, withdraw and break their articles hour by
/// hour, behind pages whose clutter is another at every request; and the truth about all that could be read.
///
/// The same seed makes the same news.
public final class SimulatedNewsroom: Sendable {
    public struct Outlet: Sendable {
        public let name: String
        public let feed: String
    }

    private let world: Locked<SimulatedWorld>
    private let servers: [LoopbackServer]

    /// Starts serving; before the first `advance()` nothing is counted as read.
    public init(seed: UInt64) throws(ServerError) {
        let world = Locked(SimulatedWorld(seed: seed))
        var servers: [LoopbackServer] = []
        for outlet in SimulatedOutlet.allCases {
            let handler: @Sendable (ServedRequest) -> ServedResponse = { request in
                world.withLock { $0.answer(request, of: outlet) }
            }
            servers.append(try LoopbackServer(host: outlet.host, handler: handler))
        }
        self.world = world
        self.servers = servers
    }

    public var outlets: [Outlet] {
        zip(SimulatedOutlet.allCases, servers).map { Outlet(name: $0.name, feed: $1.url + $0.feedPath) }
    }

    /// Moves on by a virtual hour. What was served whole until now has been a version.
    public func advance() { world.withLock { $0.advance() } }

    /// Moves on by an hour in which nothing happens and nothing is wrong, so that what is read then is how things are.
    public func settle() { world.withLock { $0.settle() } }

    /// What could be known by somebody who read every page in every step, up to the present one.
    public var truth: [TrueArticle] {
        let sites = Dictionary(uniqueKeysWithValues: zip(SimulatedOutlet.allCases, servers.map(\.url)))
        return world.withLock { $0.truth(sites: sites) }
    }

    public func stop() { for server in servers { server.stop() } }
}
