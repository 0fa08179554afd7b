import Articles
import Foundation
import Markup

/// What a site's rule finds on one of its pages.
struct RuleReading {
    /// The elements that hold the article; empty where the rule names none, or none is there.
    private(set) var body: [HTMLNode] = []
    /// The numbers of the elements that are taken out.
    private(set) var stripped: Set<Int> = []
    private(set) var title: String?
    private(set) var byline: [String] = []
    private(set) var published: NewsDate?
    private(set) var singlePage: WebURL?
    private(set) var nextPage: WebURL?
    /// What was decided by which line, and what found nothing.
    private(set) var notes: [String] = []

    var fallsBack: Bool { rule.fallsBack || rule.body.isEmpty }

    private let rule: SiteRule
    private let view: XPathView

    init(_ rule: SiteRule, _ document: HTMLDocument, url: WebURL?) {
        self.rule = rule
        view = XPathView(document)
        title = firstText(rule.title, "title")
        byline = firstTexts(rule.author, "author")
        published = firstDate()
        singlePage = link(rule.singlePageLink, "single_page_link", url)
        nextPage = link(rule.nextPageLink, "next_page_link", url)
        strip(document)
        findBody()
    }

    private mutating func note(_ line: SiteRule.Line, _ name: String, _ found: String) {
        notes.append("\(rule.file):\(line.number): \(name): \(found)")
    }

    // MARK: Texts

    private mutating func firstTexts(_ lines: [SiteRule.Line], _ name: String) -> [String] {
        for line in lines {
            let texts = (view.texts(at: line.value) ?? []).map { PlainText.folded($0) }.filter { !$0.isEmpty }
            guard !texts.isEmpty else {
                note(line, name, "found nothing")
                continue
            }
            note(line, name, "“\(texts.joined(separator: "”, “").prefix(120))”")
            return texts
        }
        return []
    }

    private mutating func firstText(_ lines: [SiteRule.Line], _ name: String) -> String? {
        firstTexts(lines, name).first
    }

    private mutating func firstDate() -> NewsDate? {
        for line in rule.date {
            let texts = (view.texts(at: line.value) ?? []).map { PlainText.folded($0) }.filter { !$0.isEmpty }
            if let date = texts.lazy.compactMap({ NewsDate($0) ?? NewsDate.first(in: $0) }).first {
                note(line, "date", "\(date)")
                return date
            }
            note(line, "date", texts.first.map { "“\($0.prefix(60))” is no date" } ?? "found nothing")
        }
        return nil
    }

    private mutating func link(_ lines: [SiteRule.Line], _ name: String, _ url: WebURL?) -> WebURL? {
        for line in lines {
            let addresses = view.addresses(at: line.value) ?? []
            if let address = addresses.lazy.compactMap({ WebURL($0, relativeTo: url) }).first {
                note(line, name, address.text)
                return address
            }
        }
        return nil
    }

    // MARK: Elements

    private mutating func strip(_ document: HTMLDocument) {
        for line in rule.strip {
            let found = view.elements(at: line.value) ?? []
            stripped.formUnion(found.map(\.index))
            if !found.isEmpty { note(line, "strip", "took out \(found.count)") }
        }
        guard !rule.stripIDOrClass.isEmpty || !rule.stripImageSource.isEmpty else { return }
        for node in document.root.descendants {
            let names = [node.attribute(.id), node.attribute(.class)].compactMap(\.self)
            let isNamed = rule.stripIDOrClass.contains { line in names.contains { TextSearch.holds($0, line.value) } }
            let source = node.tag == .img ? node.attribute(.src) ?? "" : ""
            let isPicture = !source.isEmpty && rule.stripImageSource.contains { TextSearch.holds(source, $0.value) }
            if isNamed || isPicture { stripped.insert(node.index) }
        }
    }

    private mutating func findBody() {
        for line in rule.body {
            let found = (view.elements(at: line.value) ?? []).filter { !stripped.contains($0.index) }
            guard !found.isEmpty else {
                note(line, "body", "found nothing")
                continue
            }
            note(line, "body", "found \(found.count == 1 ? "an element" : "\(found.count) elements")")
            body = found
            return
        }
        if !rule.body.isEmpty {
            notes.append("\(rule.file): no “body” of it found anything; what is the article is weighed")
        }
    }

    /// Whether a node stands in the body.
    func holds(_ node: Int) -> Bool { body.contains { $0.index <= node && node < $0.behind } }
}
