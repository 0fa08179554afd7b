/// HTML's elements, as the HTML standard names them, and those of its past that pages still use. All others are
/// `other`.
public enum HTMLTag: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case other
    case html, head, body, title, base, link, meta, style, script, noscript, template
    case article, section, nav, aside, h1, h2, h3, h4, h5, h6, hgroup, header, footer, address, main, search
    case p, hr, pre, blockquote, ol, ul, menu, dir, li, dl, dt, dd, figure, figcaption, div, center
    case details, summary, dialog
    case a, em, strong, small, s, cite, q, abbr, time, code, span, b, i, u, font, big, tt, strike, nobr, mark
    case sub, sup, br, wbr, ins, del, label
    case picture, source, img, image, iframe, embed, object, param, video, audio, track, map, area, svg, math, canvas
    case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
    case form, fieldset, legend, input, button, select, datalist, optgroup, option, textarea, keygen
    case frameset, frame, noframes, noembed, marquee, applet, xmp, listing, plaintext

    /// In the order of the cases. (To ask each case for its own name is slow, at every start.)
    private static let spellings = """
        html head body title base link meta style script noscript template \
        article section nav aside h1 h2 h3 h4 h5 h6 hgroup header footer address main search \
        p hr pre blockquote ol ul menu dir li dl dt dd figure figcaption div center details summary dialog \
        a em strong small s cite q abbr time code span b i u font big tt strike nobr mark \
        sub sup br wbr ins del label \
        picture source img image iframe embed object param video audio track map area svg math canvas \
        table caption colgroup col tbody thead tfoot tr td th \
        form fieldset legend input button select datalist optgroup option textarea keygen \
        frameset frame noframes noembed marquee applet xmp listing plaintext
        """

    static let names = WordTable(spellings)

    /// In lower case; empty for `other`.
    public var name: String { Self.names.spelling(of: Int(rawValue)) }

    public init?(name: String) {
        self.init(rawValue: UInt8(Self.names.number(of: name)))
    }
}

/// The attributes that dateline asks for. All others are `other`.
public enum HTMLAttribute: UInt8, Sendable, BitwiseCopyable {
    case other
    case `class`, id, href, rel, property, name, content, itemprop, itemtype, itemscope, datetime, lang, style, hidden
    case role, type, title, alt, src, charset, value, pubdate, summary, cite
    case ariaHidden, xmlLang, httpEquiv, ariaLabel
    case dataTestID, dataTest, dataCy, dataQA, dataComponent

    static let names = WordTable(
        """
        class id href rel property name content itemprop itemtype itemscope datetime lang style hidden \
        role type title alt src charset value pubdate summary cite \
        aria-hidden xml:lang http-equiv aria-label \
        data-testid data-test data-cy data-qa data-component
        """)
}
