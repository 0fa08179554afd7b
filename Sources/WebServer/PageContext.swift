import Hummingbird
import HummingbirdCore
import NIOCore

/// What is known of a request beyond its words: the connection that it came by.
struct PageContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// Whether the channel is a connection; in tests that ask without one it never is.
    private let wasConnected: Bool

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        wasConnected = source.channel.isActive
    }

    /// Whether whoever asks can still be answered.
    var isConnected: Bool { channel.isActive || !wasConnected }

    /// The address of whoever asks, without port.
    var peer: String { channel.remoteAddress?.ipAddress ?? "unknown" }
}
