/// Tells what a new text has from a template: weather, match reports, the footer of a press release, a newsroom's word
/// about itself.
///
/// A part of the text that stands in at least three others that have nothing else in common with it or with each other,
/// each with a good deal of its own, is nobody's news. Three outlets that print one wire with a lead of their own share
/// more of it with each other than all of them share: they cut it in different places.
struct TemplateFinder {
    struct Bearer {
        let id: Int64
        let shingles: Shingles
    }

    struct Finding {
        var hashes: Set<UInt64>
        var bearers: [Int64]
    }

    private static let fewestBearers = 3
    /// Of the text that a part stands in, so much has to be something else.
    private static let leastOwn = 0.25
    /// Less is a phrase, and no matter.
    private static let fewestShingles = 10

    /// What a text has in common with somebody's.
    private struct Part {
        let bearer: Bearer
        let shared: Shingles

        init?(_ bearer: Bearer, _ text: Shingles) {
            guard text.countShared(with: bearer.shingles) >= fewestShingles else { return nil }
            self.bearer = bearer
            shared = text.shared(with: bearer.shingles)
        }

        /// Whether most of another part may stand in this one's bearer, by their length.
        func mayHold(_ other: Part) -> Bool { holds(shared.hashes.count, of: other) }

        /// Whether it does: what is asked for is the text's, so what the bearer shares with the text is all there is of it.
        func holds(_ other: Part) -> Bool {
            mayHold(other) && holds(other.shared.countShared(with: shared), of: other)
        }

        private func holds(_ count: Int, of other: Part) -> Bool { count * 5 >= other.shared.hashes.count * 3 }
    }

    static func find(in text: Shingles, among candidates: [Bearer]) -> Finding? {
        let parts = candidates.compactMap { Part($0, text) }
            .sorted { $0.shared.hashes.count > $1.shared.hashes.count }
        guard parts.count >= fewestBearers else { return nil }
        for (place, part) in parts.enumerated() {
            guard parts.count(where: { $0.mayHold(part) }) >= fewestBearers else { continue }
            var others = parts
            others.remove(at: place)
            let bearers = independent(of: part, in: text, others)
            if bearers.count >= fewestBearers { return finding(text, bearers) }
        }
        return nil
    }

    /// Those in which the part stands, and of whose rest nothing stands in another.
    private static func independent(of part: Part, in text: Shingles, _ others: [Part]) -> [Bearer] {
        var bearers: [Bearer] = []
        var rests = [text.subtracting(part.shared)]
        guard isEnough(rests[0], beside: part.shared) else { return [] }
        for other in [part] + others where other.holds(part) {
            let rest = other.bearer.shingles.subtracting(part.shared)
            guard isEnough(rest, beside: part.shared), rests.allSatisfy({ isApart(rest, $0) }) else { continue }
            bearers.append(other.bearer)
            rests.append(rest)
        }
        return bearers
    }

    private static func isEnough(_ rest: Shingles, beside part: Shingles) -> Bool {
        let count = rest.hashes.count
        return count >= fewestShingles && Double(count) >= leastOwn * Double(count + part.hashes.count)
    }

    private static func isApart(_ one: Shingles, _ other: Shingles) -> Bool {
        one.countShared(with: other) * 10 <= min(one.hashes.count, other.hashes.count)
    }

    /// What the text has in common with at least two of them.
    private static func finding(_ text: Shingles, _ bearers: [Bearer]) -> Finding {
        var counts: [UInt64: Int] = [:]
        for bearer in bearers {
            for hash in text.shared(with: bearer.shingles).hashes { counts[hash, default: 0] += 1 }
        }
        return Finding(hashes: Set(counts.filter { $0.value >= 2 }.keys), bearers: bearers.map(\.id))
    }
}
