import ArgumentParser
import Articles
import Foundation
import Reconciliation

struct Group: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Tell which of many articles carry the same text, without a store.",
        discussion: """
            Reads articles as JSON, one a line, with "id", "title" and "text", in the order of time; prints for each the
            group of copies that it belongs to, or null.

            EXAMPLE
              dateline group articles.jsonl
            """)

    @OptionGroup var list: FileList
    @OptionGroup var output: FormatOption

    func run() throws {
        var index = CopyIndex()
        var ids: [String] = []
        for path in try list.paths() {
            for article in try articles(in: path) {
                index.add(article.text)
                ids.append(article.id)
            }
        }
        for (id, group) in zip(ids, index.groups) {
            let name = group.map { ids[$0] }
            Terminal.say(
                output.format == .jsonl
                    ? try JSONLine.text(of: GroupLine(id: id, copy_group: name, story: nil)) : "\(id)\t\(name ?? "-")")
        }
    }

    private struct Input: Decodable {
        let id: String
        let text: String
    }

    /// One that is a path of JSON Lines; a line that is JSON itself is an article.
    private func articles(in path: String) throws -> [Input] {
        if path.hasPrefix("{") { return [try decoded(path, "the list", 1)] }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure.usage("\(path): cannot be read; expected JSON Lines")
        }
        return try text.split(separator: "\n").enumerated().map { try decoded(String($1), path, $0 + 1) }
    }

    private func decoded(_ line: String, _ path: String, _ number: Int) throws -> Input {
        do {
            return try JSONDecoder().decode(Input.self, from: Data(line.utf8))
        } catch {
            throw CommandFailure.usage("\(path):\(number): expected a JSON object with “id” and “text”")
        }
    }
}

private struct GroupLine: Encodable {
    let id: String
    @OrNull var copy_group: String?
    /// Stories are not told yet.
    @OrNull var story: String?
}
