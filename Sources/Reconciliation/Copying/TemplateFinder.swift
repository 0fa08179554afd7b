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

    static func find(in text: Shingles, among candidates: [Bearer]) -> Finding? {
        let parts = candidates.map { ($0, shared: text.shared(with: $0.shingles)) }
            .filter { $0.shared.hashes.count >= fewestShingles }
            .sorted { $0.shared.hashes.count > $1.shared.hashes.count }
        guard parts.count >= fewestBearers else { return nil }
        for part in parts {
            let bearers = independent(of: part.shared, in: text, parts.map(\.0), first: part.0)
            if bearers.count >= fewestBearers { return finding(text, bearers) }
        }
        return nil
    }

    /// Those in which the part stands, and of whose rest nothing stands in another.
    private static func independent(
        of part: Shingles, in text: Shingles, _ candidates: [Bearer], first: Bearer
    ) -> [Bearer] {
        var bearers: [Bearer] = []
        var rests = [text.subtracting(part)]
        guard isEnough(rests[0], beside: part) else { return [] }
        for candidate in [first] + candidates.filter({ $0.id != first.id }) {
            guard part.shared(with: candidate.shingles).hashes.count * 5 >= part.hashes.count * 3 else { continue }
            let rest = candidate.shingles.subtracting(part)
            guard isEnough(rest, beside: part), rests.allSatisfy({ isApart(rest, $0) }) else { continue }
            bearers.append(candidate)
            rests.append(rest)
        }
        return bearers
    }

    private static func isEnough(_ rest: Shingles, beside part: Shingles) -> Bool {
        let count = rest.hashes.count
        return count >= fewestShingles && Double(count) >= leastOwn * Double(count + part.hashes.count)
    }

    private static func isApart(_ one: Shingles, _ other: Shingles) -> Bool {
        one.shared(with: other).hashes.count * 10 <= min(one.hashes.count, other.hashes.count)
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
