import Articles
import Markup

/// What a page says of itself for machines: JSON-LD, `<meta>`, `<link>`, microdata, `<time>`.
final class Declarations {
    let structured: StructuredData
    /// Its programs, which may carry data of their own.
    private(set) var programs: [HTMLNode] = []
    private(set) var documentTitle: String?
    private(set) var language: String?
    private(set) var canonical: WebURL?
    private(set) var amp: WebURL?
    /// The values of `itemprop`, in document order.
    private(set) var properties: [Property] = []
    private(set) var times: [Property] = []
    /// Elements whose `rel` or class says that they name the author.
    private(set) var bylines: [Property] = []
    private var metas: [String: [String]] = [:]

    /// A value, and the number of the element that has it.
    struct Property {
        let name: String
        let value: String
        let element: Int
        /// The words right before it, of a time.
        var label = ""
    }

    /// More is nobody's declaration.
    private static let mostProperties = 200

    init(_ root: HTMLNode, url: WebURL?, names: KnownNames) {
        var scripts: [HTMLNode] = []
        language = Self.language(root.attribute(.lang) ?? root.attribute(.xmlLang))
        var found = Found(names: names)
        for node in root.descendants {
            switch node.tag {
            case .meta: found.take(meta: node)
            case .script:
                if node.withAttribute(.type, Self.isJSONLD) ?? false {
                    scripts.append(node)
                } else {
                    programs.append(node)
                }
            case .title: found.title = found.title ?? PlainText.folded(node.text)
            case .link: found.take(link: node, url)
            default: found.take(element: node)
            }
        }
        structured = StructuredData(
            scripts: scripts, data: ["parsely-page", "parsely-metadata"].flatMap { found.metas[$0] ?? [] },
            titles: [found.metas["og:title"]?.first, found.title].compactMap(\.self))
        documentTitle = found.title
        canonical = found.canonical
        amp = found.amp
        properties = found.properties
        times = found.times
        bylines = found.bylines
        metas = found.metas
        language =
            language ?? Self.language(structured.text("inLanguage"))
            ?? Self.language(first("og:locale", "content-language", "language", "dc.language"))
    }

    private static func isJSONLD(_ type: Bytes) -> Bool {
        String(decoding: type, as: UTF8.self).lowercased().hasPrefix("application/ld+json")
    }

    // MARK: Asking

    /// The first value of the first of these `<meta>` names that has one.
    func first(_ names: String...) -> String? {
        for name in names { if let value = metas[name]?.first { return value } }
        return nil
    }

    func all(_ name: String) -> [String] { metas[name] ?? [] }

    /// The first value of each name that is wanted, in the order of the names.
    func namedLike(_ isWanted: (String) -> Bool) -> [(name: String, value: String)] {
        metas.keys.filter(isWanted).sorted().compactMap { name in metas[name]?.first.map { (name, $0) } }
    }

    func property(_ name: String) -> String? { properties.first { $0.name == name }?.value }

    var siteName: String? { siteNames.first }

    /// All that the site is declared to be called.
    var siteNames: [String] {
        let names = ["og:site_name", "application-name", "twitter:site_name"].compactMap { first($0) }
        return (structured.people("publisher") + names).map { String($0.prefix(200)) }
    }

    /// The last part of the page's title, as a site's name that is none of a person: "Ferry hits pier - DER SPIEGEL".
    var titledSite: String? {
        guard let title = documentTitle, title.utf8.count <= 500 else { return nil }
        for separator in [" | ", " - ", " – ", " — "] where TextSearch.holds(title, separator) {
            let last = title.parts(between: separator).last ?? title
            let isName = last.spacedWords.count <= 4 && last.utf8.count * 2 < title.utf8.count
            return isName && !Byline.looksLikeName(last) ? last : nil
        }
        return nil
    }

    /// Who is declared to write a site that no data says is an organisation's: then even its name may be a person's.
    var ownersNames: [String] { structured.article == nil ? all("author") : [] }

    /// The address that the page gives itself for being shared.
    var address: WebURL? { first("og:url", "twitter:url").flatMap { WebURL($0) } ?? canonical }

    var description: String? { first("og:description", "description", "twitter:description") }

    /// The picture that stands for the article.
    var picture: WebURL? {
        first("og:image", "og:image:url", "twitter:image", "twitter:image:src").flatMap { WebURL($0) }
    }

    var body: String? { structured.article?["articleBody"]?.text }

    /// "en_US" and "EN-us" are en-us; what is no tag, like "spanish", is nothing.
    private static func language(_ tag: String?) -> String? {
        guard let tag = tag?.lowercased().replacing("_", with: "-"), (2...12).contains(tag.count),
            tag.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
            (2...3).contains(tag.prefix { $0 != "-" }.count)
        else { return nil }
        return tag
    }

    // MARK: Collecting

    private struct Found {
        let names: KnownNames
        var title: String?
        var canonical: WebURL?
        var amp: WebURL?
        var metas: [String: [String]] = [:]
        var properties: [Property] = []
        var times: [Property] = []
        var bylines: [Property] = []

        mutating func take(meta node: HTMLNode) {
            guard let content = node.attribute(.content) ?? node.attribute(.value) else { return }
            let value = PlainText.folded(content)
            guard !value.isEmpty else { return }
            for name in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
                guard let name = node.attribute(name)?.lowercased() else { continue }
                metas[name, default: []].append(value)
                return
            }
        }

