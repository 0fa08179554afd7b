import Markup

/// What HTML's elements are, as far as reading text is concerned.
enum HTMLElements {
    static func kind(of tag: HTMLTag) -> Block.Kind? {
        switch tag {
        case .h1: .heading(1)
        case .h2: .heading(2)
        case .h3: .heading(3)
        case .h4: .heading(4)
        case .h5: .heading(5)
        case .h6: .heading(6)
        case .li, .dt, .dd: .item
        case .td, .th: .cell
        case .p: .paragraph
        case .blockquote: .quote
        case .pre, .listing, .xmp: .preformatted
        default: nil
        }
    }

    static let blocks: TagSet = [
        .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt,
        .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html,
        .legend, .li, .listing, .main, .menu, .nav, .ol, .p, .pre, .search, .section, .summary, .table, .tbody, .td,
        .tfoot, .th, .thead, .tr, .ul, .xmp,
    ]

    static let neverText: TagSet = [
        .head, .script, .style, .noscript, .template, .iframe, .object, .embed, .svg, .math, .canvas, .video, .audio,
        .button, .select, .textarea, .input, .map, .applet, .noembed, .noframes, .datalist, .title,
    ]

    static let strong: TagSet = [.b, .strong, .em, .i]
}

/// A set of elements that is asked often.
struct TagSet: ExpressibleByArrayLiteral, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(arrayLiteral tags: HTMLTag...) {
        for tag in tags {
            if tag.rawValue < 64 { low |= 1 << tag.rawValue } else { high |= 1 << (tag.rawValue - 64) }
        }
    }

    func contains(_ tag: HTMLTag) -> Bool {
        (tag.rawValue < 64 ? low >> tag.rawValue : high >> (tag.rawValue - 64)) & 1 == 1
    }
}
