import Foundation

/// Puts articles together into stories as they come. The store and `dateline group` decide by it alike.
///
/// In memory are the articles of four days (at least 5,000, at most 40,000), some three kilobytes each with all that
/// finds them. Decisions are revised as more articles come: of each arrival's neighbours it is asked anew how they belong
/// together. They depend on the articles and their order alone, so that a store that is opened anew goes on as it would
/// have.
public struct StoryIndex: Sendable {
    /// What links an article to another that came before.
    public struct Link: Sendable {
        public var other: Int64
        /// The logarithm of the odds that both report one event.
        public var odds: Float

        public init(other: Int64, odds: Float) {
            self.other = other
            self.odds = odds
        }
    }

    /// An article that belongs elsewhere now.
    public struct Move: Hashable, Sendable {
        public var article: Int64
        /// `nil` for one that belonged to none, or does now.
        public var from: Int64?, to: Int64?
    }

    /// What an arrival meant.
    public struct Outcome: Sendable {
        public var links: [Link] = []
        /// Of single articles, in ascending order.
        public var moves: [Move] = []
        /// Stories that are others now, whole, with all that belongs to them from before.
        public var merged: [(from: Int64, to: Int64)] = []
        /// Articles that are not compared with others any more.
        public var forgotten: [Int64] = []
    }

    private var board = StoryBoard()
    /// Of each article to those that came before it: the other way they would only take memory.
    private var links: [Int64: [KeptLink]] = [:]
    /// How many had come when an article did. One that comes again gets another, so that links to its old text are void.
    private var serials: [Int64: UInt32] = [:]
    private var lastSerial: UInt32 = 0
    private var stories: [Int64: Int64] = [:]
    private var members: [Int64: [Int64]] = [:]
    private var nextStory: Int64

    /// - Parameter nextStory: the number of the next story that is made.
    public init(nextStory: Int64 = 1) {
        self.nextStory = nextStory
    }

    private struct KeptLink {
        var serial: UInt32
        var odds: Float
    }

    /// So many articles are looked at anew with each that comes: the newest of its neighbours.
    private static let mostLookedAt = 96
    private static let mostNeighbours = 6

    // MARK: Arrivals

    /// An article that was here before, with what was found out then.
    public mutating func restore(
        _ terms: StoryTerms, as id: Int64, day: Double, published: Double, links: [Link], story: Int64?
    ) {
        forget(board.add(terms, as: id, day: day, published: published, isKnown: true).forgotten)
        note(links.map { StoryBoard.Link(to: $0.other, odds: $0.odds) }, of: id)
        if let story { enter(id, story) }
    }

    /// Takes in an article; what was known under its number gives way to it.
    /// - Parameters:
    ///   - day: days since 1970, when it came; not before that of the last one.
    ///   - published: the same, by its own word.
    public mutating func add(_ terms: StoryTerms, as id: Int64, day: Double, published: Double) -> Outcome {
        let old = stories[id]
        unlink(id)
        let (found, forgotten) = board.add(terms, as: id, day: day, published: published)
        forget(forgotten)
        note(found, of: id)
        if let old, board.contains(id) {
            leave(id)
            enter(id, old)
        }
        var outcome = Outcome()
        outcome.links = found.map { Link(other: $0.to, odds: $0.odds) }
        outcome.forgotten = forgotten
        look(around: id, found, on: day, &outcome)
        return outcome
    }

    /// Takes one out, as one that turned out to be a copy of another.
    public mutating func remove(_ id: Int64) {
        unlink(id)
        leave(id)
        board.remove(id)
    }

    private mutating func note(_ found: [StoryBoard.Link], of id: Int64) {
        lastSerial &+= 1
        serials[id] = lastSerial
        links[id] = found.compactMap { link in serials[link.to].map { KeptLink(serial: $0, odds: link.odds) } }
    }

    private mutating func unlink(_ id: Int64) {
        links[id] = nil
        serials[id] = nil
    }

    private mutating func forget(_ forgotten: [Int64]) {
        for id in forgotten {
            unlink(id)
            leave(id)
        }
    }

    private mutating func enter(_ id: Int64, _ story: Int64) {
        stories[id] = story
        members[story, default: []].append(id)
    }

