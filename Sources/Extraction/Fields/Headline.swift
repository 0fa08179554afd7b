import Articles
import Markup

/// The article's own headline: the heading on the page that agrees with what the page declares, else what it declares.
struct Headline {
    let text: String

    init(declared: Metadata, page: PageText) {
        let claims = [declared.headline, declared.openGraphTitle, declared.documentTitle].compactMap(\.self)
        let headings = page.blocks.compactMap { block -> (text: String, level: Int)? in
            guard case .heading(let level) = block.kind else { return nil }
            return (page.string(block), level)
        }
        let agreeing = headings.compactMap { heading -> (text: String, rank: Int)? in
            Self.agreement(of: heading.text, with: claims).map { (heading.text, $0 - heading.level) }
        }
        // The first of the best: the same headline often stands again in a breadcrumb or a list below.
        let best = agreeing.reduce(nil as (text: String, rank: Int)?) { best, next in
            next.rank > best?.rank ?? Int.min ? next : best
        }
        text =
            best?.text ?? declared.headline ?? declared.openGraphTitle.map { Self.withoutSite($0, declared.siteName) }
            ?? headings.first { $0.level == 1 }?.text
            ?? Self.withoutSite(declared.documentTitle ?? "", declared.siteName)
    }

    /// `nil` where a heading is no claim's text; higher the more of the claim it is, and the truer its spelling.
    private static func agreement(of heading: String, with claims: [String]) -> Int? {
        let key = Folding.key(heading)
        guard key.count >= 8 || claims.contains(heading) else { return nil }
        let ranks = claims.compactMap { claim -> Int? in
            if claim == heading { return 40 }
            if TextSearch.holds(claim, heading) { return 30 }
            let claimKey = Folding.key(claim)
            if claimKey == key { return 20 }
            return TextSearch.holds(claimKey, key) && key.count * 5 >= claimKey.count * 2 ? 10 : nil
        }
        return ranks.max()
    }

    /// "Headline | Outlet" and "Outlet - Headline": the longest part is the headline, unless a part is the site.
    private static func withoutSite(_ title: String, _ site: String?) -> String {
        for separator in [" | ", " – ", " — ", " - ", " :: ", " « ", " » "] where TextSearch.holds(title, separator) {
            let parts = title.split(separator: separator).map(String.init)
            let others = parts.filter { site == nil || Folding.key($0) != Folding.key(site ?? "") }
            if site != nil, others.count < parts.count { return others.joined(separator: separator) }
            let longest = parts.max { $0.count < $1.count } ?? title
            if longest.count * 2 >= title.count { return longest }
        }
        return title
    }
}
