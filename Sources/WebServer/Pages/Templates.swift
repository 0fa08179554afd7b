import Mustache

/// A page before it is laid out.
struct Page {
    /// For the window and for history.
    var title: String
    /// The template's name.
    var template: String
    var fields: Fields
    /// The part of the site that it belongs to, as its address begins.
    var section: String
    /// The Atom feed of what it shows.
    var feed: String?
    /// What its events are asked for by, where it shows them as they come.
    var live: String?
}

/// The templates, parsed once.
struct Templates: Sendable {
    private let library: MustacheLibrary
    /// Whether whoever sees a page has shown a token, and can log out.
    private let isLocked: Bool

    /// - Throws: where a template is not well-formed, which is our own fault.
    init(isLocked: Bool) throws {
        self.isLocked = isLocked
        MustacheContentTypes.register(ScalarEscaping(), named: ScalarEscaping.name)
        var library = MustacheLibrary()
        for (name, bytes) in Self.sources {
            let text = String(decoding: bytes, as: UTF8.self)
            try library.register("{{% CONTENT_TYPE:\(ScalarEscaping.name)}}" + text, named: name)
        }
        self.library = library
    }

    static let sources: [(name: String, bytes: [UInt8])] = [
        ("layout", PackageResources.layout_mustache), ("changes", PackageResources.changes_mustache),
        ("changelist", PackageResources.changelist_mustache), ("article", PackageResources.article_mustache),
        ("version", PackageResources.version_mustache), ("diff", PackageResources.diff_mustache),
        ("stories", PackageResources.stories_mustache), ("story", PackageResources.story_mustache),
        ("sources", PackageResources.sources_mustache), ("search", PackageResources.search_mustache),
        ("login", PackageResources.login_mustache), ("error", PackageResources.error_mustache),
        ("copies", Array(CopiesPage.template.utf8)),
    ]

    /// A template by itself, for a part of a page.
    func part(_ name: String, _ fields: Fields) throws -> HTML {
        guard let text = library.render(fields, withTemplate: name) else { throw MissingTemplate(name: name) }
        return HTML(trusted: text)
    }

    func page(_ page: Page) throws -> HTML {
        var fields = Fields()
        fields.text("pageTitle", page.title)
        fields.text("feed", page.feed)
        fields.text("live", page.live)
        fields.flag("mayLeave", isLocked && page.section != LoginPage.section)
        fields.html("mainHTML", try part(page.template, page.fields))
        // The page of searches has a form of its own.
        fields.flag("hasSearch", page.section != "/search")
        fields.list("navigation", Self.navigation(current: page.section))
        return try part("layout", fields)
    }

    private static func navigation(current: String) -> [Fields] {
        [("/", "Changes"), ("/stories", "Stories"), ("/sources", "Sources"), ("/search", "Search")].map { path, name in
            var fields = Fields()
            fields.text("path", path)
            fields.text("name", name)
            fields.flag("isCurrent", path == current)
            return fields
        }
    }
}

/// A page was made for a template that is not there: our own fault.
struct MissingTemplate: Error {
    let name: String
}
