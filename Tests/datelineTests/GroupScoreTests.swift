import Foundation
import TestSupport
import Testing

/// How well `group` tells copies and stories, on three sets that people judged, as they lie beside the project where it
/// is developed.
@Suite(.enabled(if: GroupCorpus.areThere, "no ../shared/corpora/dedup beside the project"))
struct GroupScoreTests {
    @Test(.timeLimit(.minutes(10)))
    func `copies among edited reprints`() throws {
        #expect(try GroupCorpus("synthetic").score("copy_group").f1 >= 0.993)
    }

    @Test(.timeLimit(.minutes(10)))
    func `copies and stories among five years of political news`() throws {
        let corpus = try GroupCorpus("allsides")
        let copies = try corpus.score("copy_group")
        #expect(copies.wrong == 0 && copies.found >= 16, "\(copies)")
        #expect(try corpus.score("story").f1 >= 0.84)
    }

    @Test(.timeLimit(.minutes(10)))
    func `stories that look alike`() throws {
        #expect(try GroupCorpus("ecb").score("story").f1 >= 0.86)
    }
}

/// A set with its truth, and what `group` made of it.
struct GroupCorpus {
    struct Score: CustomStringConvertible {
        /// Pairs that are together and should be, that are and should not, and that should be and are not.
        var found = 0, wrong = 0, missing = 0

        var f1: Double { found == 0 ? 0 : 2 * Double(found) / Double(2 * found + wrong + missing) }
        var description: String { "found \(found), wrong \(wrong), missing \(missing), F1 \(f1)" }
    }

    private struct Pair: Hashable {
        let one: String
        let other: String

        init(_ one: String, _ other: String) {
            self.one = min(one, other)
            self.other = max(one, other)
        }
    }

    private let truth: [[String: Any]]
    private let groups: [String: [String: Any]]
    private let ignored: [[String: Any]]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/corpora/dedup").path

    static var areThere: Bool { FileManager.default.fileExists(atPath: folder + "/allsides.articles.jsonl") }

    init(_ name: String) throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let ending = try Program(folder: folder.path).run(
            "group", "--format", "jsonl", "\(Self.folder)/\(name).articles.jsonl")
        try #require(ending.status == 0, "\(ending.complaints)")
        truth = try Self.objects(try String(contentsOfFile: "\(Self.folder)/\(name).truth.jsonl", encoding: .utf8))
        let ignore = "\(Self.folder)/\(name).ignore.jsonl"
        ignored =
            FileManager.default.fileExists(atPath: ignore)
            ? try Self.objects(try String(contentsOfFile: ignore, encoding: .utf8)) : []
        let told = try Self.objects(ending.output)
        groups = Dictionary(
            told.compactMap { line in (line["id"] as? String).map { ($0, line) } },
            uniquingKeysWith: { first, _ in first })
    }

    private static func objects(_ lines: String) throws -> [[String: Any]] {
        try lines.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    /// Pairwise, over the articles that were judged, without the pairs that nobody could judge.
    func score(_ field: String) throws -> Score {
        var real: [String: String] = [:]
        for line in truth {
            guard let id = line["id"] as? String, let group = line[field] as? String else { continue }
            real[id] = group
        }
        try #require(!real.isEmpty)
        let told = real.keys.reduce(into: [String: String]()) { told, id in
            told[id] = groups[id]?[field] as? String
        }
        let (should, does) = (pairs(real), pairs(told))
        let passed = Set(
            ignored.filter { ($0["field"] as? String ?? "copy_group") == field }.compactMap { line in
                (line["a"] as? String).flatMap { a in (line["b"] as? String).map { Pair(a, $0) } }
            })
        return Score(
            found: should.intersection(does).subtracting(passed).count,
            wrong: does.subtracting(should).subtracting(passed).count,
            missing: should.subtracting(does).subtracting(passed).count)
    }

    private func pairs(_ groups: [String: String]) -> Set<Pair> {
        var pairs: Set<Pair> = []
        for members in Dictionary(grouping: groups.keys, by: { groups[$0] ?? "" }).values {
            for (place, one) in members.enumerated() {
                for other in members[(place + 1)...] { pairs.insert(Pair(one, other)) }
            }
        }
        return pairs
    }
}
