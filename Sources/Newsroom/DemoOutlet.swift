/// The demo's outlets: each publishes as another part of the trade does.
enum DemoOutlet: CaseIterable {
    /// HTML5 with JSON-LD, RSS 2.0.
    case gazette
    /// A news agency: semantic HTML, Atom.
    case wire
    /// `<br>` soup in windows-1252, JSON Feed.
    case tern
    /// Old tables, a news sitemap.
    case monitor

    var name: String {
        switch self {
        case .gazette: "The Harbour Gazette"
        case .wire: "Vestland Wire"
        case .tern: "Daily Tern"
        case .monitor: "Inland Monitor"
        }
    }

    /// An address of its own each, all of them loopback.
    var host: String {
        switch self {
        case .gazette: "127.0.0.11"
        case .wire: "127.0.0.12"
        case .tern: "127.0.0.13"
        case .monitor: "127.0.0.14"
        }
    }

    var feedPath: String {
        switch self {
        case .gazette: "/rss.xml"
        case .wire: "/feed.atom"
        case .tern: "/feed.json"
        case .monitor: "/news-sitemap.xml"
        }
    }

    var feedType: String {
        switch self {
        case .gazette: "application/rss+xml"
        case .wire: "application/atom+xml"
        case .tern: "application/feed+json"
        case .monitor: "application/xml"
        }
    }

    var pageType: String { self == .tern ? "text/html; charset=windows-1252" : "text/html; charset=utf-8" }
}
