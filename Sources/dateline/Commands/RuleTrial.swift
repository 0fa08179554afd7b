import Articles
import Extraction
import Fetching
import Settings
import Watching

/// Rules tried on the pages that they name for that.
struct RuleTrial {
    let settings: Settings

    /// One line for each page that is not read as its rule says, or not at all. The others are told as they come.
    func faults() async throws -> [String] {
        let fetcher = Fetcher(limits: FetchLimits(settings.fetch))
        let article = WholeArticle(fetcher: fetcher, rules: settings.rules)
        var faults: [String] = []
        for rule in settings.rules.all {
            for test in rule.tests {
                let place = "\(rule.file):\(test.line): \(test.url)"
                do {
                    let missing = try await missing(test, article, fetcher)
                    if missing.isEmpty {
                        Terminal.say("\(place): ok")
                    } else {
                        faults += missing.map { "\(place): the article does not contain “\($0)”" }
                    }
                } catch is CancellationError {
                    throw CancellationError()
                } catch {
                    faults.append("\(place): \(error)")
                }
            }
        }
        return faults
    }

    private func missing(_ test: SiteRule.Test, _ article: WholeArticle, _ fetcher: Fetcher) async throws -> [String] {
        guard let url = WebURL(test.url) else { throw UnusableReply(description: "expected an http or https address") }
        let terms = settings.terms(for: url)
        let reply = try await fetcher.fetch(FetchRequest(url: url, terms: article.terms(for: url, terms)))
        if let reason = reply.verdict(for: .page).reason { throw UnusableReply(description: reason) }
        let draft = try await article.draft(of: reply, terms: terms)
        let said = ([draft.title, draft.byline.joined(separator: " "), draft.text].joined(separator: "\n"))
        return test.contains.filter { !said.contains($0) }
    }
}
