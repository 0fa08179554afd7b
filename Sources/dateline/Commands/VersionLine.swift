import Articles

/// A version as programs are given it; a field's name is a contract.
struct VersionLine: Encodable {
    let n: Int
    let seen_at: String
    let title: String
    let text: String
    @OrNull var byline: String?
    @OrNull var published: String?
    @OrNull var updated: String?
    @OrNull var place: String?
    @OrNull var agency: String?
    @OrNull var language: String?
    @OrNull var standfirst: String?
    @OrNull var social_title: String?
    /// article, live-blog, gallery, teaser, front-page
    let form: String
    let change: [String]

    init(_ version: Version) {
        let draft = version.draft
        n = version.number
        seen_at = version.seenAt.iso8601
        title = draft.title
        text = draft.text
        byline = draft.byline.isEmpty ? nil : draft.byline.joined(separator: ", ")
        published = draft.published?.description
        updated = draft.updated?.description
        place = draft.place
        agency = draft.agency
        language = draft.language
        standfirst = draft.standfirst
        social_title = draft.socialTitle
        form = draft.form.rawValue
        change = version.kinds.map(\.rawValue)
    }
}
