/// Articles as a few hundred newsrooms publish them, made up from their numbers: 15 % are copies of one of the last two
/// days, 40 % report an event that several report within two days, 5 % stand in a template, the rest are alone.
struct NewsStream: Sendable {
    static let articlesPerDay = 30_000
    static let outlets = 200
    let pools: [Pool]
    let seed: UInt64

    private static let memory = 2 * articlesPerDay
    /// Every so many, one is a wire's, which many print.
    private static let wire = 400
    /// An event begins every so many articles: with 40 % of them reports, each has five or so.
    private static let eventSpan = 12
    private static let templates = 40

    /// Days since 1970.
    static func day(of number: Int) -> Double { 20_000 + Double(number) / Double(articlesPerDay) }

    func piece(_ number: Int) -> Piece {
        let own = kind(of: number)
        guard case .copy(let original) = own else { return self.plan(of: number, own).written }
        var plan = self.plan(of: original, kind(of: original))
        plan.number = number
        plan.copyOf = original
        edit(&plan)
        return plan.written
    }

    // MARK: What a number is

    private enum Kind {
        /// Of one that is no copy itself.
        case copy(of: Int)
        case report(event: Int)
        case template(Int)
        case single
    }

    private func kind(of number: Int) -> Kind {
        guard number % Self.wire != 0 else { return .single }
        var dice = self.dice(1, number)
        switch dice.below(100) {
        case ..<15: return .copy(of: original(before: number, &dice))
        case ..<55: return .report(event: event(before: number, &dice))
        case ..<60: return .template(dice.below(Self.templates))
        default: return .single
        }
    }

    /// Most copies come soon; half of them are of a wire.
    private func original(before number: Int, _ dice: inout Dice) -> Int {
        var other = number - 1 - age(before: number, &dice)
        if dice.below(2) == 0 { other -= other % Self.wire }
        guard case .copy(let original) = kind(of: other) else { return other }
        return original
    }

    /// Of ten events one is reported by dozens.
    private func event(before number: Int, _ dice: inout Dice) -> Int {
        let event = (number - 1 - age(before: number, &dice)) / Self.eventSpan
        let step =
            switch dice.below(100) {
            case ..<57: 1
            case ..<87: 8
            case ..<97: 64
            default: 512
            }
        return event - event % step
    }

    private func age(before number: Int, _ dice: inout Dice) -> Int {
        let share = dice.share()
        return Int(Double(min(number - 1, Self.memory)) * share * share)
    }

    private func dice(_ purpose: UInt64, _ number: Int) -> Dice {
        Dice(mixed(mixed(seed, purpose), UInt64(number)))
    }

    // MARK: What it says

    private func plan(of number: Int, _ kind: Kind) -> Plan {
        switch kind {
        case .report(let story): return report(of: event(2, story), number, story: story)
        case .template(let template): return templated(number, template)
        case .copy, .single: return report(of: event(3, number), number, story: nil)
        }
    }

    private func event(_ purpose: UInt64, _ number: Int) -> Event {
        Event(seed: mixed(mixed(seed, purpose), UInt64(number)), pools: pools)
    }

    /// Other newsrooms, other words, other things left out; what matters comes early in all.
    private func report(of event: Event, _ number: Int, story: Int?) -> Plan {
        var dice = self.dice(4, number)
        let count = 6 + dice.below(10) + dice.below(16)
        let order = event.sentences.indices.map { (key: $0 + dice.below(18), place: $0) }
            .sorted { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
        let lines: [Line] = order.prefix(count).map { key in
            let telling = Telling(seed: dice.next(), words: 60, numbers: 10)
            return Line(
                sentence: event.sentences[key.place], of: event, telling: telling, endsParagraph: dice.below(5) < 2)
        }
        let headline = Line(
            headline: event.headlines[dice.below(event.headlines.count)], of: event,
            telling: Telling(seed: dice.next(), words: 30))
        return Plan(number: number, headline: headline, lines: lines, story: story)
    }

    /// Half are the template with numbers of its own and a few sentences, half have it below their text.
    private func templated(_ number: Int, _ template: Int) -> Plan {
        var plan = report(of: event(3, number), number, story: nil)
        var dice = self.dice(5, number)
        if template % 2 == 0 { plan.lines = Array(plan.lines.prefix(4 + dice.below(4))) }
        plan.end()
        plan.lines += boilerplate(template, numbers: template % 2 == 0 ? 100 : 0, &dice)
        return plan
    }

    /// - Parameter numbers: per cent that are others each time.
    private func boilerplate(_ template: Int, numbers: Int, _ dice: inout Dice) -> [Line] {
        let event = self.event(6, template)
        return event.sentences.prefix(4).map {
            Line(sentence: $0, of: event, telling: Telling(seed: dice.next(), numbers: numbers))
        }
    }

    /// What newsrooms do to another's text: cut it from below, change a word, give it a headline, a lead or a footer of
    /// their own.
    private func edit(_ plan: inout Plan) {
        var dice = self.dice(7, plan.number)
        let kept = 50 + dice.below(70)
        plan.lines = Array(plan.lines.prefix(max(4, plan.lines.count * kept / 100)))
        for place in plan.lines.indices {
            plan.lines[place].edit = Telling(seed: dice.next(), words: 4, numbers: 10)
        }
        let event = plan.headline.event
        if dice.below(2) == 0 {
            plan.headline = Line(
                headline: event.headlines[dice.below(event.headlines.count)], of: event,
                telling: Telling(seed: dice.next(), words: 30))
        }
        if dice.below(4) == 0 {
            let lead = event.sentences[dice.below(event.sentences.count)]
            let telling = Telling(seed: dice.next(), words: 90, numbers: 50)
            plan.lines.insert(Line(sentence: lead, of: event, telling: telling, endsParagraph: true), at: 0)
        }
        if dice.below(5) == 0 {
            plan.end()
            plan.lines += boilerplate(dice.below(Self.templates), numbers: 0, &dice)
        }
    }
}
