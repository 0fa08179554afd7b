import Articles
import Rendering

/// In what a service writes: how text is kept from being markup there, and what markup there is.
enum Dialect: CaseIterable {
    case plain, html, telegram, slack, mattermost, discord

    /// Text as text, whatever stands in it.
    func escaped(_ text: String) -> String {
        switch self {
        case .plain: text
        case .html, .telegram: Rendering.escaped(text)
        case .slack: Self.withoutControls(ofSlack: text)
        // "@all" and "@channel" ring at everybody's; a space without width keeps them from being names.
        case .mattermost: Self.backslashed(text, Self.markdown).replacing("@", with: "@\u{200B}")
        // Mentions are turned off where the message is sent (allowed_mentions).
        case .discord: Self.backslashed(text, Self.markdown + "<@")
        }
    }

    /// - Parameter text: already escaped.
    func strong(_ text: String) -> String {
        switch self {
        case .plain: text
        case .html, .telegram: "<b>\(text)</b>"
        // Only where its markup is on, which it is for templates: see `ChatSink`.
        case .slack: text
        case .mattermost, .discord: "**\(text)**"
        }
    }

    /// - Parameter text: already escaped.
    func link(_ text: String, to url: WebURL) -> String {
        switch self {
        // Whoever writes plainly says the address on a line of its own.
        case .plain: text
        case .html, .telegram: "<a href=\"\(address(url))\">\(text)</a>"
        case .slack: "<\(address(url))|\(text)>"
        case .mattermost, .discord: "[\(text)](\(address(url)))"
        }
    }

    /// An address as it may stand in running text and in a link.
    func address(_ url: WebURL) -> String {
        switch self {
        case .plain: url.text
        case .html, .telegram: Rendering.escaped(url.text)
        case .slack: Self.withoutControls(ofSlack: url.text.replacing("|", with: "%7C"))
        case .mattermost, .discord: Self.percentEncoded(url.text, "()<>[]\\*_~|`")
        }
    }

    var lineBreak: String { self == .html ? "<br>\n" : "\n" }

    /// A message that is too long, shortened so that its markup holds: where there are tags, they go.
    func shortened(_ message: String, to limit: Int) -> String {
        guard message.utf16.count > limit else { return message }
        guard self == .html || self == .telegram else { return cut(message, to: limit) }
        let text = Self.withoutTags(message)
        var size = limit
        while size > 1 {
            let candidate = escaped(cut(text, to: size))
            if candidate.utf16.count <= limit { return candidate }
            size = size * 3 / 4
        }
        return ""
    }
}

extension Dialect {
    private static let markdown = "\\`*_[]()~|>#"

    /// A backslash before punctuation makes it text.
    private static func backslashed(_ text: String, _ marks: String) -> String {
        let marks = Set(marks.unicodeScalars)
        var output = String.UnicodeScalarView()
        // By scalar: an asterisk with an accent on it is one character, and still an asterisk to others.
        for scalar in text.unicodeScalars {
            if marks.contains(scalar) { output.append("\\") }
            output.append(scalar)
        }
        return String(output)
    }

    /// Slack's three characters (“Formatting text for app surfaces”); no others are read as commands.
    private static func withoutControls(ofSlack text: String) -> String {
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output.append(contentsOf: "&amp;".unicodeScalars)
            case "<": output.append(contentsOf: "&lt;".unicodeScalars)
            case ">": output.append(contentsOf: "&gt;".unicodeScalars)
            default: output.append(scalar)
            }
        }
        return String(output)
    }

    private static func percentEncoded(_ text: String, _ marks: String) -> String {
        let marks = Set(marks.utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            if marks.contains(byte) {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// What `escaped` and our own tags made of text, back again.
    private static func withoutTags(_ message: String) -> String {
        var text = ""
        var isInTag = false
        for character in message {
            switch character {
            case "<": isInTag = true
            case ">" where isInTag: isInTag = false
            default: if !isInTag { text.append(character) }
            }
        }
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
