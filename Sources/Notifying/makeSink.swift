public import Fetching
public import Foundation
public import Settings

/// Reads from the store the changes that a sink was told of last, in the order of telling, not more than `count`. What is
/// under way to it is not among them.
public typealias RecentChanges = @Sendable (_ count: Int) async throws -> [ToldChange]

/// The sink that its user described.
///
/// - Parameters:
///   - poster: sends what goes over the network; one for all sinks.
///   - now: the time of day, for what is signed or dated.
///   - recent: for a sink that is written anew each time, which an Atom file is.
///   - onNewFile: called when a file of changes has to be made, and none was moved away; see `newFileNotice`.
public func makeSink(
    _ settings: SinkSettings, poster: Poster, now: @escaping @Sendable () -> Date = { Date() },
    recent: @escaping RecentChanges, onNewFile: @escaping @Sendable () -> Void = {}
) -> any Sink {
    switch settings.target {
    case .webhook(let url, let secrets, let headers):
        return WebhookSink(url: url, secrets: secrets, headers: headers, poster: poster, now: now)
    case .exec(let arguments, let timeout): return ExecSink(name: settings.name, arguments: arguments, timeout: timeout)
    case .email(let mail): return EmailSink(mail, settings, poster, now)
    case .ntfy(let topic, let token): return NtfySink(topic: topic, token: token, settings, poster)
    case .chat(let flavour, let address): return ChatSink(flavour, address: address, settings, poster)
    case .matrix(let server, let room, let token):
        return MatrixSink(server: server, room: room, token: token, settings, poster)
    case .telegram(let token, let chat, let server):
        return TelegramSink(token: token, chat: chat, server: server, settings, poster)
    case .atom(let path, let entries): return AtomSink(path: path, entries: entries, settings, recent)
    case .file(let path): return FileSink(path: path, onNewFile: onNewFile)
    case .output: return OutputSink()
    }
}
