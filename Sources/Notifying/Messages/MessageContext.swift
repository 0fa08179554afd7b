import Articles
import Foundation

/// What a template finds under the names that `MessageTemplate.fields` lists, each value escaped for its service.
struct MessageContext {
    let sink: String
    let dialect: Dialect

    /// Of the message, with a single change's own fields beside its own.
    func values(of message: SinkMessage) -> [String: Any] {
        let changes = message.changes.map { values(of: $0) }
        var all: [String: Any] = [
            "id": dialect.escaped(message.id), "count": changes.count, "changes": changes,
            "sink": dialect.escaped(sink),
        ]
        if changes.count == 1, let only = changes.first { all.merge(only) { message, _ in message } }
        return all
    }

    func values(of told: ToldChange) -> [String: Any] {
        let change = told.change, words = ChangeWords(change)
        var values: [String: Any] = [
            "seq": change.cursor.rawValue, "type": change.type.rawValue, "what": words.what,
            "time": change.time.formatted(.iso8601), "silent": change.data.silent == true,
        ]
        values["line"] = text(words.line, 500)
        values["title"] = text(words.subject)
        values["outlet"] = text(words.outlet)
        values["url"] = words.url.map { dialect.address($0) }
        values["difference"] = difference(told)
        return values.merging(revision(change.data)) { _, new in new }.merging(rest(change.data)) { _, new in new }
    }

    private func revision(_ data: ChangeData) -> [String: Any] {
        var values: [String: Any] = [:]
        values["version"] = data.version
        values["previous"] = data.previous
        values["kinds"] = data.kinds.flatMap { text($0.map(\.rawValue).joined(separator: ", ")) }
        values["summary"] = text(data.summary, 500)
        if let words = data.words {
            values["words"] = ["added": words.added, "removed": words.removed] as [String: Any]
        }
        values["headline"] = data.headline.map(pair)
        return values
    }

    private func rest(_ data: ChangeData) -> [String: Any] {
        var values: [String: Any] = [:]
        values["story"] = data.story?.rawValue
        values["outlets"] = data.outlets
        values["copies"] = data.copies
        values["other"] = (data.copyOf ?? data.other).map(reference)
        values["moved"] = data.moved.map(pair)
        values["reason"] = text(data.reason, 500)
        return values
    }

    private func pair(_ pair: ChangeData.BeforeAfter) -> [String: Any] {
        ["before": dialect.escaped(oneLine(pair.before)), "after": dialect.escaped(oneLine(pair.after))]
    }

    private func reference(_ article: ChangeData.ArticleReference) -> [String: Any] {
        [
            "title": dialect.escaped(oneLine(article.title)), "outlet": dialect.escaped(oneLine(article.outlet)),
            "url": dialect.address(article.url),
        ]
    }

    private func difference(_ told: ToldChange) -> String? {
        if dialect == .html, let html = told.differenceHTML { return harmless(html) }
        return told.differenceText.map { dialect.escaped(harmless($0)) }
    }

    /// Nothing for an empty text, so that its section is left out.
    private func text(_ text: String?, _ limit: Int = 300) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return dialect.escaped(oneLine(text, atMost: limit))
    }
}
