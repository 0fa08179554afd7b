/// Of several headlines the one that says best what all are about: whose words most of the others share.
/// - Returns: its place, the first of several; `nil` where none has any words.
public func tellingHeadline(of headlines: [String]) -> Int? {
    let words = headlines.map { ShingleReader.words(of: $0) }
    var best: (place: Int, score: Double)?
    for (place, own) in words.enumerated() where !own.isEmpty {
        var score = 0.0
        for (other, theirs) in words.enumerated() where other != place && !theirs.isEmpty {
            score += 2 * Double(own.intersection(theirs).count) / Double(own.count + theirs.count)
        }
        if score > best?.score ?? -1 { best = (place, score) }
    }
    return best?.place
}
