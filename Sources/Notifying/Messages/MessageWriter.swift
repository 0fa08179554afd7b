import Articles
import Foundation
import Settings

/// Writes a message in words: by the user's templates where there are any, else by the sink's own.
struct MessageWriter {
    let sink: String
    let dialect: Dialect
    private let titleTemplate: MessageTemplate?
    private let bodyTemplate: MessageTemplate?

    /// A template that does not read is passed over: whoever reads the configuration has refused it before.
    init(_ settings: SinkSettings, dialect: Dialect) {
        sink = settings.name
        self.dialect = dialect
        titleTemplate = settings.templates.title.flatMap { MessageTemplate($0) }
        bodyTemplate = settings.templates.body.flatMap { MessageTemplate($0) }
    }

    var hasOwnBody: Bool { bodyTemplate != nil }
    var isBodyHTML: Bool { bodyTemplate?.isHTML ?? false }

    /// One line of plain text, escaped for nobody.
    func title(of message: SinkMessage) -> String {
        let context = MessageContext(sink: sink, dialect: .plain)
        if let titleTemplate, message.changes.count == 1 || titleTemplate.goesThroughChanges {
            let title = oneLine(titleTemplate.render(context.values(of: message)))
            if !title.isEmpty { return title }
        }
        guard message.changes.count != 1, let first = message.changes.first else {
            return message.changes.first.map { oneLine(ChangeWords($0.change).line) } ?? sink
        }
        return "\(message.changes.count) changes since \(first.change.time.formatted(.iso8601))"
    }

    /// The user's template filled in; `nil` where there is none. Never longer than `limit`.
    func ownBody(of message: SinkMessage, atMost limit: Int) -> String? {
        guard let bodyTemplate else { return nil }
        let context = MessageContext(sink: sink, dialect: dialect)
        guard !bodyTemplate.goesThroughChanges, message.changes.count > 1 else {
            return dialect.shortened(bodyTemplate.render(context.values(of: message)), to: limit)
        }
        let each = message.changes.map { told in
            var values = context.values(of: told)
            values["id"] = dialect.escaped(message.id)
            values["sink"] = dialect.escaped(sink)
            return bodyTemplate.render(values)
        }
        return dialect.shortened(each.joined(separator: dialect.lineBreak), to: limit)
    }

    /// Title and body for services that have but one text.
    func text(of message: SinkMessage, atMost limit: Int) -> String {
        if let own = ownBody(of: message, atMost: limit) {
            guard titleTemplate != nil else { return own }
            let whole = dialect.strong(dialect.escaped(title(of: message))) + dialect.lineBreak + own
            return dialect.shortened(whole, to: limit)
        }
        return fitted([heading(of: message)] + lines(of: message), limit)
    }

    /// For services to which the title is told apart.
    func body(of message: SinkMessage, atMost limit: Int) -> String {
        if let own = ownBody(of: message, atMost: limit) { return own }
        let lines = lines(of: message)
        return lines.isEmpty ? dialect.shortened(heading(of: message), to: limit) : fitted(lines, limit)
    }
}

// MARK: The sink's own words

extension MessageWriter {
    private func heading(of message: SinkMessage) -> String {
        let title = dialect.escaped(title(of: message))
        guard message.changes.count == 1, let url = message.changes.first.flatMap({ ChangeWords($0.change).url }) else {
            return dialect.strong(title)
        }
        return dialect.strong(dialect.link(title, to: url))
    }

    private func lines(of message: SinkMessage) -> [String] {
        guard message.changes.count == 1, let told = message.changes.first else {
            return message.changes.flatMap { digestLines(ChangeWords($0.change)) }
        }
        let words = ChangeWords(told.change)
        return words.facts.map { dialect.escaped($0) } + plainAddress(words)
    }

    /// A line a change, with the most telling fact of each.
    private func digestLines(_ words: ChangeWords) -> [String] {
        let line = dialect.escaped(words.line)
        let linked = words.url.map { dialect.link(line, to: $0) } ?? line
        let fact = words.facts.first.map { " – " + dialect.escaped(oneLine($0, atMost: 150)) } ?? ""
        return ["• \(linked)\(fact)"] + plainAddress(words)
    }

    private func plainAddress(_ words: ChangeWords) -> [String] {
        guard dialect == .plain, let url = words.url else { return [] }
        return [url.text]
    }

    /// As many whole lines as there is room for, and how many are left out.
    private func fitted(_ lines: [String], _ limit: Int) -> String {
        // Room for what says that there is more.
        let room = limit - 40
        var text = "", kept = 0
        for line in lines {
            let longer = text.isEmpty ? line : text + dialect.lineBreak + line
            guard longer.utf16.count <= room else { break }
            text = longer
            kept += 1
        }
        if kept == 0, let first = lines.first { return dialect.shortened(first, to: limit) }
        guard kept < lines.count else { return text }
        return text + dialect.lineBreak + dialect.escaped("… and \(lines.count - kept) lines more")
    }
}
