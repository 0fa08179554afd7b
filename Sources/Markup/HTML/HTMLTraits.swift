/// What the HTML standard says of each element in section 13.2, as far as it decides what a page's text is.
struct HTMLTraits: OptionSet {
    let rawValue: UInt16

    /// Has no content, and no end tag (13.1.2).
    static let void = HTMLTraits(rawValue: 1)
    /// Its content is text up to its end tag (13.2.5.2 and following).
    static let rawText = HTMLTraits(rawValue: 2)
    /// Its beginning ends an open paragraph (13.2.6.4.7).
    static let endsParagraph = HTMLTraits(rawValue: 4)
    /// End tags of other elements are not looked for outside of it (13.2.4.2).
    static let special = HTMLTraits(rawValue: 8)
    /// What is open outside of it is not "in scope".
    static let scope = HTMLTraits(rawValue: 16)
    static let heading = HTMLTraits(rawValue: 32)
    /// Stands in the head as long as there is no body.
    static let ofHead = HTMLTraits(rawValue: 64)
    /// A part of a table, which ends what is open in the part before it.
    static let tablePart = HTMLTraits(rawValue: 256)

    /// By the tags' numbers.
    static let all: [HTMLTraits] = {
        var all = [HTMLTraits](repeating: [], count: HTMLTag.allCases.count)
        for (tags, traits) in lists {
            for tag in tags { all[Int(tag.rawValue)].insert(traits) }
        }
        return all
    }()

    private static let lists: [([HTMLTag], HTMLTraits)] = [
        (
            [
                .area, .base, .br, .col, .embed, .hr, .img, .image, .input, .link, .meta, .param, .source, .track, .wbr,
                .keygen, .frame,
            ], .void
        ),
        ([.style, .script, .title, .textarea, .xmp, .iframe, .noembed, .noframes], .rawText),
        (
            [
                .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
                .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section,
                .summary, .ul, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .listing, .form, .table, .hr, .xmp, .li, .dd, .dt,
            ], .endsParagraph
        ),
        (
            [
                .address, .applet, .area, .article, .aside, .base, .blockquote, .body, .br, .button, .caption, .center,
                .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption, .figure, .footer,
                .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe,
                .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes,
                .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source,
                .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track,
                .ul, .wbr, .xmp,
            ], .special
        ),
        ([.applet, .caption, .html, .table, .td, .th, .marquee, .object, .template], .scope),
        ([.h1, .h2, .h3, .h4, .h5, .h6], .heading),
        ([.base, .link, .meta, .title, .style, .script, .template, .noscript, .noframes], .ofHead),
        ([.caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th], .tablePart),
    ]
}
