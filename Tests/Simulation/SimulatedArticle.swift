/// An article and what becomes of it, step by step.
struct SimulatedArticle: Sendable {
    let id: Int
    let outlet: SimulatedOutlet
    var text: ArticleText
    var path: String
    var formerPaths: [String] = []
    /// Former paths that do not lead to the present one.
    var deadPaths: Set<String> = []
    /// What it is answered with instead of itself: 404 or 410.
    var goneStatus: Int?
    var fault: PageFault?
    var hasDoor = false

    /// Since something happened of which it must be known that it was read before anything else may happen: it is new,
    /// moved, has a new door, or reads quite differently.
    var isUnread = true
    var isDoorUnread = false
    /// So many looks a reader has to have had before a text under another headline is believed.
    var looksToBelieve = 0
    /// Whether it was served whole in this step.
    var wasServed = false
    /// How often it was served: the clutter is another each time.
    var servings = 0
    /// The headline that comes back in the next step.
    var withdrawnTitle: String?
    private(set) var versions: [TrueArticle.Version] = []

    init(id: Int, outlet: SimulatedOutlet, _ chance: inout SeededGenerator) {
        self.id = id
        self.outlet = outlet
        path = outlet.path(of: id, moves: 0)
        text = ArticleText(
            in: outlet.prose, hasByline: outlet.hasByline, hasStandfirst: outlet.hasStandfirst, &chance)
    }

    var isGone: Bool { goneStatus != nil }

    /// Where its second door is.
    var door: String? { hasDoor ? outlet.door(to: path) : nil }
    /// That one, and those that it had where it was before.
    var doors: [String] { hasDoor ? ([path] + formerPaths).compactMap { outlet.door(to: $0) } : [] }

    // MARK: The truth

    /// The step is over. What could be read in it has been a version.
    /// - Parameter isSure: whether everything that could be read was; else only what is known to have been.
    mutating func endStep(isSure: Bool) {
        defer { wasServed = false }
        guard !isGone, fault == nil, isSure || wasServed else { return }
        isUnread = false
        looksToBelieve = max(0, looksToBelieve - 1)
        guard looksToBelieve == 0, !isKnown else { return }
        versions.append(
            TrueArticle.Version(
                title: text.title, paragraphs: text.paragraphs, byline: text.byline,
                isHeadlineChanged: versions.last.map { $0.title != text.title } ?? false))
    }

    /// Whether its text of now is its latest version.
    var isKnown: Bool {
        guard let last = versions.last else { return false }
        return last.title == text.title && last.paragraphs == text.paragraphs && last.byline == text.byline
    }

    func truth(at site: String) -> TrueArticle {
        TrueArticle(
            id: id, outlet: outlet.name, urls: ([path] + formerPaths + doors).map { site + $0 },
            isGone: isGone || looksToBelieve > 0 && !versions.isEmpty, versions: versions)
    }
}
