import ArgumentParser
import Articles
import Foundation
import Reconciliation
import Storage

struct ListCopies: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copies",
        abstract: "Say who carries an article's text, who printed it first, and who has followed its corrections.",
        discussion: """
            Of each copy it says how much of it stands in the likely origin, and how much of that in it. A correction \
            is a figure, a day, a quotation or a “not” that one of them changed; who cut that part, or wrote it anew, \
            has neither the old words nor the new. Excerpts are texts that hold a good part of this one, or are held \
            by it, and are no copies.

            EXAMPLES
              dateline copies 311
              dateline copies https://gazette.example/ferry --format jsonl
            """)

    @Argument(help: "Its number, or any address that it was found at.")
    var article: ArticleName

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let store = try places.openStore()
        let article = try article.find(in: store)
        let family = try store.copyFamily(of: article)
        Terminal.say(
            output.format == .jsonl
                ? try JSONLine.text(of: CopyFamilyLine(family, of: article))
                : CopyFamilyText(family: family, article: article, style: Style()).text)
    }
}

/// Who carries a text, for people.
private struct CopyFamilyText {
    let family: CopyFamily
    let article: Article
    let style: Style

    var text: String {
        var lines = [style.bold(Style.harmless(article.title)), ""]
        if family.members.count > 1 {
            let outlets = Set(family.members.map { $0.article.outlet }).count
            lines.append(style.bold("\(outlets.of("outlet")) with this text"))
            lines += family.members.map { copyLine($0) }
        } else {
            lines.append("No other article with this text is known.")
        }
        for correction in family.corrections {
            lines.append("")
            lines += correctionLines(correction)
        }
        if !family.excerpts.isEmpty {
            lines += ["", style.bold("In part")]
            lines += family.excerpts.map { excerptLine($0) }
        }
        return lines.joined(separator: "\n")
    }

    private func copyLine(_ member: CopyFamily.Member) -> String {
        var notes: [String] = []
        if member.article.id == family.origin {
            notes.append("likely the origin")
        } else {
            let (ofThis, ofOrigin) = (percent(member.share.ofThis), percent(member.share.ofOther))
            notes.append("\(ofThis) of it stands in the origin, \(ofOrigin) of the origin in it")
        }
        if let agency = member.agency { notes.append("credits \(agency)") }
        if member.article.status == .gone { notes.append("gone") }
        let told = Style.harmless(notes.joined(separator: "; "))
        return line(member.article) + style.dim(" (\(told))")
    }

    private func excerptLine(_ excerpt: CopyFamily.Excerpt) -> String {
        let (ofText, ofIt) = (percent(excerpt.share.ofThis), percent(excerpt.share.ofOther))
        return line(excerpt.article) + style.dim(" (\(ofText) of this text stands in it, \(ofIt) of it here)")
    }

    private func line(_ article: Article) -> String {
        let number = style.bold(article.id.description.leftPadded(to: 5)), time = style.dim(article.firstSeen.short)
        return "\(number)  \(time)  \(Style.harmless(article.outlet)): \(Style.harmless(article.title))"
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    // MARK: Corrections

    private func correctionLines(_ told: CopyCorrection) -> [String] {
        let correction = told.correction
        let place = correction.isHeadline ? " in the headline" : ""
        let head = "\(name(of: told.article)) corrected \(what(correction.kind))\(place)"
        var lines = [
            style.bold(head) + style.dim(" (version \(told.version), \(told.seenAt.short))"),
            "  - " + style.removed(Style.harmless(correction.before)),
            "  + " + style.added(Style.harmless(correction.after)),
        ]
        if !told.followed.isEmpty { lines.append("  followed by: \(names(of: told.followed))") }
        if !told.behind.isEmpty { lines.append("  " + style.warning("still the old: ") + names(of: told.behind)) }
        if !told.neither.isEmpty { lines.append(style.dim("  neither: \(names(of: told.neither))")) }
        return lines
    }

    private func what(_ kind: ChangeKind) -> String {
        switch kind {
        case .number: "a figure"
        case .date: "a day"
        case .quote: "a quotation"
        default: "a “not”"
        }
    }

    private func names(of ids: [Article.ID]) -> String { ids.map { name(of: $0) }.joined(separator: ", ") }

    private func name(of id: Article.ID) -> String {
        "\(Style.harmless(family.member(id)?.article.outlet ?? "")) (\(id))"
    }
}

// MARK: For programs; a field's name is a contract

private struct CopyFamilyLine: Encodable {
    struct Copy: Encodable {
        let id: Int64
        let url: String
        let outlet: String
        let title: String
        let status: String
        let first_seen: String
        @OrNull var published: String?
        @OrNull var agency: String?
        let is_origin: Bool
        /// Of this text, how much stands in the origin; of the origin, how much stands in it.
        let of_this: Double
        let of_origin: Double
    }

    struct Correction: Encodable {
        let kind: String
        let in_headline: Bool
        let before: String
        let after: String
        let article: Int64
        let version: Int
        let seen_at: String
        let followed: [Int64]
        let behind: [Int64]
        let neither: [Int64]
    }

    struct Excerpt: Encodable {
        let id: Int64
        let url: String
        let outlet: String
        let title: String
        /// Of the article's text, how much stands in it; of this one, how much stands there.
        let of_article: Double
        let of_this: Double
    }

    let article: Int64
    let origin: Int64
    let copies: [Copy]
    let corrections: [Correction]
    let excerpts: [Excerpt]

    init(_ family: CopyFamily, of article: Article) {
        self.article = article.id.rawValue
        origin = family.origin.rawValue
        copies = family.members.map { member in
            let article = member.article
            return Copy(
                id: article.id.rawValue, url: article.url.text, outlet: article.outlet, title: article.title,
                status: article.status.rawValue, first_seen: article.firstSeen.iso8601,
                published: member.published?.description, agency: member.agency,
                is_origin: article.id == family.origin, of_this: member.share.ofThis, of_origin: member.share.ofOther)
        }
        corrections = family.corrections.map { told in
            Correction(
                kind: told.correction.kind.rawValue, in_headline: told.correction.isHeadline,
                before: told.correction.before, after: told.correction.after, article: told.article.rawValue,
                version: told.version, seen_at: told.seenAt.iso8601, followed: told.followed.map(\.rawValue),
                behind: told.behind.map(\.rawValue), neither: told.neither.map(\.rawValue))
        }
        excerpts = family.excerpts.map { excerpt in
            Excerpt(
                id: excerpt.article.id.rawValue, url: excerpt.article.url.text, outlet: excerpt.article.outlet,
                title: excerpt.article.title, of_article: excerpt.share.ofThis, of_this: excerpt.share.ofOther)
        }
    }
}
