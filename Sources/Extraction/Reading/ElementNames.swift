import Markup

/// What an element says of its text, by what it is and by what its author calls it.
enum ElementNames {
    static func surroundings(of node: HTMLNode, _ known: KnownNames) -> Surroundings {
        var found = ofTag(node.tag)
        // Names on the outermost elements are of the page: "has-sidebar", "single-post".
        guard ![.html, .body].contains(node.tag) else { return found }
        var names: Surroundings = []
        node.eachAttribute { attribute, value in
            switch attribute {
            // Where styles have names that a program made up, tests still ask for elements by what they are.
            case .class, .id, .dataTestID, .dataTest, .dataCy, .dataQA, .dataComponent:
                names.formUnion(known.surroundings(of: value))
            case .role: found.formUnion(ofRole(String(decoding: value, as: UTF8.self)))
            case .itemprop: found.formUnion(ofProperty(String(decoding: value, as: UTF8.self)))
            case .hidden: found.insert(.hidden)
            case .ariaHidden: if value.elementsEqual("true".utf8) { found.insert(.hidden) }
            case .style: if hides(value) { found.insert(.hidden) }
            default: break
            }
        }
        if node.tag == .article || node.tag == .main { names.subtract(.clutter) }
        // Drupal's `<footer class="node__meta">` stands over the text and says who wrote it.
        if node.tag == .footer, names.contains(.credit) { found.remove(.footer) }
        return found.union(names)
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

    private static func hides(_ style: Bytes) -> Bool {
        guard TextSearch.place(of: "none", in: style) != nil || TextSearch.place(of: "hidden", in: style) != nil else {
            return false
        }
        let packed = String(decoding: style.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
        return TextSearch.holds(packed, "display:none") || TextSearch.holds(packed, "visibility:hidden")
    }
}
