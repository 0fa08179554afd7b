import Articles
import Foundation
import Yams

/// The keys of a source that say where it is.
struct FollowedAddresses {
    struct Found {
        let url: WebURL
        let kind: FollowedSource.Kind
        let line: Int
    }

    /// What relative paths start from.
    let root: String

    static let keys = ["feeds", "sections", "pages", "folders"]

    /// Whether there is none. `pages: no` is no address.
    static func areMissing(in values: [String: Node], _ file: YAMLFile) -> Bool {
        !keys.contains { values[$0] != nil && !($0 == "pages" && file.isNo(values[$0])) }
    }

    func read(_ values: [String: Node], _ file: inout YAMLFile) -> [Found] {
        let feeds = file.addresses(values["feeds"], key: "feeds").map { Found(url: $0, kind: .feed, line: $1) }
        let pages = file.isNo(values["pages"]) ? [] : file.addresses(values["pages"], key: "pages")
        return feeds + sections(values["sections"], &file)
            + pages.map { Found(url: $0, kind: .page, line: $1) } + folders(values["folders"], &file)
    }

    // MARK: Sections

    /// An address alone, or with the XPath of its articles.
    private func sections(_ node: Node?, _ file: inout YAMLFile) -> [Found] {
        each(node).flatMap { item -> [Found] in
            guard case .mapping = item else {
                return file.addresses(item, key: "sections").map {
                    Found(url: $0, kind: .section(articles: nil), line: $1)
                }
            }
            let values = file.mapping(item, what: "a section", keys: ["url", "articles"])
            if values["url"] == nil { file.note("sections: “url” is missing; expected an address", at: item) }
            let path = file.line(values["articles"], key: "articles")
            return file.addresses(values["url"], key: "url").map {
                Found(url: $0, kind: .section(articles: path), line: $1)
            }
        }
    }

    // MARK: Folders

    /// A path alone, or with the address that it has on the web.
    private func folders(_ node: Node?, _ file: inout YAMLFile) -> [Found] {
        each(node).compactMap { item in
            guard case .mapping = item else { return folder(item, base: nil, &file) }
            let values = file.mapping(item, what: "a folder", keys: ["path", "base"])
            let base = file.addresses(values["base"], key: "base").first.flatMap {
                $0.url.text.hasSuffix("/") ? $0.url : WebURL($0.url.text + "/")
            }
            guard let path = values["path"] else {
                file.note("folders: “path” is missing; expected a folder", at: item)
                return nil
            }
            return folder(path, base: base, &file)
        }
    }

    private func folder(_ node: Node, base: WebURL?, _ file: inout YAMLFile) -> Found? {
        guard let text = file.line(node, key: "folders") else { return nil }
        let path = URL(fileURLWithPath: SecretReference.path(text, root: root)).resolvingSymlinksInPath().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            file.note("folders: found “\(text)”, expected a folder that exists", at: node)
            return nil
        }
        return Found(url: WebURL(file: path), kind: .folder(path: path, base: base), line: node.mark?.line ?? 1)
    }

    private func each(_ node: Node?) -> [Node] { node.map { $0.sequence.map(Array.init) ?? [$0] } ?? [] }
}
