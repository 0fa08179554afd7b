import Foundation
import Markup

/// A text construct of Atom (RFC 4287, section 3.1), whose `type` says what it is written in. Atom 0.3 said `mode` and
/// MIME types.
struct AtomText {
    private enum Kind { case text, html, elements, base64 }

    private let element: FeedElement
    private let kind: Kind

    init?(_ element: FeedElement?) {
        guard let element else { return nil }
        self.element = Self.part(of: element)
        kind = Self.kind(of: self.element)
    }

    /// Atom 0.3 could say the same in several ways inside each other; HTML is the richest.
    private static func part(of element: FeedElement) -> FeedElement {
        guard element.attribute(.type)?.lowercased().hasPrefix("multipart/") == true else { return element }
        let parts = element.all(.content, .atom) + element.all(.content)
        return parts.first { $0.attribute(.type)?.lowercased().contains("html") == true } ?? parts.first ?? element
    }

    private static func kind(of element: FeedElement) -> Kind {
        let type = element.attribute(.type)?.lowercased() ?? "text"
        let mode = element.attribute(.mode)?.lowercased()
        if mode == "base64" { return .base64 }
        if mode == "escaped" || type == "html" || type == "text/html" { return htmlKind(of: element) }
        if type == "xhtml" || type.hasSuffix("+xml") || type.hasSuffix("/xml") || element.hasElements {
            return .elements
        }
        // RFC 4287, section 4.1.3.3: any other type of media is in Base64.
        if type.contains("/"), !type.hasPrefix("text/") { return .base64 }
        return .text
    }

    /// What says that it is escaped, and is not.
    private static func htmlKind(of element: FeedElement) -> Kind {
        element.hasElements && !element.node.withText(PlainText.looksLikeHTML) ? .elements : .html
    }

    /// Without markup, as a headline. What says that it is text and has tags that close is HTML all the same.
    var plain: String? {
        switch kind {
        case .html: element.plain
        case .elements: FeedText.plain(element.node.innerMarkup)
        case .base64: decoded.map { FeedText.plain($0) } ?? element.plain
        case .text:
            element.node.withText { PlainText.looksLikeHTML($0) ? FeedText.plain($0) : PlainText.ofFeed(text: $0) }
        }
    }

    var markup: String? {
        switch kind {
        case .html, .text: element.text
        case .elements: element.markup
        case .base64: decoded ?? element.text
        }
    }

    /// `nil` where it is no Base64, or what is in it no text.
    private var decoded: String? {
        element.text.flatMap { text in
            Data(base64Encoded: text.filter { !$0.isWhitespace }).flatMap { String(validating: $0, as: UTF8.self) }
        }.flatMap(FeedText.trimmed)
    }

    /// The name of a person construct; the address where there is no name.
    static func person(_ author: FeedElement) -> String? {
        let name = author.first(.name, .atom) ?? author.first(.name)
        let email = author.first(.email, .atom) ?? author.first(.email)
        return PersonName.read(name?.plain) ?? email?.text ?? (author.hasElements ? nil : PersonName.read(author.text))
    }
}
