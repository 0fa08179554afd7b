import Articles
import Fetching
import Foundation
import Yams

/// `Config/dateline.yaml`.
struct ConfigurationFile {
    let path: String
    let root: String
    /// What a relative path of the store starts from.
    let storeRoot: String

    func read(into settings: inout Settings) -> [Problem] {
        var file = YAMLFile(path: path)
        guard let node = file.root() else { return file.problems }
        let values = file.mapping(
            node, what: "the settings",
            keys: ["store", "look-again", "fetch", "metrics"] + RetentionKeys.keys + SinkFile.keys + WebKeys.keys)
        if let store = file.text(values["store"], key: "store") {
            settings.storePath = store.hasPrefix("/") ? store : (storeRoot as NSString).appendingPathComponent(store)
        }
        settings.retention = RetentionKeys.read(values, common: Retention(), &file)
        settings.lookAgain = RetentionKeys.lookAgain(values["look-again"], &file)
        settings.metrics = MetricsAddress.read(values["metrics"], &file)
        if let fetch = values["fetch"] { settings.fetch = self.fetch(fetch, &file) }
        settings.web = WebKeys.read(values, root: root, &file)
        return file.problems.sorted { $0.line ?? 0 < $1.line ?? 0 }
    }

    private func fetch(_ node: Yams.Node, _ file: inout YAMLFile) -> Settings.Fetch {
        let values = file.mapping(
            node, what: "fetch", keys: Self.fetchKeys)
        var fetch = Settings.Fetch()
        fetch.contact = file.line(values["contact"], key: "contact") ?? fetch.contact
        fetch.freshAtMost = file.duration(values["fresh-at-most"], key: "fresh-at-most", from: 0) ?? fetch.freshAtMost
        fetch.proxy = ProxyValue.read(values["proxy"], root: root, &file)
        read(values, into: &fetch.limits, &file)
        return fetch
    }

    private static let fetchKeys = [
        "contact", "concurrency", "per-host", "delay", "timeout", "max-size", "fresh-at-most", "proxy", "allow-private",
    ]

    private func read(_ values: [String: Yams.Node], into limits: inout FetchLimits, _ file: inout YAMLFile) {
        limits.concurrency = file.number(values["concurrency"], key: "concurrency", in: 1...1000) ?? limits.concurrency
        limits.perHost = file.number(values["per-host"], key: "per-host", in: 1...100) ?? limits.perHost
        limits.delay = file.duration(values["delay"], key: "delay", from: 0)
        limits.timeout = file.duration(values["timeout"], key: "timeout") ?? limits.timeout
        limits.largestBody = file.size(values["max-size"], key: "max-size") ?? limits.largestBody
        limits.allowPrivate = file.flag(values["allow-private"], key: "allow-private") ?? limits.allowPrivate
    }
}
