public import Articles

/// What the arrival of a draft means for the article that it belongs to. Decides only; the store applies it in the
/// same transaction.
public enum Verdict: Equatable, Sendable {
    case new
    /// The same words: whatever else on the page changed is no edit.
    case unchanged
    case revised(Revision)
    /// The beginning of the known text and nothing else: a teaser before a paywall.
    case teaser
    /// As much of the known text as there was before the page broke off.
    case fragment
    /// Another headline over another text: an error, consent or challenge page that says it is fine, or an address that
    /// is used again. Which, only time tells.
    case unrelated(Revision)

    /// Whether all that was seen was known, and not all that was known was seen.
    public var isPart: Bool { self == .teaser || self == .fragment }

    /// What was edited, if anything was.
    public var revision: Revision? {
        switch self {
        case .revised(let revision), .unrelated(let revision): revision
        case .new, .unchanged, .teaser, .fragment: nil
        }
    }
}

/// - Parameter current: the article's latest version, `nil` for an article never seen before.
public func reconcile(_ draft: Draft, with current: Draft?) -> Verdict {
    guard let current else { return .new }
    let sameText = sameWords(draft.text, current.text)
    if sameText, sameWords(draft.title, current.title), sameNames(draft.byline, current.byline) { return .unchanged }
    if !sameText, isTeaser(draft, of: current) { return .teaser }
    if !sameText, isFragment(draft, of: current) { return .fragment }
    let revision = Revision(from: current, to: draft)
    return !sameText && isUnrelated(draft, to: current) ? .unrelated(revision) : .revised(revision)
}

/// Neither most of the headline nor a tenth of the new text was known.
private func isUnrelated(_ draft: Draft, to current: Draft) -> Bool {
    let known = Shingles(of: current.text)
    guard known.hashes.count >= CopyIndex.fewestShingles, !sharesHeadline(draft.title, current.title) else {
        return false
    }
    return Shingles(of: draft.text).shares(with: known).ofThis < 0.1
}

/// Little of the known text and hardly anything else; of a page that was not closed, anything less than was known; or
/// the known text as far as it goes, its last paragraph cut inside. Nobody edits like that, or hardly anybody.
private func isFragment(_ draft: Draft, of current: Draft) -> Bool {
    guard let last = draft.paragraphs.last, draft.text.utf8.count < current.text.utf8.count else { return false }
    let isLittle = draft.text.utf8.count * 5 < current.text.utf8.count * 2 && current.text.utf8.count > 400
    if isLittle || draft.isUnclosed {
        let share = Shingles(of: draft.text).shares(with: Shingles(of: current.text)).ofThis
        if share >= (draft.isUnclosed ? 0.6 : 0.4) { return true }
    }
    guard sameWords(draft.title, current.title), draft.paragraphs.count <= current.paragraphs.count else {
        return false
    }
    let whole = current.paragraphs[draft.paragraphs.count - 1]
    return whole.utf8.count > last.utf8.count && whole.hasPrefix(last) && !endsSentence(last)
        && zip(draft.paragraphs.dropLast(), current.paragraphs).allSatisfy(sameWords)
}

extension Draft {
    /// Whether it ends in the middle of a sentence on a page that ends in the middle.
    public var breaksOff: Bool { isUnclosed && paragraphs.last.map { !endsSentence($0) } ?? false }
}

/// Whether a text ends as sentences do; one of nothing, too.
func endsSentence(_ text: some StringProtocol) -> Bool {
    text.last { !$0.isWhitespace }.map { ".!?…。！？؟۔।\"”“»«」』)]:".contains($0) } ?? true
}

/// "Retracted: Ferry hits pier" is still about the ferry.
private func sharesHeadline(_ new: String, _ old: String) -> Bool {
    let known = Set(words(in: old).filter { $0.kind != .mark }.map { $0.key.lowercased() })
    let shared = Set(words(in: new).filter { $0.kind != .mark }.map { $0.key.lowercased() }).intersection(known).count
    return known.isEmpty || shared * 5 >= known.count * 3
}

/// Less than two fifths of the known words, and all of them, in order, its beginning (but for a last cut sentence).
private func isTeaser(_ draft: Draft, of current: Draft) -> Bool {
    let known = words(in: current.text), seen = words(in: draft.text)
    guard known.count >= 60, seen.count * 5 < known.count * 2, sameWords(draft.title, current.title) else {
        return false
    }
    let shared = zip(known, seen).prefix { $0 == $1 }.count
    return shared * 10 >= seen.count * 9
}
