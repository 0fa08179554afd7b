import Articles
import FeedReading
import Fetching
import Foundation
import Yams

/// `Feeds/`: YAML with outlets, OPML lists, and texts with one address a line. One broken file never stops the others.
struct SourceFiles {
    let folder: String
    /// What relative paths start from.
    let root: String
    /// For sources that name none of their own.
    let proxy: Secret?

    func read() -> (sources: [FollowedSource], problems: [Problem]) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return ([], [Problem(file: folder, "no such folder; expected files that say what to follow")])
        }
        var sources: [FollowedSource] = []
        var problems: [Problem] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            let read = readFile((folder as NSString).appendingPathComponent(name))
            sources += read.sources
            problems += read.problems
        }
        return withoutDuplicates(sources, problems)
    }

    private func readFile(_ path: String) -> (sources: [FollowedSource], problems: [Problem]) {
        switch (path as NSString).pathExtension.lowercased() {
        case "yaml", "yml": return readYAML(path)
        case "opml": return readList(path)
        case "txt": return readText(path)
        default: return ([], [])
        }
    }

    private func withoutDuplicates(
        _ sources: [FollowedSource], _ problems: [Problem]
    ) -> (sources: [FollowedSource], problems: [Problem]) {
        var first: [CanonicalURL: FollowedSource] = [:]
        var problems = problems
        let kept = sources.filter { source in
            guard let known = first[source.url.canonical] else {
                first[source.url.canonical] = source
                return true
            }
            problems.append(
                Problem(
                    file: source.file, line: source.line,
                    "\(source.url) is followed already, by \(known.file):\(known.line)"))
            return false
        }
        return (kept, problems)
    }

    // MARK: YAML

    private func readYAML(_ path: String) -> (sources: [FollowedSource], problems: [Problem]) {
        var file = YAMLFile(path: path)
        guard let root = file.root() else { return ([], file.problems) }
        var sources: [FollowedSource] = []
        for node in root.sequence.map(Array.init) ?? [root] { sources += outlet(node, &file) }
        return (sources, file.problems)
    }

    private func outlet(_ node: Node, _ file: inout YAMLFile) -> [FollowedSource] {
        let values = file.mapping(
            node, what: "a source",
            keys: ["outlet", "tags"] + FollowedAddresses.keys + SourceTerms.keys + RetentionKeys.keys)
        guard !values.isEmpty else { return [] }
        let addresses = FollowedAddresses(root: root).read(values, &file)
        guard let outlet = file.text(values["outlet"], key: "outlet"), !outlet.isEmpty else {
            file.note("“outlet” is missing; expected the name to show", at: node)
            return []
        }
        if FollowedAddresses.areMissing(in: values, file) {
            file.note(
                "\(outlet): nothing to follow; expected “feeds”, “sections”, “pages” or “folders” with addresses",
                at: node)
        }
        let tags = file.texts(values["tags"], key: "tags")
        let problems = file.problems.count
        let terms = SourceTerms(root: root).read(values, addresses: addresses.map(\.url), proxy: proxy, &file)
        let retention =
            (values["keep"] ?? values["snapshots"]) == nil
            ? nil : RetentionKeys.read(values, common: Retention(), &file)
        // A source that names a proxy is not asked without it.
        if values["proxy"] != nil, file.problems.count > problems,
            terms.proxy == nil || terms.proxy?.revealed == proxy?.revealed
        {
            return []
        }
        return addresses.map { found in
            var source = FollowedSource(
                url: found.url, outlet: outlet, kind: found.kind, file: file.path, line: found.line)
            source.tags = tags
            source.terms = terms
            source.retention = retention
            if file.isNo(values["pages"]) { source.fetchesPages = false }
            return source
        }
    }

    // MARK: Lists

    private func readList(_ path: String) -> (sources: [FollowedSource], problems: [Problem]) {
        guard let data = FileManager.default.contents(atPath: path), let feeds = readOPML(Array(data)) else {
            return ([], [Problem(file: path, "not OPML; expected <opml> with a <body>")])
        }
        var problems: [Problem] = []
        let sources = feeds.compactMap { feed -> FollowedSource? in
            guard let url = WebURL(feed.url) else {
                problems.append(Problem(file: path, "found “\(feed.url)”, expected an http or https address"))
                return nil
            }
            var source = listed(url, as: feed.title, path, line: 1)
            source.tags = feed.tags
            source.page = feed.page
            return source
        }
        return (sources, problems)
    }

    private func listed(_ url: WebURL, as title: String?, _ path: String, line: Int) -> FollowedSource {
        var source = FollowedSource(url: url, outlet: title ?? url.host, kind: .any, file: path, line: line)
        source.terms.proxy = proxy ?? EnvironmentProxy.proxy(for: url)
        return source
    }

    private func readText(_ path: String) -> (sources: [FollowedSource], problems: [Problem]) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return ([], [Problem(file: path, "cannot be read as UTF-8 text")])
        }
        var sources: [FollowedSource] = []
        var problems: [Problem] = []
        for (index, line) in LineEditor.lines(of: text).enumerated() {
            let address = line.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !address.isEmpty, !address.hasPrefix("#") else { continue }
            if let url = WebURL(address) {
                sources.append(listed(url, as: nil, path, line: index + 1))
            } else {
                problems.append(
                    Problem(file: path, line: index + 1, "found “\(address)”, expected an http or https address"))
            }
        }
        return (sources, problems)
    }
}
