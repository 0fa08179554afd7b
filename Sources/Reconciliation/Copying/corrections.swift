public import Articles
public import Foundation

/// One who prints a text, with the versions that are compared, oldest first; the last is what stands there now.
public struct CopyHistory: Sendable {
    public var id: Article.ID
    public var versions: [Version]

    public init(id: Article.ID, versions: [Version]) {
        self.id = id
        self.versions = versions
    }
}

/// A correction that one of those who print a text made, and where the others stand to it.
public struct CopyCorrection: Sendable {
    public var correction: FactCorrection
    /// Who made it first, in which version, and when that was seen.
    public var article: Article.ID
    public var version: Int
    public var seenAt: Date
    public var followed: [Article.ID] = []
    public var behind: [Article.ID] = []
    public var neither: [Article.ID] = []
}

/// What those who print one text corrected, the first correction first, and who has followed. What somebody took back
/// since is no correction any more: the old words are compared with those that stand there now.
public func corrections(among histories: [CopyHistory]) -> [CopyCorrection] {
    var found: [CopyCorrection] = []
    let made = histories.flatMap(corrections(in:)).sorted { left, right in
        left.seenAt != right.seenAt ? left.seenAt < right.seenAt : left.article < right.article
    }
    for correction in made where !found.contains(where: { $0.correction.isSame(as: correction.correction) }) {
        found.append(correction)
    }
    let reprints = histories.compactMap { history in
        history.versions.last.map { (id: history.id, text: ReprintedText($0.draft)) }
    }
    return found.prefix(mostCorrections).map { correction in
        var told = correction
        for reprint in reprints where reprint.id != told.article {
            switch told.correction.following(in: reprint.text) {
            case .followed: told.followed.append(reprint.id)
            case .behind: told.behind.append(reprint.id)
            case .neither: told.neither.append(reprint.id)
            }
        }
        return told
    }
}

private let mostCorrections = 64

/// Each version is compared with the last one: whoever printed the first of three figures is behind, too.
private func corrections(in history: CopyHistory) -> [CopyCorrection] {
    guard let current = history.versions.last else { return [] }
    var found: [CopyCorrection] = []
    for (older, newer) in zip(history.versions, history.versions.dropFirst()).reversed() {
        for correction in FactCorrection.all(from: older.draft, to: current.draft)
        where !found.contains(where: { $0.correction.isSame(as: correction) }) {
            let made = first(of: history.versions, from: newer.number, thatMade: correction) ?? newer
            found.append(
                CopyCorrection(
                    correction: correction, article: history.id, version: made.number, seenAt: made.seenAt))
        }
    }
    return found
}

private func first(of versions: [Version], from number: Int, thatMade correction: FactCorrection) -> Version? {
    versions.first {
        $0.number >= number && correction.following(in: ReprintedText($0.draft)) == .followed
    }
}
