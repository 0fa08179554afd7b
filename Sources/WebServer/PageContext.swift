import Hummingbird
import HummingbirdCore
import NIOCore

/// What is known of a request beyond its words: the connection that it came by.
struct PageContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// The address of whoever asks, without port.
    var peer: String { channel.remoteAddress?.ipAddress ?? "unknown" }
}
