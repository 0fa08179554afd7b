import Articles
import Fetching
import Foundation
import Settings

/// Sends mail to a server that takes it.
struct EmailSink: Sink {
    let name: String
    let mail: MailSettings
    let text: MailText
    let poster: Poster
    let now: @Sendable () -> Date

    init(_ mail: MailSettings, _ settings: SinkSettings, _ poster: Poster, _ now: @escaping @Sendable () -> Date) {
        name = settings.name
        self.mail = mail
        text = MailText(settings)
        self.poster = poster
        self.now = now
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        let from = MailAddress(mail.from), to = mail.to.map { MailAddress($0) }
        guard !from.address.isEmpty, !to.isEmpty, to.allSatisfy({ !$0.address.isEmpty }) else {
            return .refused(reason: "it has no sender, or a reader without an address")
        }
        let letter = MIMEMessage(
            from: from, to: to, subject: text.title(of: message), date: now(), id: message.id, list: name,
            plain: text.plain(message), html: text.html(message))
        let outgoing = OutgoingMail(
            server: mail.server, from: from.address, to: to.map(\.address), message: letter.bytes, user: mail.user,
            password: mail.password)
        return outcome(try await poster.send(outgoing))
    }

    /// RFC 5321, section 4.2.1: what begins with 4 may go better later, what begins with 5 will not.
    private func outcome(_ result: Result<MailReply, FetchError>) -> DeliveryOutcome {
        switch result {
        case .failure(let error): return .failed(reason: "\(error)", after: nil)
        case .success(let reply):
            let words = reply.text.isEmpty ? "the mail server answered \(reply.status)" : oneLine(reply.text)
            switch reply.status {
            case 200..<300: return .delivered
            case 500..<600: return .refused(reason: words)
            default: return .failed(reason: words, after: nil)
            }
        }
    }
}
