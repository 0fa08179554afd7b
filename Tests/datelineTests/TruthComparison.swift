import Simulation

/// An article as `dateline export articles` tells it.
struct KeptArticle: Decodable {
    struct Version: Decodable {
        let n: Int
        let title: String
        let text: String
        let change: [String]
    }

    let id: Int
    let url: String
    let urls: [String]
    let outlet: String
    let status: String
    let versions: [Version]
}

/// How far what was kept is what there was.
struct TruthComparison {
    /// Articles that are missing, there twice, or none at all.
    private(set) var identityFaults: [String] = []
    private(set) var statusFaults: [String] = []
    private(set) var missed: [String] = []
    private(set) var invented: [String] = []
    private(set) var headlineFaults: [String] = []
    private var trueVersions = 0
    private var keptVersions = 0
    private var sharedVersions = 0

    /// Of the versions that could be read, how many are kept.
    var recall: Double { Double(trueVersions - missed.count) / Double(max(1, trueVersions)) }
    /// Of the versions that are kept, how many never were.
    var phantoms: Double { Double(invented.count) / Double(max(1, keptVersions)) }
    /// Of the versions that are right, how many tell rightly whether the headline changed.
    var headlines: Double { 1 - Double(headlineFaults.count) / Double(max(1, sharedVersions)) }

    init(of kept: [KeptArticle], with truth: [TrueArticle]) {
        var claimed: Set<Int> = []
        for article in truth {
            let own = kept.filter { Self.isSame($0, article) }
            claimed.formUnion(own.map(\.id))
            if own.count != 1 { identityFaults.append("\(Self.name(article)) is there \(own.count) times") }
            compare(own.max { $0.versions.count < $1.versions.count }, with: article)
        }
        for stranger in kept where !claimed.contains(stranger.id) {
            keptVersions += stranger.versions.count
            identityFaults.append("\(stranger.outlet) \(stranger.url) is no article: “\(stranger.versions[0].title)”")
            invented += stranger.versions.map { "\(stranger.outlet) \(stranger.url): “\($0.title)”" }
        }
    }

    /// A few of them, for a message.
    static func told(_ faults: [String]) -> String {
        "\(faults.count):\n" + faults.prefix(40).joined(separator: "\n")
    }

    private static func isSame(_ kept: KeptArticle, _ article: TrueArticle) -> Bool {
        ([kept.url] + kept.urls).contains(where: article.isAt)
    }

    private static func name(_ article: TrueArticle) -> String {
        "\(article.outlet) \(article.urls.first ?? "") (\(article.versions.count) versions)"
    }

    // MARK: One article

    /// - Parameter kept: where it is there twice, the one that has most of it.
    private mutating func compare(_ kept: KeptArticle?, with article: TrueArticle) {
        let found = kept?.versions ?? []
        trueVersions += article.versions.count
        keptVersions += found.count
        if let kept, (kept.status == "gone") != article.isGone {
            statusFaults.append("\(Self.name(article)) is kept as \(kept.status)")
        }
        let pairs = Self.pairs(article.versions.map(Self.key), found.map(Self.key))
        sharedVersions += pairs.count
        for (place, version) in article.versions.enumerated() where !pairs.contains(where: { $0.0 == place }) {
            missed.append("\(Self.name(article)): \(Self.missing(version, place, found))")
        }
        for (place, version) in found.enumerated() where !pairs.contains(where: { $0.1 == place }) {
            invented.append("\(Self.name(article)): \(Self.stray(version, article.versions))")
        }
        for (place, other) in pairs where place > 0 && other > 0 {
            let isTold = found[other].change.contains("headline")
            guard isTold != article.versions[place].isHeadlineChanged else { continue }
            headlineFaults.append("\(Self.name(article)), version \(place + 1): headline told changed: \(isTold)")
        }
    }

    private static func key(_ version: TrueArticle.Version) -> [String] {
        [folded(version.title)] + version.paragraphs.map(folded)
    }

    private static func key(_ version: KeptArticle.Version) -> [String] {
        [folded(version.title)] + paragraphs(version)
    }

    private static func paragraphs(_ version: KeptArticle.Version) -> [String] {
        version.text.split(separator: "\n\n").map { folded(String($0)) }
    }

    /// The shape of white space is not part of a text.
    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The places of what both have in the same order (longest common subsequence).
    private static func pairs(_ left: [[String]], _ right: [[String]]) -> [(Int, Int)] {
        var longest = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
        for i in left.indices.reversed() {
            for j in right.indices.reversed() {
                longest[i][j] =
                    left[i] == right[j] ? longest[i + 1][j + 1] + 1 : max(longest[i + 1][j], longest[i][j + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                pairs.append((i, j))
                (i, j) = (i + 1, j + 1)
            } else if longest[i + 1][j] >= longest[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }

    // MARK: In words

    private static func missing(
        _ version: TrueArticle.Version, _ place: Int, _ found: [KeptArticle.Version]
    ) -> String {
        let wanted = key(version)
        let nearest = found.map(key).max { likeness($0, wanted) < likeness($1, wanted) }
        return "version \(place + 1) is missing; \(difference(wanted, nearest ?? []))"
    }

    private static func stray(_ version: KeptArticle.Version, _ truth: [TrueArticle.Version]) -> String {
        let kept = key(version)
        let nearest = truth.map(key).max { likeness($0, kept) < likeness($1, kept) }
        return "kept version \(version.n) never was; \(difference(nearest ?? [], kept))"
    }

    private static func likeness(_ left: [String], _ right: [String]) -> Int { Set(left).intersection(right).count }

    /// Where the two part; paragraph 0 is the headline.
    private static func difference(_ wanted: [String], _ kept: [String]) -> String {
        let shared = zip(wanted, kept).prefix { $0 == $1 }.count
        let (left, right) = (wanted.dropFirst(shared).first, kept.dropFirst(shared).first)
        if left == nil, right == nil { return "nothing but its place differs" }
        return "paragraph \(shared): expected “\(left ?? "")”, found “\(right ?? "")”"
    }
}
