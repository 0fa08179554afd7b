import Extraction
import Foundation

/// The rules in a folder, one file a site.
struct RuleFiles {
    let folder: String
    let root: String

    /// What is not understood of a rule is told, and costs nothing else: rules are shared between programs.
    func read() -> (rules: SiteRules, problems: [Problem]) {
        var rules = SiteRules()
        var problems: [Problem] = []
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix(".txt") {
            let path = folder + "/" + name
            let shown = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
            guard let bytes = FileManager.default.contents(atPath: path) else {
                problems.append(Problem(file: shown, "cannot be read"))
                continue
            }
            let (rule, faults) = readSiteRule(String(decoding: bytes, as: UTF8.self), file: name)
            rules.add(rule)
            problems += faults.map { Problem(file: shown, line: $0.line, $0.message) }
        }
        return (rules, problems)
    }
}
