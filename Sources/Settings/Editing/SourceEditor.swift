public import Articles
import Foundation

/// Adds to what is followed and takes away from it, in the user's own files: comments, order and everything else stay
/// as they are. What does not read afterwards as it was meant is put back.
public struct SourceEditor {
    private let folder: ConfigurationFolder

    public init(_ folder: ConfigurationFolder) {
        self.folder = folder
    }

    /// Under which key of an outlet an address stands.
    public enum Key: String, Sendable { case feeds, sections, pages }

    /// Why nothing was changed.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// - Parameter joins: whether it becomes one more address of the outlet of that name, under its terms and with its
    ///   credentials. Only its user may say so: a feed names itself as it likes.
    /// - Returns: the source as it is followed now.
    public func add(
        _ url: WebURL, as key: Key, outlet: String, tags: [String] = [], joins: Bool = false
    ) throws -> FollowedSource {
        let before = folder.load()
        if let known = before.sources.first(where: { $0.url.canonical == url.canonical }) {
            throw Failure(description: "\(url) is followed already, by \(known.file):\(known.line)")
        }
        let block = SourceBlock(outlet: outlet, key: key, url: url, tags: tags)
        let own = joins ? before.sources.first { $0.outlet == outlet && Self.isYAML($0.file) } : nil
        if let own, !tags.isEmpty {
            throw Failure(description: "“\(outlet)” has its tags where it stands, in \(own.file):\(own.line)")
        }
        let path = try own?.file ?? placeForNew()
        let text = try Self.text(of: path)
        let edited = own == nil ? YAMLEditor(text).appending(block) : YAMLEditor(text).adding(block)
        try write(edited, to: path, was: text) { after in
            after.sources.contains { $0.url == url && $0.outlet == outlet }
                && Self.isSame(before.sources, after.sources.filter { $0.url != url })
        }
        guard let source = folder.load().sources.first(where: { $0.url == url }) else {
            throw Failure(description: "\(path): \(url) was written and is not followed")
        }
        return source
    }

    /// Only the address, or all that stood there for it alone.
    public func remove(_ source: FollowedSource) throws {
        let before = folder.load()
        let text = try Self.text(of: source.file)
        let edited: String
        switch (source.file as NSString).pathExtension.lowercased() {
        case "opml": edited = OPMLEditor(text).removing(source.url)
        case "txt": edited = LineEditor(text).removing(source.line...source.line)
        default: edited = YAMLEditor(text).removing(source)
        }
        try write(edited, to: source.file, was: text) { after in
            Self.isSame(before.sources.filter { $0.url != source.url }, after.sources)
        }
    }

    // MARK: Files

    private static func isYAML(_ path: String) -> Bool { ["yaml", "yml"].contains((path as NSString).pathExtension) }

    /// The file for what is added by command.
    private func placeForNew() throws -> String {
        let path = folder.feeds + "/feeds.yaml"
        if !FileManager.default.fileExists(atPath: path) {
            try FileManager.default.createDirectory(atPath: folder.feeds, withIntermediateDirectories: true)
            try Data("# What to follow; written by “dateline feeds add”, and yours to edit.\n".utf8)
                .write(to: URL(fileURLWithPath: path), options: .atomic)
        }
        return path
    }

    private static func text(of path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Failure(description: "\(path): cannot be read as UTF-8 text")
        }
    }

    private func write(_ text: String, to path: String, was before: String, isGood: (Settings) -> Bool) throws {
        // A link is written through, not replaced.
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let problems = folder.load().problems.count
        try Data(text.utf8).write(to: place, options: .atomic)
        let after = folder.load()
        guard isGood(after), after.problems.count <= problems else {
            try Data(before.utf8).write(to: place, options: .atomic)
            throw Failure(description: "\(path): its layout is not one that can be edited by command; edit it by hand")
        }
    }

    private static func isSame(_ left: [FollowedSource], _ right: [FollowedSource]) -> Bool {
        func facts(_ source: FollowedSource) -> [String] {
            [
                source.url.text, source.outlet, "\(source.kind)", source.tags.joined(separator: ","),
                "\(source.fetchesPages)",
            ]
        }
        return left.map(facts).sorted { $0[0] < $1[0] } == right.map(facts).sorted { $0[0] < $1[0] }
    }
}

/// What is added: an address of an outlet.
struct SourceBlock {
    let outlet: String
    let key: SourceEditor.Key
    let url: WebURL
    let tags: [String]

    /// As a block of its own.
    var lines: [String] {
        let tags = tags.isEmpty ? [] : ["  tags: [\(tags.map(Self.quoted).joined(separator: ", "))]"]
        return ["- outlet: \(Self.quoted(outlet))", "  \(key.rawValue):", "    - \(url.text)"] + tags
    }

    /// Plain where YAML would read it as it is meant.
    private static func quoted(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || " .-'’&/".contains($0) }
        let isWord = ["yes", "no", "true", "false", "on", "off", "null"].contains(text.lowercased())
        return isPlain && !isWord && !text.hasSuffix(" ")
            ? text : "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
