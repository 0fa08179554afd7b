import Markup

/// What can be seen of each block of a page by itself.
struct OwnEvidence {
    private let page: PageText
    private let declared: DeclaredText
    private let lines: [FurnitureLine?]
    private let title: WordHash
    private let titleBytes: [UInt8]
    /// The number of the block that is the headline.
    private let headline: Int?
    private var counts: [WordHash: Int] = [:]

    /// Shorter lines stand on a page more than once without meaning anything.
    private static let shortestRepeated = 15

    /// - Parameter lines: what the short lines of the page say, by block.
    init(_ page: PageText, title: String, declared: DeclaredText, lines: [FurnitureLine?]) {
        self.page = page
        self.lines = lines
        self.declared = declared
        let key = WordHash(title)
        self.title = key
        titleBytes = Array(title.utf8)
        headline =
            key.isEmpty
            ? nil
            : page.blocks.firstIndex { $0.measures.key == key && $0.isHeading }
                ?? page.blocks.firstIndex { $0.measures.key == key }
        for block in page.blocks where block.measures.key.length >= Self.shortestRepeated {
            counts[block.measures.key, default: 0] += 1
        }
    }

    func sets() -> [EvidenceSet] {
        var seen: Set<WordHash> = []
        return page.blocks.indices.map { index in
            let block = page.blocks[index]
            var set = EvidenceSet()
            addLength(of: block, to: &set)
            addForm(of: block, to: &set)
            addLinks(of: block, to: &set)
            addMarks(of: block, to: &set)
            addSurroundings(of: block, to: &set)
            addDeclared(block, index, to: &set)
            addLine(index, to: &set)
            if let count = counts[block.measures.key], count > 1 {
                let isFirst = seen.insert(block.measures.key).inserted
                set.insert(block.words < 8 ? .isRepeated : .repeats, if: block.words < 8 || !isFirst && !isTwin(index))
            }
            return set
        }
    }

    /// Whether the block before says the same.
    private func isTwin(_ index: Int) -> Bool {
        index > 0 && page.blocks[index - 1].measures.key == page.blocks[index].measures.key
    }

    // MARK: The text

    private func addLength(of block: Block, to set: inout EvidenceSet) {
        switch block.words {
        case ...1: set.insert(.oneWord)
        case ...4: set.insert(.words2to4)
        case ...9: set.insert(.words5to9)
        case ...19: set.insert(.words10to19)
        case ...39: set.insert(.words20to39)
        case ...99: set.insert(.words40)
        default: set.insert(.words100)
        }
        set.insert(.manySentences, if: block.measures.sentences >= 2)
    }

    private func addForm(of block: Block, to set: inout EvidenceSet) {
        switch block.kind {
        case .paragraph: break
        case .heading(let level): set.insert(level <= 2 ? .headingTop : .headingLow)
        case .item: set.insert(.item)
        case .cell: set.insert(.cell)
        case .division: set.insert(.division)
        case .quote: set.insert(.quote)
        case .preformatted: set.insert(.preformatted)
        }
        switch block.measures.ending {
        case .sentence: break
        case .none where block.words < 10: set.insert(.endsShortWithoutMark)
        case .none where block.measures.isWithoutStops && block.linkShare < 0.5: break
        case .none: set.insert(.endsLongWithoutMark)
        case .colon: set.insert(.endsWithColon)
        case .ellipsis: set.insert(.endsWithEllipsis)
        case .question: set.insert(.endsWithQuestion)
        case .comma: set.insert(.endsWithComma)
        }
        switch block.measures.opening {
        case .upper: break
        case .lower: set.insert(.beginsLower)
        case .digit: set.insert(.beginsWithDigit)
        case .other: set.insert(.beginsWithMark)
        }
    }

    private func addLinks(of block: Block, to set: inout EvidenceSet) {
        switch block.linkShare {
        case 0: break
        case ..<0.25: set.insert(.fewLinks)
        case ..<0.5: set.insert(.someLinks)
        case ..<0.9: set.insert(.manyLinks)
        default: set.insert(.onlyLinks)
        }
        set.insert(.longLinks, if: block.linkShare >= 0.5 && block.words >= 15)
    }

