import Foundation

extension WebURL {
    /// The article's own address, where this one is that of a second form of its page, or of one of its pages:
    /// `/a/print`, `/amp/a`, `?output=amp`, `m.gazette.example`, `?page=2`. `nil` for an address that says nothing of the
    /// kind.
    ///
    /// The spellings are those of WordPress (`/amp/`, `?amp`), Drupal (`/print/`), Blogger (`?m=1`), the BBC (`.amp`),
    /// the Guardian (`amp.`), Joomla (`?print=1`, `?tmpl=component`), the New York Times (`?pagewanted=all`) and of sites
    /// that print, and number the pages of an article, by a parameter.
    public var withoutDoor: WebURL? {
        guard mayBeDoor, var parts = URLComponents(string: text) else { return nil }
        var isDoor = false
        if let host = parts.host, let prefix = Self.doorHosts.first(where: { host.lowercased().hasPrefix($0) }),
            host.dropFirst(prefix.count).contains(".")
        {
            parts.host = String(host.dropFirst(prefix.count))
            isDoor = true
        }
        // What a front page numbers are lists.
        let hasPath = parts.path.contains { $0 != "/" }
        let kept = parts.queryItems?.filter { !Self.isDoor($0) && !(hasPath && Self.isPaging($0)) }
        if let kept, kept.count < parts.queryItems?.count ?? 0 {
            parts.queryItems = kept.isEmpty ? nil : kept
            isDoor = true
        }
        if let path = Self.withoutDoor(parts.path) {
            parts.path = path
            isDoor = true
        }
        return isDoor ? parts.string.flatMap { WebURL($0) } : nil
    }

    /// A first look, at the bytes: most addresses are none, and to take one apart takes a hundred times as long.
    private var mayBeDoor: Bool {
        var text = text
        return text.withUTF8 { bytes in
            for index in bytes.indices.dropLast(2) {
                switch bytes[index] {
                case UInt8(ascii: "?"): return true
                case UInt8(ascii: "/"), UInt8(ascii: "."):
                    let third = index + 3 < bytes.count ? bytes[index + 3] | 0x20 : 0
                    switch (bytes[index + 1] | 0x20, bytes[index + 2] | 0x20, third) {
                    case (0x61, 0x6D, 0x70), (0x70, 0x72, 0x69), (0x6D, 0x6F, 0x62): return true  // amp, pri, mob
                    case (0x6D, 0x2E, _), (0x6D, 0x2F, _): return true  // m. and m/
                    case (0x70, 0x61, 0x67) where index + 5 < bytes.count && bytes[index + 5] == UInt8(ascii: "/"):
                        return true  // page/
                    default: break
                    }
                default: break
                }
            }
            return false
        }
    }

    /// What hosts begin with that serve a site's pages a second time.
    public static let doorHosts = ["m.", "amp.", "mobile.", "mobil."]

    private static func isDoor(_ item: URLQueryItem) -> Bool {
        let value = item.value?.lowercased() ?? ""
        return switch item.name.lowercased() {
        case "print", "amp", "printable", "printview", "mobile": ["", "1", "true", "yes", "y"].contains(value)
        case "m": value == "1"
        case "output", "outputtype", "view", "mode", "format", "layout": ["amp", "print", "mobile"].contains(value)
        case "tmpl": value == "component"
        default: false
        }
    }

    /// Of more than ninety-nine pages no article is: those are numbers of articles.
    private static func isPaging(_ item: URLQueryItem) -> Bool {
        let value = item.value?.lowercased() ?? ""
        return switch item.name.lowercased() {
        case "page", "pg", "pagina", "seite": value == "all" || isPageNumber(value)
        case "pagewanted": ["all", "print"].contains(value) || isPageNumber(value)
        case "singlepage": ["", "1", "true", "yes", "y"].contains(value)
        default: false
        }
    }

    private static func isPageNumber(_ text: String) -> Bool {
        1...2 ~= text.utf8.count && text.utf8.allSatisfy { 48...57 ~= $0 }
    }

    private static func withoutDoor(_ path: String) -> String? {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        while segments.last?.isEmpty == true, segments.count > 1 { segments.removeLast() }
        // Not "mobile": it is a section, too.
        let doors = ["amp", "print", "m", "amphtml"]
        if segments.count > 2, let last = segments.last, ["amp", "print", "amphtml"].contains(last.lowercased()) {
            return segments.dropLast().joined(separator: "/")
        }
        if segments.count > 3, segments[segments.count - 2] == "page", isPageNumber(segments[segments.count - 1]) {
            return segments.dropLast(2).joined(separator: "/")
        }
        if segments.count > 2, doors.contains(segments[1].lowercased()) {
            segments.remove(at: 1)
            return segments.joined(separator: "/")
        }
        guard let last = segments.last else { return nil }
        for ending in [".amp.html", ".amp"] where last.hasSuffix(ending) {
            segments[segments.count - 1] = last.dropLast(ending.count) + (ending == ".amp" ? "" : ".html")
            return segments.joined(separator: "/")
        }
        return nil
    }
}
