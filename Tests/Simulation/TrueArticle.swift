/// An article of the simulation with all that could be read of it.
public struct TrueArticle: Sendable {
    public struct Version: Sendable, Equatable {
        public let title: String
        public let paragraphs: [String]
        public let byline: String?
        /// Whether the headline is another than the version's before.
        public let isHeadlineChanged: Bool
    }

    public let id: Int
    public let outlet: String
    /// Its present address, its former ones, and its doors, without parameters that mean nothing.
    public let urls: [String]
    public let isGone: Bool
    public let versions: [Version]

    /// - Parameter url: any address, with whatever parameters it was found.
    public func isAt(_ url: String) -> Bool { urls.contains(Self.plain(url)) }

    /// Only a number of an article and the wish for a print page tell two addresses apart.
    static func plain(_ url: String) -> String {
        guard let mark = url.firstIndex(of: "?") else { return url }
        let kept = url[url.index(after: mark)...].split(separator: "&").filter {
            $0.hasPrefix("id=") || $0.hasPrefix("print=")
        }
        let address = String(url[..<mark])
        return kept.isEmpty ? address : address + "?" + kept.joined(separator: "&")
    }
}