    private func addMarks(of block: Block, to set: inout EvidenceSet) {
        let measures = block.measures
        set.insert(.strong, if: block.strongShare > 0.9)
        set.insert(.capitals, if: measures.letters >= 4 && measures.capitals * 10 > measures.letters * 6)
        set.insert(.figures, if: measures.digits * 3 > measures.letters)
        set.insert(.phrase, if: block.isPhrase)
        set.insert(.holdsPhrase, if: block.words <= 40 && page.withBytes(block, FurniturePhrases.holdsPhrase))
        set.insert(.holdsOthers, if: block.words > 150 && holdsOthers(block))
        guard block.text.count < 400 else { return }
        page.withBytes(block) { bytes in
            for index in bytes.indices {
                switch bytes[index] {
                case UInt8(ascii: "@"): set.insert(.hasMail)
                case UInt8(ascii: "|"): set.insert(.hasBar)
                case UInt8(ascii: "h"): set.insert(.hasAddress, if: bytes.starts("http", at: index))
                case UInt8(ascii: "w"): set.insert(.hasAddress, if: bytes.starts("www.", at: index))
                case UInt8(ascii: " "): set.insert(.hasBar, if: bytes.starts(" / ", at: index))
                case 0xC2:
                    set.insert(.hasCopyright, if: bytes.starts("©", at: index))
                    set.insert(.hasBar, if: bytes.starts("»", at: index))
                default: break
                }
            }
        }
    }

    /// Whether the text is one in which others of the page stand again: some pages carry all of theirs a second time.
    private func holdsOthers(_ block: Block) -> Bool {
        var found = 0
        return page.withBytes(block) { bytes in
            for other in page.blocks.prefix(1000) where other.words >= 15 && other.text != block.text {
                let isThere = page.withBytes(other) { TextSearch.holds(bytes, part: Bytes(rebasing: $0.prefix(60))) }
                if isThere { found += 1 }
                if found >= 2 { return true }
            }
            return false
        }
    }

    private func addLine(_ index: Int, to set: inout EvidenceSet) {
        switch lines[index] {
        case .date: set.insert(.isDateLine)
        case .people, .signed, .body: set.insert(.isBylineLine)
        case .name: set.insert(.isNameLine)
        case .credit: set.insert(.isCreditLine)
        case .place: set.insert(.holdsOutlet)
        case .counter: set.insert(.isCounter)
        case .address: set.insert(.hasAddress)
        case nil: break
        }
    }

    // MARK: What stands around it

    private static let places: [(Surroundings, Evidence)] = [
        (.article, .inArticle), (.main, .inMain), (.body, .inBody), (.navigation, .inNavigation), (.footer, .inFooter),
        (.header, .inHeader), (.aside, .inAside), (.form, .inForm), (.figure, .inFigure), (.caption, .inCaption),
        (.list, .inList), (.table, .inTable), (.quote, .inQuote), (.embedded, .inEmbedded), (.pullQuote, .inPullQuote),
        (.related, .inRelated), (.sharing, .inSharing), (.comments, .inComments), (.promotion, .inPromotion),
        (.advertising, .inAdvertising), (.credit, .inCredit), (.tags, .inTags), (.widget, .inWidget),
        (.legal, .inLegal), (.player, .inPlayer), (.hidden, .inHidden), (.standfirst, .inStandfirst),
        (.contents, .inContents), (.biography, .inBiography), (.title, .inTitle),
        (.byline, .inByline),
    ]

    private func addSurroundings(of block: Block, to set: inout EvidenceSet) {
        guard !block.surroundings.isEmpty else { return }
        for (surroundings, evidence) in Self.places where block.surroundings.contains(surroundings) {
            set.insert(evidence)
        }
    }

    // MARK: What the page declares

    private func addDeclared(_ block: Block, _ index: Int, to set: inout EvidenceSet) {
        set.insert(.isDescription, if: declared.isDescription(block.measures.key))
        if declared.hasBody, block.words >= 3 {
            set.insert(page.withBytes(block, declared.holds) ? .declared : .undeclared)
        }
        guard !title.isEmpty else { return }
        set.insert(.beforeHeadline, if: headline.map { index < $0 } ?? false)
        if block.measures.key == title {
            set.insert(.isHeadline)
        } else if block.measures.key.length < title.length * 2, holdsTitle(block) {
            set.insert(.holdsHeadline)
        }
    }

    private func holdsTitle(_ block: Block) -> Bool {
        guard titleBytes.count >= 12 else { return false }
        return page.withBytes(block) { bytes in
            titleBytes.withUnsafeBufferPointer { title in
                TextSearch.holds(bytes, part: title) || bytes.count >= 24 && TextSearch.holds(title, part: bytes)
            }
        }
    }
}
