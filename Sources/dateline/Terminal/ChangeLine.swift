import Articles
import Foundation

/// A change as one line for people.
struct ChangeLine {
    let change: Change
    let style: Style

    var text: String {
        let time = style.dim(change.time.formatted(Self.clock))
        let number = style.dim("#\(change.cursor)")
        return "\(number) \(time) \(verb) \(subject)\(detail)"
    }

    private static let clock = Date.VerbatimFormatStyle(
        format:
            "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
        timeZone: .current, calendar: Calendar(identifier: .gregorian))

    private var verb: String {
        let parts = change.type.rawValue.split(separator: ".").map(String.init)
        let word = parts.first == "article" ? parts[1] : parts[0]
        let padded = word.padding(toLength: 9, withPad: " ", startingAt: 0)
        return switch change.type {
        case .articleRevised: style.accent(padded)
        case .articleGone, .sourceFailing: style.warning(padded)
        default: style.bold(padded)
        }
    }

    private var subject: String {
        if let article = change.data.article {
            return
                "\(Style.harmless(article.outlet)): \(Style.harmless(article.title)) \(style.dim("(article \(article.id))"))"
        }
        return change.data.source.map { "\(Style.harmless($0.name)) \(style.dim($0.url.text))" } ?? ""
    }

    private var detail: String {
        let data = change.data
        var notes: [String] = []
        if let kinds = data.kinds, !kinds.isEmpty { notes.append("[\(kinds.map(\.rawValue).joined(separator: ", "))]") }
        if data.silent == true { notes.append(style.warning("silent")) }
        if change.type == .articleRevised, let words = data.words {
            notes.append("+\(words.added) −\(words.removed) words")
        }
        if let summary = data.summary, !summary.isEmpty { notes.append(Style.harmless(summary)) }
        if let original = data.copyOf, let share = data.share {
            let percent = Int((max(share.ofThis, share.ofOther) * 100).rounded())
            notes.append("\(percent) % the same text as article \(original.id), \(Style.harmless(original.outlet))")
        }
        if data.alternates == true { notes.append("shows two texts by turns; not told again") }
        if let other = data.other {
            notes.append("\(change.type == .articleMerged ? "is" : "later versions are") article \(other.id)")
        }
        if let versions = data.versions {
            notes.append("read anew: version \(versions.map(String.init).joined(separator: ", "))")
        }
        if let story = data.story {
            let outlets = data.outlets.map { ", \($0) outlets" } ?? ""
            notes.append("story \(story)\(outlets)" + (data.otherStory.map { ", was story \($0)" } ?? ""))
        }
        if let moved = data.moved { notes.append("\(moved.before) → \(moved.after)") }
        if let reason = data.reason { notes.append(Style.harmless(reason)) }
        return notes.isEmpty ? "" : "\n    " + notes.joined(separator: " · ")
    }
}
