import Newsroom

/// Everything that the simulation knows.
struct SimulatedWorld: Sendable {
    private let seed: UInt64
    private var step = 0
    private var articles: [SimulatedArticle] = []
    private var feedRequests = 0
    /// When the present step began, and up to when outlets asked to be left alone.
    private var began = ContinuousClock.now
    private var patience: [SimulatedOutlet: ContinuousClock.Instant] = [:]

    private static let firstArticles = 40
    /// A feed is shorter than its outlet is old, so that articles leave it.
    private static let longestFeed = 12
    /// New articles of a step.
    private static let mostNew = 3

    init(seed: UInt64) {
        self.seed = seed
        let outlets = SimulatedOutlet.allCases
        for id in 0..<Self.firstArticles { publish(id, at: outlets[id % outlets.count]) }
    }

    private mutating func publish(_ id: Int, at outlet: SimulatedOutlet) {
        var chance = SeededGenerator(seed, UInt64(id), 0)
        articles.append(SimulatedArticle(id: id, outlet: outlet, &chance))
    }

    // MARK: Time

    mutating func advance() {
        begin()
        // Those that will still be named when this step's new ones are.
        let named = Set(
            SimulatedOutlet.allCases.flatMap { listed(by: $0).prefix(Self.longestFeed - Self.mostNew) }.map(\.id))
        for index in articles.indices {
            var chance = SeededGenerator(seed, UInt64(articles[index].id), UInt64(step))
            articles[index].advance(step: step, isListed: named.contains(articles[index].id), &chance)
        }
        var chance = SeededGenerator(seed, UInt64(step))
        for _ in 0..<chance.number(1...Self.mostNew) {
            publish(articles.count, at: chance.one(of: SimulatedOutlet.allCases))
        }
        askForPatience(&chance)
    }

    /// A step in which nothing happens, and nothing is wrong.
    mutating func settle() {
        begin()
        for index in articles.indices { articles[index].fault = nil }
    }

    private mutating func begin() {
        endStep()
        step += 1
        began = ContinuousClock.now
    }

    private mutating func endStep() {
        // Before the first step nobody could have read anything.
        guard step > 0 else { return }
        for index in articles.indices {
            let isSure = patience[articles[index].outlet].map { $0 < began } ?? true
            articles[index].endStep(isSure: isSure)
        }
    }

    /// Each outlet does it once, one after the other.
    private mutating func askForPatience(_ chance: inout SeededGenerator) {
        guard step >= 3, step % 2 == 1, let outlet = SimulatedOutlet(rawValue: (step - 3) / 2) else { return }
        let able = articles.indices.filter {
            articles[$0].outlet == outlet && !articles[$0].isGone && articles[$0].looksToBelieve == 0
        }
        if !able.isEmpty { articles[chance.one(of: able)].fault = .patience }
    }

    /// What can be known after the present step.
    func truth(sites: [SimulatedOutlet: String]) -> [TrueArticle] {
        var after = self
        after.endStep()
        return after.articles.map { $0.truth(at: sites[$0.outlet] ?? "") }.filter { !$0.versions.isEmpty }
    }

    // MARK: Answers

    private func listed(by outlet: SimulatedOutlet) -> [SimulatedArticle] {
        articles.filter { $0.outlet == outlet && !$0.isGone }.suffix(Self.longestFeed).reversed()
    }

    mutating func answer(_ request: ServedRequest, of outlet: SimulatedOutlet) -> ServedResponse {
        let address = TrueArticle.plain(request.path)
        if address == outlet.feedPath { return feed(of: outlet, for: request) }
        if address == "/login" { return .page("<h1>Login</h1><form><input name=\"user\"></form>") }
        guard let index = articles.firstIndex(where: { $0.outlet == outlet && $0.owns(address) }) else {
            return .page("<h1>404</h1>", status: 404)
        }
        let answer = articles[index].answer(at: address, seed: seed)
        if answer.status == 503 { patience[outlet] = ContinuousClock.now + .seconds(2) }
        return answer
    }

    private mutating func feed(of outlet: SimulatedOutlet, for request: ServedRequest) -> ServedResponse {
        feedRequests += 1
        let feed = SimulatedFeed(outlet: outlet, articles: listed(by: outlet), noise: feedRequests * 1000)
        return .validated(Array(feed.text.utf8), type: outlet.feedType, for: request)
    }
}
