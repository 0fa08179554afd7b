import Articles
public import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Storage
import UnixSignals

/// Serves pages, JSON and the event stream on what a store holds, beside whoever writes to it. Only reads.
public struct PageServer: Sendable {
    public enum Ending: Sendable {
        /// When its task is cancelled, or the service group that it is part of shuts down.
        case cancellation
        /// At SIGTERM or SIGINT, too.
        case signal
    }

    private let site: Site
    private let onListening: @Sendable (String) -> Void

    /// - Parameters:
    ///   - storePath: the store has to be there.
    ///   - now: the clock by which pages say what is due.
    ///   - onListening: told the pages' address once they can be asked for.
    /// - Throws: `StoreError`.
    public init(
        storePath: String, terms: ServerTerms, now: @escaping @Sendable () -> Date,
        onListening: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        self.onListening = onListening
        site = try Site(storePath: storePath, terms: terms, now: now)
    }

    /// Serves until the end that was asked for; open event streams are ended, answers under way are finished.
    public func run(until ending: Ending = .cancellation) async throws {
        let signals: [UnixSignal] = ending == .signal ? [.sigterm, .sigint] : []
        // The last is ended first: the server waits for its answers, and event streams end when the hub does.
        let services: [any Service] = [site.readers, site.overviews, application(with: []), site.hub]
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: signals, logger: logger)
        // Nobody who does not read what he is answered holds the end up.
        configuration.maximumGracefulShutdownDuration = Self.longestEnd
        try await serve(ServiceGroup(configuration: configuration))
    }

    /// A task that is cancelled asks the group to end, in place of cancelling it: a connection that comes while the
    /// server's task is cancelled is taken by nobody, and swift-nio (2.101) ends the program for that.
    private func serve(_ group: ServiceGroup) async throws {
        let serving = Task { try await group.run() }
        do {
            try await withTaskCancellationHandler {
                try await serving.value
            } onCancel: {
                Task { await group.triggerGracefulShutdown() }
            }
        } catch is CancellationError {
            // The end that was asked for, and whatever was broken off for it.
        }
    }

    /// Below the time in which the service has to end.
    private static let longestEnd = Duration.seconds(3)
    /// For a reader who takes nothing of what is written to him.
    private static let patience = TimeAmount.seconds(30)
    /// For the rest of an answer to a reader who says nothing any more.
    private static let lastWords = TimeAmount.seconds(10)

    func application(with services: [any Service]) -> Application<RouterResponder<PageContext>> {
        let terms = site.terms
        let onListening = onListening
        return Application(
            router: site.router,
            server: .http1(configuration: Self.channel),
            configuration: ApplicationConfiguration(address: .hostname(terms.host, port: terms.port)),
            services: services,
            onServerRunning: { channel in
                onListening(terms.address(port: channel.localAddress?.port ?? terms.port))
            },
            logger: logger)
    }

    /// With all that it takes to answer, for whoever runs it alone.
    var application: Application<RouterResponder<PageContext>> {
        application(with: [site.readers, site.overviews, site.hub])
    }

    /// A connection that asks nothing for a minute is closed; heads larger than browsers send are refused.
    private static var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [StalledWrites(patience: Self.patience), Departures(patience: Self.lastWords)],
            idleTimeout: .seconds(60),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100))
    }

    private var logger: Logger {
        // Of all parts the hub ends first.
        let hub = site.hub
        var logger = Logger(label: "dateline.web") { _ in ServerLog(isOver: { hub.isOver }) }
        logger.logLevel = .warning
        return logger
    }
}
