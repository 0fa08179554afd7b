import Rendering

/// A drawing. Looks are presentation attributes or classes of the page's stylesheet: no style stands in it.
struct SVG {
    private var lines: [String] = []
    private var hasLinks = false
    /// `nil` for one that is as wide as its place: what lies along it is placed by percent, and nothing is stretched.
    let width: Double?
    var height: Double
    /// What it shows, for whoever does not see it.
    let title: String

    init(width: Double? = nil, height: Double, title: String) {
        self.width = width
        self.height = height
        self.title = title
    }

    typealias Attributes = [(name: String, value: String)]

    mutating func element(_ name: String, _ attributes: Attributes, text: String? = nil, title: String? = nil) {
        let list = attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
        let inside = (title.map { "<title>\(escaped($0))</title>" } ?? "") + escaped(text ?? "")
        lines.append(inside.isEmpty ? "<\(name)\(list)/>" : "<\(name)\(list)>\(inside)</\(name)>")
    }

    mutating func line(from start: (Double, Double), to end: (Double, Double), class look: String) {
        element(
            "line",
            [
                ("x1", Self.text(start.0)), ("y1", Self.text(start.1)), ("x2", Self.text(end.0)),
                ("y2", Self.text(end.1)), ("class", look),
            ])
    }

    mutating func rectangle(
        _ x: Double, _ y: Double, width: Double, height: Double, class look: String, title: String? = nil
    ) {
        element(
            "rect",
            [
                ("x", Self.text(x)), ("y", Self.text(y)), ("width", Self.text(width)),
                ("height", Self.text(height)), ("class", look),
            ], title: title)
    }

    /// What is drawn inside leads there.
    /// - Parameter label: what is drawn, for whoever does not see it.
    mutating func link(to address: String, label: String, _ draw: (inout SVG) -> Void) {
        hasLinks = true
        lines.append("<a href=\"\(escaped(address))\" aria-label=\"\(escaped(label))\">")
        draw(&self)
        lines.append("</a>")
    }

    /// A line from left to right, by percent.
    mutating func span(from start: Double, to end: Double, at y: Double, class look: String) {
        element(
            "line",
            [
                ("x1", Self.percent(start)), ("y1", Self.text(y)), ("x2", Self.percent(end)), ("y2", Self.text(y)),
                ("class", look),
            ])
    }

    /// At the left edge, or with the anchor "end" at the right one.
    mutating func edge(_ text: String, y: Double, class look: String, anchor: String = "start") {
        element(
            "text",
            [
                ("x", anchor == "end" ? "100%" : "0"), ("y", Self.text(y)), ("class", look), ("text-anchor", anchor),
            ], text: text)
    }

    mutating func raw(_ trusted: String) { lines.append(trusted) }

    /// - Parameter look: the drawing's own class.
    func html(class look: String) -> HTML {
        // What is in a picture is hidden from whoever does not see it: one that leads somewhere is a group.
        HTML(
            trusted: """
                <svg class="\(look)" role="\(hasLinks ? "group" : "img")" aria-label="\(escaped(title))" \(frame) \
                xmlns="http://www.w3.org/2000/svg"><title>\(escaped(title))</title>\(lines.joined())</svg>
                """)
    }

    private var frame: String {
        guard let width else { return "width=\"100%\" height=\"\(Self.text(height))\"" }
        return "viewBox=\"0 0 \(Self.text(width)) \(Self.text(height))\""
    }

    /// As a file of its own.
    var file: String {
        let width = width ?? 720
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.text(width))" height="\(Self.text(height))" \
            viewBox="0 0 \(Self.text(width)) \(Self.text(height))" role="img"><title>\(escaped(title))</title>
            \(lines.joined(separator: "\n"))
            </svg>

            """
    }

    static func percent(_ share: Double) -> String {
        let rounded = (share * 100).rounded() / 100
        return (rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)) + "%"
    }

    /// With at most one digit after the point.
    static func text(_ number: Double) -> String {
        let rounded = (number * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
