/// People's names, told from whatever else stands where an author should.
enum Byline {
    /// The people in `names`, each once, without "By", job titles' commas and the outlet's own name.
    static func people(_ names: [String], outlet: String?, site: String?) -> [String] {
        var people: [String] = []
        for name in names.flatMap(split) where isPerson(name, outlet: outlet, site: site) && !people.contains(name) {
            people.append(name)
        }
        return people
    }

    /// What stands behind "By" and its like; `nil` where there is no such word.
    static func withoutOpening(_ text: String) -> String? {
        let folded = text.lowercased()
        guard let opening = openings.first(where: folded.hasPrefix) else { return nil }
        return String(text.dropFirst(opening.count))
    }

    private static let openings = [
        "by ", "by: ", "written by ", "written by: ", "reported by ", "author: ", "author ", "words by ", "story by ",
        "posted by ", "published by ", "from ", "von ", "autor: ", "autorin: ", "par ", "por ", "di ", "door ", "av ",
        "af ", "автор: ", "автор ", "texte ", "text: ", "yazar: ", "بقلم ", "كتب ", "作者：", "记者", "文/", "przez ",
        "autor ",
    ]

    private static func split(_ text: String) -> [String] {
        var text = withoutOpening(text) ?? text
        for joint in [" and ", " und ", " et ", " & ", " y ", ";"] { text = text.replacing(joint, with: ",") }
        return text.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    private static func isPerson(_ name: String, outlet: String?, site: String?) -> Bool {
        let key = Folding.key(name)
        guard !key.isEmpty, name.count <= 60, name.split(separator: " ").count <= 6,
            !name.contains(where: { $0.isNumber || "@/:|".contains($0) })
        else { return false }
        if [outlet, site].contains(where: { $0.map { Folding.key($0) == key } ?? false }) { return false }
        return !nobody.contains(key) && !Agencies.isAgency(name)
    }

    /// Whether a short line is likely a person's name: two to four words, each with a capital, nothing else.
    static func looksLikeName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...4).contains(words.count), !text.contains(where: { $0.isNumber || ",:/|!?".contains($0) }) else {
            return false
        }
        return words.allSatisfy { $0.first?.isUppercase == true && $0.dropFirst().contains(where: \.isLowercase) }
    }

    private static let nobody: Set<String> = [
        "staff", "admin", "administrator", "editor", "editors", "newsdesk", "newsroom", "staffwriter", "staffreporter",
        "webdesk", "redaktion", "redaction", "rédaction", "agencies", "correspondent", "ourcorrespondent", "author",
        "newsstaff", "editorial", "editorialteam", "team", "guest", "anonymous", "unknown", "редакция", "root",
    ]
}
