/// Which part of a new division of articles goes on under which story's number: the part with the most of a story's
/// articles; where one part has those of two, the older number stays.
struct StoryNumbers {
    let parts: [[Int64]]
    /// For each part; `nil` for one that is new, and for single articles.
    private(set) var numbers: [Int64?]

    static func given(to parts: [[Int64]], before: [Int64: Int64]) -> StoryNumbers {
        var given = StoryNumbers(parts: parts, numbers: Array(repeating: nil, count: parts.count))
        for story in Set(parts.joined().compactMap { before[$0] }).sorted() {
            guard let place = given.place(withMostOf: story, before), given.numbers[place] == nil else { continue }
            given.numbers[place] = story
        }
        return given
    }

    /// The number that a story's articles go on under, which has lost its own.
    func heir(of story: Int64, before: [Int64: Int64]) -> Int64? {
        place(withMostOf: story, before).flatMap { numbers[$0] }
    }

    private func place(withMostOf story: Int64, _ before: [Int64: Int64]) -> Int? {
        let counts = parts.map { part in part.count > 1 ? part.count { before[$0] == story } : 0 }
        guard let most = counts.max(), most > 0 else { return nil }
        return counts.firstIndex(of: most)
    }
}