        mutating func take(link node: HTMLNode, _ url: WebURL?) {
            guard let rel = node.attribute(.rel)?.lowercased(), let address = node.attribute(.href) else { return }
            switch rel {
            case "canonical": canonical = canonical ?? WebURL(address, relativeTo: url)
            case "amphtml": amp = amp ?? WebURL(address, relativeTo: url)
            default: break
            }
        }

        mutating func take(element node: HTMLNode) {
            if times.count < Declarations.mostProperties {
                if node.tag == .time {
                    var time = property(of: node, name: names(of: node))
                    time.label = label(before: node)
                    times.append(time)
                } else if node.withAttribute(.title, Self.mayBeExactDate) == true, let value = node.attribute(.title),
                    NewsDate(value) != nil,
                    node.tag == .abbr || names(of: node).split(separator: " ").contains(where: Self.isOfTime)
                {
                    // The pattern of hAtom, before HTML had `<time>`: microformats.org/wiki/datetime-design-pattern
                    times.append(Property(name: names(of: node), value: value, element: node.index))
                }
            }
            var itemprop: String?
            var isByline = false
            node.eachAttribute { attribute, value in
                switch attribute {
                case .itemprop: itemprop = String(decoding: value, as: UTF8.self).lowercased()
                // RDFa, as Drupal writes it: `<span property="dc:date dc:created" content="2012-10-04T…">`.
                case .property where TextSearch.holds(value, part: "dc:date"): itemprop = "datepublished"
                case .class, .id: isByline = isByline || names.surroundings(of: value).contains(.byline)
                case .rel: isByline = isByline || node.tag == .a && value.elementsEqual("author".utf8)
                case .href: isByline = isByline || node.tag == .a && Self.leadsToAuthor(value)
                default: break
                }
            }
            if let itemprop, properties.count < Declarations.mostProperties, Declarations.wanted.contains(itemprop) {
                properties.append(author(of: node, itemprop) ?? property(of: node, name: itemprop))
            }
            if isByline, bylines.count < Declarations.mostProperties {
                bylines.append(property(of: node, name: names(of: node), joint: ", "))
            }
        }

        /// "Updated", of `<span>Updated</span> <time>`.
        private func label(before node: HTMLNode) -> String {
            var place = node.before
            for _ in 0..<Self.nodesBeforeTime {
                guard let before = place else { return "" }
                let text = before.isText ? PlainText.folded(before.text) : ""
                if !text.isEmpty { return text.utf8.count <= Self.longestLabel ? text : "" }
                place = before.before
            }
            return ""
        }

        private static let nodesBeforeTime = 4
        /// In bytes.
        private static let longestLabel = 60

        /// Whether a name is given to times: "updated", "post-date", "timeago".
        private static func isOfTime(_ name: Substring) -> Bool {
            ["publish", "updated", "date", "time"].contains { TextSearch.holds(String(name), $0) }
        }

        /// "2011-08-25T01:40:40Z", of all that an abbreviation may stand for.
        private static func mayBeExactDate(_ value: Bytes) -> Bool {
            value.count >= 10 && 48...57 ~= value[0] && value[4] == UInt8(ascii: "-")
        }

        /// What is the name in the description of a person, which may tell more: a job, how many follow him. A name
        /// that nobody sees is often the publisher's: ``hiddenAuthor``.
        private func author(of node: HTMLNode, _ itemprop: String) -> Property? {
            guard itemprop == "author", node.attribute(.content) == nil, node.behind - node.index < 200,
                let name = node.descendants.first(where: { $0.withAttribute(.itemprop, Self.isName) ?? false })
            else { return nil }
            return property(of: name, name: name.tag == .meta ? Declarations.hiddenAuthor : itemprop)
        }

        private static func isName(_ itemprop: Bytes) -> Bool {
            itemprop.split(separator: 0x20).contains { $0.elementsEqual("name".utf8) }
        }

        /// - Parameter joint: what is put between elements that nothing keeps apart.
        private func property(of node: HTMLNode, name: String, joint: String = " ") -> Property {
            let value =
                node.attribute(.content) ?? node.attribute(.datetime)
                ?? (node.behind - node.index < 60 ? node.visibleText(joint: joint) : "")
            return Property(name: name, value: PlainText.folded(value), element: node.index)
        }

        private func names(of node: HTMLNode) -> String {
            [node.attribute(.class), node.attribute(.itemprop), node.has(.pubdate) ? "pubdate" : nil]
                .compactMap(\.self).joined(separator: " ").lowercased()
        }

        private static func leadsToAuthor(_ address: Bytes) -> Bool { pathsOfAuthors.isAnywhere(in: address) }

        private static let pathsOfAuthors = PhraseTable([
            "/author", "/autor", "/auteur", "/avtor", "/by/", "/profile/", "/people/", "/penulis/", "/staff/",
            "/skribent/", "/redakteur/", "/reporter/", "/reporters/", "/contributor/", "/contributors/", "/columnist/",
            "/journalist/", "/journalists/", "/kirjoittaja/", "/kolumnist/", "/forfatter/", "/yazar/", "/writer/",
            "/writers/",
        ])
    }

    /// What `<meta itemprop="name">` in an author says.
    static let hiddenAuthor = "author name"

    private static let wanted: Set<String> = [
        "datepublished", "datecreated", "datemodified", "author", "headline", "name", "alternativeheadline",
        "description",
    ]
}
