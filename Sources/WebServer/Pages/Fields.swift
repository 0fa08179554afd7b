import Articles
import Foundation
import Mustache

/// What a template is filled with. Every field is given a value, so that none is looked for further out.
///
/// Names of HTML end with “HTML”, and only they: templates write these, and nothing else, without escaping.
struct Fields: MustacheParent {
    private var values: [String: Any] = [:]

    func child(named name: String) -> Any? { values[name] }

    /// - Parameter value: `nil` and empty for a section that is left out.
    mutating func text(_ name: String, _ value: String?) {
        precondition(!name.hasSuffix("HTML"), "a text is not HTML")
        values[name] = PlainText(value ?? "")
    }

    mutating func number(_ name: String, _ value: some BinaryInteger) { values[name] = PlainText(String(value)) }
    /// "1 version", "5 versions".
    mutating func count(_ name: String, _ number: Int, of noun: String) {
        text(name, "\(number) \(noun)\(number == 1 ? "" : "s")")
    }
    mutating func flag(_ name: String, _ value: Bool) { values[name] = value }
    mutating func list(_ name: String, _ value: [Fields]) { values[name] = value }
    mutating func fields(_ name: String, _ value: Fields?) {
        if let value { values[name] = value } else { values[name] = false }
    }

    mutating func html(_ name: String, _ value: HTML) {
        precondition(name.hasSuffix("HTML"), "only HTML stands unescaped")
        values[name] = value
    }

    /// An instant as `<time>`; nothing where there is none.
    mutating func time(_ name: String, _ date: Date?) { html(name, date.map { Moment($0).html } ?? .empty) }

    /// A list of names, each as a field of that name.
    mutating func names(_ name: String, _ values: [String], as field: String) {
        list(
            name,
            values.map {
                var fields = Fields()
                fields.text(field, $0)
                return fields
            })
    }
}

/// An instant as pages show it: in UTC, which the script turns into the reader's zone.
struct Moment {
    let date: Date

    init(_ date: Date) {
        self.date = date
    }

    /// Seconds, and the zone.
    var exact: String { date.formatted(.iso8601) }

    /// "2026-03-05 18:22".
    var short: String { String(exact.prefix(16)).replacing("T", with: " ") }

    var day: String { String(exact.prefix(10)) }

    var html: HTML { HTML(trusted: "<time datetime=\"\(exact)\" title=\"\(exact)\">\(short) UTC</time>") }
}
