import NIOCore

/// Closes a connection whose reader has closed its side: whoever goes away in the middle of an answer says no more than that.
/// A reader may mean that nothing more will be asked (RFC 9112, section 9.6); whatever is answered at once still gets there.
final class Departures: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let patience: TimeAmount

    init(patience: TimeAmount) {
        self.patience = patience
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            let channel = context.channel
            context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }
}
