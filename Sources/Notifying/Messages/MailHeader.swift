import Foundation

/// A mail's header, line by line. Whatever a value holds, it stays within its line.
struct MailHeader {
    private(set) var text = ""

    /// - Parameter value: ASCII; what is not, and what would end the line, is left out.
    mutating func add(_ name: String, _ value: String) {
        text += "\(name): \(Self.printable(value))\r\n"
    }

    /// Text in any script, as encoded words where it has to be (RFC 2047).
    mutating func add(_ name: String, text value: String) {
        text += "\(name): \(Self.encoded(oneLine(value, atMost: 250)))\r\n"
    }

    /// One address a line, which keeps every line far below the 998 characters of RFC 5322.
    mutating func add(_ name: String, _ addresses: [MailAddress]) {
        text += "\(name): \(addresses.map(\.headerText).joined(separator: ",\r\n "))\r\n"
    }

    /// RFC 5322, section 3.3, in UTC.
    static func date(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
        let day = days[((parts.weekday ?? 1) - 1) % 7], month = months[((parts.month ?? 1) - 1) % 12]
        let clock = [parts.hour, parts.minute, parts.second].map { twoDigits($0 ?? 0) }.joined(separator: ":")
        return "\(day), \(twoDigits(parts.day ?? 1)) \(month) \(parts.year ?? 1970) \(clock) +0000"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { 0x20...0x7E ~= $0.value }))
    }

    static func encoded(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { 0x20...0x7E ~= $0 } && text.utf8.count <= 60 && !text.contains("=?")
        return isPlain ? text : words(text).map { "=?UTF-8?B?\($0)?=" }.joined(separator: "\r\n ")
    }

    /// In base64, each of whole characters and so short that its line stays below 76.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if bytes.count + next.count > 39 {
                words.append(Data(bytes).base64EncodedString())
                bytes = []
            }
            bytes += next
        }
        return bytes.isEmpty ? words : words + [Data(bytes).base64EncodedString()]
    }
}

/// Somebody who gets or sends mail: `ann@example.org`, or `Ann <ann@example.org>`.
struct MailAddress {
    let name: String
    let address: String

    init(_ text: String) {
        let parts = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
        let bare = parts.count == 2 ? parts[1].prefix { $0 != ">" } : parts.first ?? ""
        address = String(
            String.UnicodeScalarView(bare.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F && $0 != "," }))
        let said = parts.count == 2 ? oneLine(String(parts[0]), atMost: 100) : ""
        name = said.filter { $0 != "\"" && $0 != "\\" }
    }

    /// After the last @; "localhost" where there is none.
    var domain: String {
        let domain = address.split(separator: "@").last.map(String.init) ?? ""
        return domain.isEmpty || !address.contains("@") ? "localhost" : domain
    }

    fileprivate var headerText: String {
        guard !name.isEmpty else { return "<\(address)>" }
        let encoded = MailHeader.encoded(name)
        return (encoded == name ? "\"\(name)\"" : encoded) + " <\(address)>"
    }
}
