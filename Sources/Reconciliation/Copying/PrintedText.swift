import Foundation

/// An article's text as it is compared with others to tell copies.
public struct PrintedText: Sendable {
    /// In the order of the text.
    private let hashes: [UInt64]
    /// Where in them each paragraph begins.
    private let paragraphs: [Int]
    private let whole: Shingles
    let titleWords: Set<UInt64>

    public init(title: String, text: String) {
        (hashes, paragraphs) = ShingleReader.read(text)
        whole = Shingles(unordered: hashes)
        titleWords = ShingleReader.words(of: title)
    }

    /// What stands in it but for what templates put there.
    ///
    /// A paragraph of which half is a template's is left out whole: what differs in it is a town's name or a date.
    public func shingles(without templates: TemplateShingles) -> Shingles {
        guard whole.hashes.contains(where: templates.contains) else { return whole }
        var kept: [UInt64] = []
        for (begin, end) in zip(paragraphs, paragraphs.dropFirst() + [hashes.count]) {
            let paragraph = hashes[begin..<end]
            let own = paragraph.filter { !templates.contains($0) }
            if own.count * 2 > paragraph.count { kept += own }
        }
        return Shingles(unordered: kept)
    }
}

/// Shingles that stand in texts that have nothing else in common.
public struct TemplateShingles: Sendable {
    public private(set) var hashes: Set<UInt64>

    public init(_ hashes: Set<UInt64> = []) {
        self.hashes = hashes
    }

    public mutating func formUnion(_ other: some Sequence<UInt64>) { hashes.formUnion(other) }

    func contains(_ hash: UInt64) -> Bool { !hashes.isEmpty && hashes.contains(hash) }
}
