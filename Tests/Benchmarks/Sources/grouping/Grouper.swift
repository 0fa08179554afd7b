import Reconciliation

/// What is measured: it takes in one article after the other, and asks for those that came before by their numbers.
protocol Grouper {
    mutating func add(_ piece: Piece, day: Double, reading: (Int) throws -> Piece) throws
    /// Of those that came so far, how many are copies, and how many are in a story; `nil` where that is not asked.
    var copies: Int { get }
    var inStories: Int? { get }
}

/// Who carries the same text.
struct CopiesAlone: Grouper {
    private var index = CopyIndex()
    private var count = 0
    private(set) var copies = 0
    let inStories: Int? = nil

    mutating func add(_ piece: Piece, day: Double, reading: (Int) throws -> Piece) throws {
        let text = PrintedText(title: piece.title, text: piece.text)
        let finding = try index.add(text, as: Int64(count), day: day) { other -> PrintedText? in
            let piece = try reading(Int(other))
            return PrintedText(title: piece.title, text: piece.text)
        }
        count += 1
        if let best = finding.bearers.first, best.kinship == .copy { copies += 1 }
    }
}

/// Who carries the same text, and who reports the same event.
struct CopiesAndStories: Grouper {
    private var groups = ArticleGroups()

    /// The first of each group is no copy.
    var copies: Int {
        groups.copyGroups.indices.count { index in groups.copyGroups[index].map { $0 != index } ?? false }
    }

    var inStories: Int? { groups.storiesOfArticles.count { $0 != nil } }

    mutating func add(_ piece: Piece, day: Double, reading: (Int) throws -> Piece) throws {
        try groups.add(title: piece.title, text: piece.text, day: day) { other -> (title: String, text: String) in
            let piece = try reading(other)
            return (title: piece.title, text: piece.text)
        }
    }
}
