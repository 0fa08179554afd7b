/// What can be wrong with a page for a step.
enum PageFault: CaseIterable, Sendable {
    case error
    /// 503 with Retry-After: the whole outlet is to be left alone for a second.
    case patience
    /// Fewer bytes than were announced.
    case cutOff
    /// Half of the HTML, with the right length.
    case half
    case empty
    case consent
    case missing
    case challenge
    case teaser
    case edition
    case login

    /// Whether it looks like nothing that could be an article: what is wrong at the very first look must be, for then
    /// nobody can know better.
    var isPlain: Bool {
        switch self {
        case .error, .patience, .cutOff, .empty, .challenge, .login: true
        case .half, .consent, .missing, .teaser, .edition: false
        }
    }

    static func random(for text: ArticleText, isFirstLook: Bool, _ chance: inout SeededGenerator) -> PageFault {
        let possible = allCases.filter { fault in
            switch fault {
            case .patience: false
            case .teaser: text.hasTeaser && !isFirstLook
            default: fault.isPlain || !isFirstLook
            }
        }
        return chance.one(of: possible)
    }
}
