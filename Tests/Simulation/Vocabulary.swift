/// The words of a language, and the forms in which its newsroom puts them together.
///
/// In a form, `{s}` is who does it, `{v}` the verb, `{o}` what it is done to, `{e}` when or where, `{n}` a number,
/// `{q}` what was said and `{p}` by whom; a capital stands for a capital.
struct Vocabulary: Sendable {
    let statements: [String]
    let figures: [String]
    let quotations: [String]
    let headlines: [String]
    let correction: String
    let subjects: [String]
    let verbs: [String]
    let objects: [String]
    let circumstances: [String]
    let sayings: [String]
    let persons: [String]
    /// None of them is ever quoted.
    let authors: [String]
    let furniture: Furniture
    /// Between two sentences.
    var space = " "

    /// What pages say around their articles.
    struct Furniture: Sendable {
        let by: String
        let advertisement: String
        let related: String
        let mostRead: String
        let newsletter: String
        let views: String
        let comments: String
        let updated: String
        let consent: String
        let missing: String
        let paywall: String
    }
}
