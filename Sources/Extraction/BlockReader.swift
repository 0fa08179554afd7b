import Markup

/// Cuts a page into blocks in document order, and finds the region that holds the article.
///
/// Every element's blocks stand next to each other, so an element is a range of blocks. The article is the element
/// whose blocks weigh most together: lists of links and scraps weigh less than nothing, so growing a region over them
/// costs, and a body that is split over several elements is joined where what lies between costs less than it brings.
/// (The maximum-sum segment of Pasternack and Roth, "Extracting Article Text from the Web", WWW 2009, on a tree.)
struct BlockReader {
    private(set) var blocks: [Block] = []
    /// What all blocks before each weigh together, and one more for all of them.
    private var weights = [0.0]
    /// The blocks of the heaviest element.
    private(set) var article = 0..<0

    private var heaviest = 0.0
    private var text = ""
    private var linkLength = 0
    private var linkDepth = 0
    private var breaks = 0
    private var pageProse = 0

    init(_ root: MarkupNode) {
        pageProse = Self.prose(in: root, depth: 0)
        read(root, kind: .paragraph, depth: 0)
        flush(.paragraph)
    }

    private mutating func read(_ node: MarkupNode, kind: Block.Kind, depth: Int) {
        guard depth < MarkupNode.deepest else { return }
        let start = blocks.count
        for child in node.children {
            if child.isText {
                append(child.text)
            } else if child.isElement, !isClutter(child) {
                readElement(child, kind: kind, depth: depth)
            }
        }
        guard Elements.isBlock(node.name) else { return }
        flush(kind)
        weigh(start..<blocks.count)
    }

    private mutating func readElement(_ node: MarkupNode, kind: Block.Kind, depth: Int) {
        let name = node.name
        if name == "br" {
            breaks += 1
            if breaks >= 2 { flush(kind) }
        } else if name == "a" {
            linkDepth += 1
            read(node, kind: kind, depth: depth + 1)
            linkDepth -= 1
        } else if Elements.isBlock(name) {
            flush(kind)
            read(node, kind: Elements.kind(of: name) ?? kind, depth: depth + 1)
        } else {
            read(node, kind: kind, depth: depth + 1)
        }
    }

    private mutating func append(_ piece: String) {
        guard !PlainText.isBlank(piece) else {
            if !text.isEmpty { text += " " }
            return
        }
        if breaks > 0 { text += " " }
        breaks = 0
        text += piece
        if linkDepth > 0 { linkLength += piece.utf8.count }
    }

    private mutating func flush(_ kind: Block.Kind) {
        breaks = 0
        defer {
            text = ""
            linkLength = 0
        }
        let folded = PlainText.folded(text)
        guard !folded.isEmpty else { return }
        let share = min(1, Double(linkLength) / Double(max(1, folded.utf8.count)))
        let block = Block(kind: kind, text: folded, linkShare: share)
        blocks.append(block)
        weights.append((weights.last ?? 0) + block.weight)
    }

    private mutating func weigh(_ range: Range<Int>) {
        let weight = weights[range.upperBound] - weights[range.lowerBound]
        guard weight > heaviest else { return }
        heaviest = weight
        article = range
    }

    /// Elements that never hold the article's words. A name in a class is believed only where the element does not
    /// hold a third of the page's prose: `<form>` wraps whole ASP.NET pages, and "has-sidebar" stands on bodies.
    private func isClutter(_ node: MarkupNode) -> Bool {
        if Elements.neverText.contains(node.name) || isHidden(node) { return true }
        guard Elements.oftenClutter.contains(node.name) || Boilerplate.hasClutterName(node) else { return false }
        return Self.prose(in: node, depth: 0) * 3 <= pageProse
    }

    /// Bytes of text outside links and scripts.
    private static func prose(in node: MarkupNode, depth: Int) -> Int {
        guard depth < MarkupNode.deepest else { return 0 }
        return node.children.reduce(0) { sum, child in
            if child.isText { return sum + child.visibleBytes }
            guard child.isElement, child.name != "a", !Elements.neverText.contains(child.name) else { return sum }
            return sum + prose(in: child, depth: depth + 1)
        }
    }

    private func isHidden(_ node: MarkupNode) -> Bool {
        if node.attribute("hidden") != nil || node.attribute("aria-hidden") == "true" { return true }
        guard let style = node.attribute("style")?.lowercased() else { return false }
        return TextSearch.holds(style.replacing(" ", with: ""), "display:none")
    }
}

/// What HTML's elements are, as far as reading text is concerned.
enum Elements {
    static func isBlock(_ name: String) -> Bool { blocks.contains(name) }

    static func kind(of name: String) -> Block.Kind? {
        switch name {
        case "h1", "h2", "h3", "h4", "h5", "h6": .heading(Int(name.dropFirst()) ?? 6)
        case "li", "dt", "dd": .item
        case "td", "th": .cell
        case "p", "blockquote", "pre", "div", "section", "article": .paragraph
        default: nil
        }
    }

    private static let blocks: Set<String> = [
        "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "th", "thead", "tr", "ul", "small",
    ]

    static let neverText: Set<String> = [
        "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video",
        "audio", "button", "select", "textarea", "input", "label", "map", "figcaption", "ins",
    ]

    static let oftenClutter: Set<String> = ["nav", "footer", "aside", "form", "menu", "figure", "dialog"]
}
