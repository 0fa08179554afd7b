import Foundation
import Yams

/// `Config/dateline.yaml`.
struct ConfigurationFile {
    let path: String
    let root: String

    func read(into settings: inout Settings) -> [Problem] {
        var file = YAMLFile(path: path)
        guard let node = file.root() else { return file.problems }
        let values = file.mapping(node, what: "the settings", keys: ["store", "fetch"])
        if let store = file.text(values["store"], key: "store") {
            settings.storePath = store.hasPrefix("/") ? store : (root as NSString).appendingPathComponent(store)
        }
        if let fetch = values["fetch"] { settings.fetch = self.fetch(fetch, &file) }
        return file.problems.sorted { $0.line ?? 0 < $1.line ?? 0 }
    }

    private func fetch(_ node: Yams.Node, _ file: inout YAMLFile) -> Settings.Fetch {
        let values = file.mapping(
            node, what: "fetch", keys: ["contact", "concurrency", "per-host", "timeout", "max-size", "allow-private"])
        var fetch = Settings.Fetch()
        fetch.contact = file.text(values["contact"], key: "contact") ?? fetch.contact
        fetch.concurrency = file.number(values["concurrency"], key: "concurrency", in: 1...1000) ?? fetch.concurrency
        fetch.perHost = file.number(values["per-host"], key: "per-host", in: 1...100) ?? fetch.perHost
        fetch.timeout = file.duration(values["timeout"], key: "timeout") ?? fetch.timeout
        fetch.largestBody = file.size(values["max-size"], key: "max-size") ?? fetch.largestBody
        fetch.allowPrivate = file.flag(values["allow-private"], key: "allow-private") ?? fetch.allowPrivate
        return fetch
    }
}
