extension SimulatedArticle {
    /// A virtual hour goes by.
    /// - Parameter isListed: whether the feed names it.
    mutating func advance(step: Int, isListed: Bool, _ chance: inout SeededGenerator) {
        let wasFaulted = fault != nil
        fault = nil
        if isGone { return comeBack(step: step, &chance) }
        guard !isDoorUnread, looksToBelieve == 0 else { return }
        if !isUnread { happen(step: step, isListed: isListed, &chance) }
        if !isGone, !wasFaulted, chance.happens(Self.faults) {
            fault = .random(for: text, isFirstLook: isUnread, &chance)
        }
    }

    /// Shares of the articles in a step.
    private static let faults = 0.08
    private static let incidents = 0.06
    private static let returns = 0.3

    /// Incidents that change a whole text, or where it is, wait until what it is now has been read.
    private mutating func happen(step: Int, isListed: Bool, _ chance: inout SeededGenerator) {
        if let title = withdrawnTitle {
            text.title = title
            withdrawnTitle = nil
        } else if isKnown, chance.happens(Self.incidents) {
            meet(chance.one(of: Incident.allCases), step: step, isListed: isListed, &chance)
        } else if chance.happens(outlet.haste) {
            let before = text
            text = chance.one(of: TextEdit.allCases).applied(to: text, in: outlet.prose, &chance)
            if text.title != before.title, chance.happens(0.4) { withdrawnTitle = before.title }
        }
    }

    private enum Incident: CaseIterable { case gone, moved, movedWithoutTrace, door, rewritten }

    private mutating func meet(
        _ incident: Incident, step: Int, isListed: Bool, _ chance: inout SeededGenerator
    ) {
        switch incident {
        // A 404 is asked for twice, which takes a reader a second: not at every step.
        case .gone: goneStatus = step % 4 == 2 ? 404 : 410
        case .moved: move()
        case .movedWithoutTrace where isListed && outlet.hasFeedIDs && step % 4 == 2:
            deadPaths.insert(path)
            move()
        case .door where !hasDoor && outlet.door(to: path) != nil:
            hasDoor = true
            isDoorUnread = true
        case .rewritten: rewrite(&chance)
        default: break
        }
    }

    private mutating func move() {
        formerPaths.append(path)
        path = outlet.path(of: id, moves: formerPaths.count)
        isUnread = true
    }

    private mutating func rewrite(_ chance: inout SeededGenerator) {
        text = text.rewritten(in: outlet.prose, &chance)
        isUnread = true
    }

    /// Mostly as it was; some with another text, a few with another headline, too.
    private mutating func comeBack(step: Int, _ chance: inout SeededGenerator) {
        guard chance.happens(Self.returns) else { return }
        goneStatus = nil
        isUnread = true
        guard chance.happens(0.4) else { return }
        rewrite(&chance)
        guard step < Self.lastOtherHeadline, chance.happens(0.4) else { return }
        text.title = outlet.prose.headline(&chance)
        looksToBelieve = 4
    }

    /// Later there would not be looks enough before the end.
    private static let lastOtherHeadline = 13
}
