import Markup

/// The paragraphs of a piece of HTML that is all article, such as the content of a feed's entry. Unlike on a page,
/// nothing is left out.
public func paragraphs(ofHTML html: String) -> [String] {
    guard TextSearch.holds(html, "<" as Unicode.Scalar) || TextSearch.holds(html, "&" as Unicode.Scalar) else {
        let text = PlainText.folded(html)
        return text.isEmpty ? [] : [text]
    }
    let page = PageText(HTMLDocument(Array(html.utf8)))
    return page.blocks.map(page.string)
}
