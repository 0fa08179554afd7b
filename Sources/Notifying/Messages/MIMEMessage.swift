import Foundation

/// A mail in the form in which it travels (RFC 5322, RFC 2045): plain text and HTML of the same, both in base64, so that
/// no line can be too long and none can begin with a dot or "From ".
struct MIMEMessage {
    var from: MailAddress
    var to: [MailAddress]
    var subject: String
    var date: Date
    /// Lets readers drop a repeat: the same for the same message, whenever it is sent.
    var id: String
    /// The sink's name, for the list that its mails belong to.
    var list: String
    var plain: String
    var html: String

    var bytes: [UInt8] {
        let parts = part("text/plain", plain) + part("text/html", html)
        return Array((header + "\r\n" + parts + "--\(Self.boundary)--\r\n").utf8)
    }

    private var header: String {
        var header = MailHeader()
        header.add("Date", MailHeader.date(date))
        header.add("From", [from])
        header.add("To", to)
        header.add("Subject", text: subject)
        header.add("Message-ID", "<\(Self.atom(id)).\(Self.atom(list))@\(from.domain)>")
        header.add("List-Id", "<\(Self.atom(list)).dateline.\(from.domain)>")
        // Nobody answers a machine (RFC 3834).
        header.add("Auto-Submitted", "auto-generated")
        header.add("MIME-Version", "1.0")
        header.add("Content-Type", "multipart/alternative; boundary=\"\(Self.boundary)\"")
        return header.text
    }

    /// Stands in no base64, whatever the parts say.
    private static let boundary = "=_dateline"

    private func part(_ type: String, _ text: String) -> String {
        let lines = Data(text.utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        return "--\(Self.boundary)\r\nContent-Type: \(type); charset=utf-8\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n\(lines)\r\n"
    }

    /// As it may stand left of an @: what may not is written as its number, so that no two become one.
    private static func atom(_ text: String) -> String {
        let bytes = text.utf8.prefix(80).map { byte in
            let isPlain = 48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte || byte == UInt8(ascii: "-")
            return isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16)
        }
        return bytes.isEmpty ? "none" : bytes.joined()
    }
}
