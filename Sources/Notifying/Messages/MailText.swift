import Articles
import Foundation
import Rendering
import Settings

/// A message as mail: its differences in full, as plain text and as HTML.
struct MailText {
    private let plainWriter: MessageWriter
    private let htmlWriter: MessageWriter

    init(_ settings: SinkSettings) {
        plainWriter = MessageWriter(settings, dialect: .plain)
        htmlWriter = MessageWriter(settings, dialect: .html)
    }

    func title(of message: SinkMessage) -> String { plainWriter.title(of: message) }

    func plain(_ message: SinkMessage) -> String {
        if !plainWriter.isBodyHTML, let own = plainWriter.ownBody(of: message, atMost: Self.longest) { return own }
        var room = Self.longest
        return message.changes.map { plain($0, &room) }.joined(separator: "\n\n\n")
    }

    /// A page that stands alone. A template without tags is shown as it is written, above the differences.
    func html(_ message: SinkMessage) -> String {
        var room = Self.longest
        let body: String
        if let own = htmlWriter.ownBody(of: message, atMost: Self.longest) {
            let differences = message.changes.map { difference($0, &room) }.joined(separator: "\n")
            body = htmlWriter.isBodyHTML ? own : "<div style=\"white-space:pre-wrap\">\(own)</div>\n\(differences)"
        } else {
            body = message.changes.map { html($0, &room) }.joined(separator: "\n<hr>\n")
        }
        return """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>\(escaped(title(of: message)))</title></head>
            <body>
            \(body)
            </body></html>
            """
    }

    /// Of each form. Differences of what is beyond it are left out: mail servers refuse what is much larger.
    private static let longest = 1_000_000

    private func plain(_ told: ToldChange, _ room: inout Int) -> String {
        let words = ChangeWords(told.change)
        var lines = [words.line] + words.facts
        if let url = words.url { lines.append(url.text) }
        if let difference = told.differenceText.map(harmless), take(difference, &room) { lines += ["", difference] }
        return lines.joined(separator: "\n")
    }

    private func html(_ told: ToldChange, _ room: inout Int) -> String {
        let words = ChangeWords(told.change)
        let title = escaped(words.line)
        let linked = words.url.map { "<a href=\"\(escaped($0.text))\">\(title)</a>" } ?? title
        let facts = words.facts.map { "<li dir=\"auto\">\(escaped($0))</li>" }.joined()
        let list = facts.isEmpty ? "" : "\n<ul>\(facts)</ul>"
        return "<h2 dir=\"auto\">\(linked)</h2>\(list)\n\(difference(told, &room))"
    }

    private func difference(_ told: ToldChange, _ room: inout Int) -> String {
        guard let html = told.differenceHTML.map(harmless), take(html, &room) else { return "" }
        return html
    }

    private func take(_ text: String, _ room: inout Int) -> Bool {
        guard text.utf8.count <= room else { return false }
        room -= text.utf8.count
        return true
    }
}
