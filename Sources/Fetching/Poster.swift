import Articles
public import Foundation

/// Sends: requests and mail, over libcurl on threads of its own.
///
/// Unlike `Fetcher` it asks nobody's leave, since its user wrote down where it sends to: private addresses are allowed
/// and there is no robots.txt. TLS is always verified, and no redirect is followed: what was signed for one receiver
/// is not handed to another. A cancelled task's call throws `CancellationError` at once and its transfer is dropped.
public final class Poster: Sendable {
    private let limits: FetchLimits
    private let web: TransferLoop
    private let mailLimits: FetchLimits
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - timeout: for one request, from its start to the last byte of the answer.
    ///   - mailTimeout: for one mail; servers may take ten minutes over it.
    ///   - now: the time of day, against which a Retry-After that is a date is measured.
    public init(
        userAgent: String = FetchLimits().userAgent, timeout: Duration = .seconds(30),
        mailTimeout: Duration = .seconds(660), now: @escaping @Sendable () -> Date = { Date() }
    ) {
        var limits = FetchLimits()
        limits.userAgent = userAgent
        (limits.timeout, limits.stall) = (timeout, timeout)
        limits.concurrency = 16
        limits.largestBody = Self.largestAnswer
        limits.allowPrivate = true
        self.limits = limits
        var mailLimits = limits
        (mailLimits.timeout, mailLimits.stall) = (mailTimeout, mailTimeout)
        self.mailLimits = mailLimits
        self.now = now
        web = TransferLoop(limits: limits)
    }

    deinit { web.stop() }

    private static let largestAnswer = 64 * 1024

    /// Any status is a reply; only the lack of an answer is a failure.
    public func post(_ request: PostRequest) async throws(CancellationError) -> Result<PostReply, FetchError> {
        var transfer = self.transfer(to: request.url)
        transfer.headers = request.lines
        if request.method != "GET" { transfer.sending = .body(method: request.method, bytes: request.body) }
        switch try await outcome(of: transfer, on: web) {
        case .failure(let failure): return .failure(failure.reason)
        case .success(let reply):
            return .success(
                PostReply(
                    status: reply.status, headers: reply.headers, body: reply.body, location: reply.location,
                    retryAfter: retryAfter(reply)))
        }
    }

    /// Any status of the mail server is a reply, of whichever step it was the answer to.
    public func send(_ mail: OutgoingMail) async throws(CancellationError) -> Result<MailReply, FetchError> {
        guard ["smtp://", "smtps://"].contains(where: { mail.server.hasPrefix($0) && mail.server != $0 }) else {
            return .failure(.failed("found \(mail.server), expected smtp://HOST:PORT or smtps://HOST:PORT"))
        }
        // An smtp address has the parts of an http one, at the same places.
        var transfer = self.transfer(to: WebURL(stored: mail.server))
        transfer.sending = .mail(mail)
        // One for each mail, since libcurl waits for a mail server's last words on the thread itself.
        let loop = TransferLoop(limits: mailLimits)
        defer { loop.stop() }
        switch try await outcome(of: transfer, on: loop) {
        case .success(let reply): return .success(MailReply(status: reply.status, text: reply.answer))
        case .failure(let failure) where 400..<600 ~= failure.status:
            return .success(MailReply(status: failure.status, text: failure.answer))
        case .failure(let failure): return .failure(failure.reason)
        }
    }

    // MARK: Transfers

    private func transfer(to url: WebURL) -> TransferRequest {
        var transfer = TransferRequest(url: url, authority: url.authority, largestBody: limits.largestBody)
        transfer.allowsPrivate = true
        transfer.overflow = .cut
        return transfer
    }

    private func outcome(
        of transfer: TransferRequest, on loop: TransferLoop
    ) async throws(CancellationError) -> Result<TransferReply, TransferFailure> {
        do {
            return .success(try await loop.perform(transfer))
        } catch let failure as TransferFailure {
            return .failure(failure)
        } catch {
            throw CancellationError()
        }
    }

    private func retryAfter(_ reply: TransferReply) -> Duration? {
        BackOff.retryAfter(reply.headers["retry-after"], now: now()).map { Duration.seconds(min($0, BackOff.longest)) }
    }
}
