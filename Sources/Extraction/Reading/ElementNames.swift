import Markup

/// What an element says of its text, by what it is and by what its author calls it.
enum ElementNames {
    static func surroundings(of node: HTMLNode) -> Surroundings {
        var found = ofTag(node.tag)
        // Names on the outermost elements are of the page: "has-sidebar", "single-post".
        guard ![.html, .body].contains(node.tag) else { return found }
        var names: Surroundings = []
        node.withAttribute(.class) { names.formUnion(NameWords.surroundings(of: $0)) }
        node.withAttribute(.id) { names.formUnion(NameWords.surroundings(of: $0)) }
        if node.tag == .article || node.tag == .main { names.subtract(.clutter) }
        found.formUnion(names)
        if let role = node.attribute(.role) { found.formUnion(ofRole(role)) }
        if let property = node.attribute(.itemprop) { found.formUnion(ofProperty(property)) }
        if isHidden(node) { found.insert(.hidden) }
        return found
    }

    private static func ofTag(_ tag: HTMLTag) -> Surroundings {
        switch tag {
        case .article: .article
        case .main: .main
        case .nav, .menu, .dir: .navigation
        case .footer: .footer
        case .header: .header
        case .aside: .aside
        case .form, .label, .fieldset, .search: .form
        case .figure: .figure
        case .figcaption, .caption: .caption
        case .ul, .ol, .dl: .list
        case .table: .table
        case .blockquote: .quote
        case .dialog: .hidden
        case .h1: .title
        default: []
        }
    }

    private static func ofRole(_ role: String) -> Surroundings {
        switch role {
        case "main": .main
        case "article": .article
        case "navigation", "menu", "menubar", "search": .navigation
        case "banner": .header
        case "contentinfo": .footer
        case "complementary": .aside
        case "dialog", "alertdialog", "alert": .hidden
        default: []
        }
    }

    private static func ofProperty(_ property: String) -> Surroundings {
        switch property.lowercased() {
        case "articlebody", "text": .body
        case "description", "abstract", "alternativeheadline": .standfirst
        case "caption": .caption
        case "author", "datepublished", "datemodified", "publisher": .credit
        case "comment": .comments
        case "keywords": .tags
        case "headline", "name": .title
        default: []
        }
    }

    private static func isHidden(_ node: HTMLNode) -> Bool {
        if node.has(.hidden) || node.attribute(.ariaHidden) == "true" { return true }
        guard let style = node.attribute(.style)?.lowercased() else { return false }
        let packed = style.filter { $0 != " " }
        return TextSearch.holds(packed, "display:none") || TextSearch.holds(packed, "visibility:hidden")
    }
}