    private mutating func leave(_ id: Int64) {
        guard let story = stories.removeValue(forKey: id) else { return }
        members[story]?.removeAll { $0 == id }
        if members[story]?.isEmpty == true { members[story] = nil }
    }

    // MARK: A second look at the neighbours

    private mutating func look(
        around id: Int64, _ found: [StoryBoard.Link], on day: Double, _ outcome: inout Outcome
    ) {
        let near = neighbours(of: id, found, on: day)
        guard near.count > 1 else { return }
        let clusters = StoryClusters.clusters(of: near.count, links: links(among: near))
        var parts: [Int: [Int64]] = [:]
        for (article, first) in zip(near, clusters) { parts[first, default: []].append(article) }
        apply(StoryNumbers.given(to: parts.sorted { $0.key < $1.key }.map(\.value), before: stories), near, &outcome)
    }

    /// The article, those that may be of its story, and the stories of these, oldest first.
    private func neighbours(of id: Int64, _ found: [StoryBoard.Link], on day: Double) -> [Int64] {
        var groups: [Int64: Float] = [:], singles: [(Int64, Float)] = []
        for link in found where link.odds > StoryClusters.joined {
            if let story = stories[link.to] {
                groups[story, default: 0] += link.odds - StoryClusters.least
            } else {
                singles.append((link.to, link.odds))
            }
        }
        if let own = stories[id] { groups[own, default: 0] += 1 }
        var near: Set<Int64> = [id]
        for (story, _) in groups.sorted(by: { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key })
            .prefix(Self.mostNeighbours)
        {
            near.formUnion((members[story] ?? []).filter { board.isRecent($0, on: day) }.suffix(Self.mostLookedAt / 2))
        }
        for (single, _) in singles.sorted(by: { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }) { near.insert(single) }
        let others = near.subtracting([id]).sorted().suffix(Self.mostLookedAt - 1)
        return (others + [id]).sorted()
    }

    private func links(among near: [Int64]) -> [(Int, Int, Float)] {
        let placed = near.enumerated().compactMap { place, id in serials[id].map { (serial: $0, place: place) } }
        guard let oldest = placed.map(\.serial).min(), let newest = placed.map(\.serial).max() else { return [] }
        // By serial number, as an array: there are up to six thousand links to look at.
        var places = [Int16](repeating: -1, count: Int(newest - oldest) + 1)
        for (serial, place) in placed { places[Int(serial - oldest)] = Int16(place) }
        var found: [(Int, Int, Float)] = []
        for (place, id) in near.enumerated() {
            for link in links[id] ?? [] where link.serial >= oldest && link.serial <= newest {
                let other = Int(places[Int(link.serial - oldest)])
                if other >= 0 { found.append((min(other, place), max(other, place), link.odds)) }
            }
        }
        return found
    }

    private mutating func apply(_ given: StoryNumbers, _ near: [Int64], _ outcome: inout Outcome) {
        outcome.merged = mergers(given, near)
        let targets = Dictionary(outcome.merged.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
        for (from, to) in outcome.merged {
            for id in members[from] ?? [] where !near.contains(id) {
                leave(id)
                enter(id, to)
            }
        }
        for (part, number) in zip(given.parts, given.numbers) {
            let story = number ?? (part.count > 1 ? make() : nil)
            for id in part {
                let from = stories[id]
                guard from != story else { continue }
                leave(id)
                if let story { enter(id, story) }
                if let from, let heir = targets[from], heir == story { continue }
                outcome.moves.append(Move(article: id, from: from, to: story))
            }
        }
        outcome.moves.sort { $0.article < $1.article }
    }

    private mutating func make() -> Int64 {
        defer { nextStory += 1 }
        return nextStory
    }

    /// Stories whose number no part has any more went into the part where most of them are.
    private func mergers(_ given: StoryNumbers, _ near: [Int64]) -> [(from: Int64, to: Int64)] {
        let before = Set(near.compactMap { stories[$0] })
        return before.subtracting(given.numbers.compactMap(\.self)).sorted().compactMap { old in
            given.heir(of: old, before: stories).map { (old, $0) }
        }
    }
}
