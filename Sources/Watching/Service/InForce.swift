import Articles
import Fetching
import Settings

/// The settings that hold now, and the fetcher that keeps to them.
struct InForce: Sendable {
    let settings: Settings
    let fetcher: Fetcher

    /// A fetcher is made anew only where its limits changed, since its connections are lost by that.
    func replaced(by settings: Settings, _ terms: Watcher.Terms) -> InForce {
        let limits = terms.limits(settings.fetch)
        let fetcher =
            limits == fetcher.limits
            ? fetcher : Fetcher(limits: limits, succeeding: fetcher, observer: terms.onFetch)
        return InForce(settings: settings, fetcher: fetcher)
    }
}

extension Reload {
    init(from known: Settings, to settings: Settings, inForce: Settings) {
        let before = Set(known.sources.map(\.url)), after = Set(settings.sources.map(\.url))
        self.init(
            settings: inForce, sources: after.count, added: after.subtracting(before).count,
            removed: before.subtracting(after).count,
            notes: [])
        if settings.storePath != known.storePath {
            notes.append("store: \(settings.storePath) takes a restart; what is found still goes to \(known.storePath)")
        }
        if settings.web != known.web { notes.append("web: a change of it takes a restart") }
        if settings.metrics != known.metrics { notes.append("metrics: a change of it takes a restart") }
    }
}
