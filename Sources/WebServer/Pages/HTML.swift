import Mustache
import Rendering

/// Text that is HTML already: what was in it that is not ours was escaped when it was made.
struct HTML: MustacheCustomRenderable, Sendable {
    let text: String

    init(trusted text: String) {
        self.text = text
    }

    static let empty = HTML(trusted: "")

    var renderText: String { text }
    var isNull: Bool { text.isEmpty }
}

/// Text that is none of ours, and escaped wherever it is written. A section of an empty one is left out.
struct PlainText: MustacheCustomRenderable {
    private let content: String

    init(_ content: String) {
        self.content = content
    }

    var renderText: String { content }
    var isNull: Bool { content.isEmpty }
}

/// Escapes by scalar: a quotation mark with an accent on it is one character to Swift, and ends an attribute all the
/// same. The library's own escaping goes by characters.
struct ScalarEscaping: MustacheContentType {
    static let name = "SCALARS"

    func escapeText(_ text: String) -> String { escaped(text) }
}
