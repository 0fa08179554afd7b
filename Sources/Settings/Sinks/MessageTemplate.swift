import Mustache

/// A user's own words for a message: a Mustache template, read once.
///
/// What it may name is listed in `fields`. Every value is already escaped for the service that the message goes to, in
/// two pairs of braces and in three, so that no headline can become markup or a mention. A body is written anew for
/// each change of a digest, unless it goes through `{{#changes}}` itself; a title that does not is used for single
/// changes only.
public struct MessageTemplate: Sendable {
    private let template: MustacheTemplate
    /// Whether it has words for many changes at once.
    public let goesThroughChanges: Bool
    /// Whether its text is HTML, for mail.
    public let isHTML: Bool

    /// `nil` for what is no template; see `problem(in:)`.
    public init?(_ text: String) {
        // Values come escaped; Mustache's own escaping, for HTML, would do it twice.
        guard let template = try? MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + text) else { return nil }
        self.template = template
        goesThroughChanges = Self.names(in: text).contains { $0 == "changes" || $0 == "count" }
        isHTML = text.contains("</")
    }

    public func render(_ values: [String: Any]) -> String { template.render(values) }

    /// What is wrong with a template, for whoever wrote it; `nil` where all is well.
    public static func problem(in text: String) -> String? {
        do {
            _ = try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            let place = "line \(error.context.lineNumber), column \(error.context.columnNumber)"
            return "no Mustache template: \(words(for: error.error)), at \(place) of it"
        } catch {
            return "no Mustache template"
        }
        guard let name = unknownName(in: text) else { return nil }
        return "found {{\(name)}}, expected one of \(fields.sorted().joined(separator: ", "))"
    }

    private static func words(for error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "a section is closed by another name than the one that opened it"
        case .expectedSectionEnd: "a section is not closed"
        case .unfinishedName: "a tag is not closed, or its name has characters that no name has"
        case .invalidSetDelimiter: "delimiters that are none"
        default: "a tag that cannot be read"
        }
    }
}

extension MessageTemplate {
    /// What a template may name. Of a digest, the message's own stand beside `changes`, and each of these has the rest.
    ///
    /// - Of the message: `id` (the same at every attempt), `count`, `changes`, `sink`.
    /// - Of each change: `seq`, `type` ("article.revised"), `what` ("Revised", "Silently revised"), `time`
    ///   (ISO 8601, UTC), `line` (all of it in one line), `title`, `outlet`, `url`, `version`, `previous`, `kinds`
    ///   ("headline, number"), `silent` (a section), `summary`, `words.added`, `words.removed`, `headline.before`,
    ///   `headline.after`, `story`, `outlets`, `copies`, `other.title`, `other.outlet`, `other.url` (of what it is a
    ///   copy of, or became), `moved.before`, `moved.after`, `reason`, `difference` (words added and removed: as HTML in
    ///   mail and Atom, else as a unified text).
    ///
    /// What does not apply to a change is absent: `{{#headline}}was {{before}}{{/headline}}` is empty then.
    public static let fields: Set<String> = [
        "id", "count", "changes", "sink", "seq", "type", "what", "time", "line", "title", "outlet", "url", "version",
        "previous", "kinds", "silent", "summary", "words", "headline", "story", "outlets", "copies", "other", "moved",
        "reason", "difference",
    ]
    private static let parts: Set<String> = ["added", "removed", "before", "after", "title", "outlet", "url"]

    /// The first name that nothing has.
    private static func unknownName(in text: String) -> String? {
        names(in: text).first { name in
            !name.split(separator: ".").allSatisfy { fields.contains(String($0)) || parts.contains(String($0)) }
        }
    }

    /// What a template names, in its order. One that chooses delimiters of its own is not looked through.
    private static func names(in text: String) -> [String] {
        guard !text.contains("{{=") else { return [] }
        return text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            // Comments, partials, blocks and pragmas name nothing of ours; a section's end was named at its begin.
            guard let first = piece.first, !"!>%<$/".contains(first), let end = piece.firstRange(of: "}}") else {
                return nil
            }
            let tag = piece[..<end.lowerBound].drop { "#^&{ ".contains($0) }
            // A function stands around a name, in brackets: "uppercased(title)".
            let inner = tag.split(separator: "(").last ?? ""
            return String(inner.filter { $0 != ")" && $0 != " " })
        }
    }
}
