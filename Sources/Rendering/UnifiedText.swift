public import Articles
import Foundation
import Reconciliation

/// A difference as other programs read it: a unified diff, in which the headline is a line and so is each paragraph.
///
/// The format is that of POSIX `diff -U 3`; `patch` makes the newer text of the older one with it.
public func unifiedText(from old: Version, to new: Version) -> String {
    let oldLines = lines(of: old.draft), newLines = lines(of: new.draft)
    let edits = editScript(from: oldLines, to: newLines)
    guard edits.contains(where: { if case .same = $0 { false } else { true } }) else { return "" }
    var text = "--- version \(old.number)\t\(old.seenAt.formatted(.iso8601))\n"
    text += "+++ version \(new.number)\t\(new.seenAt.formatted(.iso8601))\n"
    for hunk in hunks(of: edits) { text += rendered(hunk, oldLines, newLines) }
    return text
}

/// How many lines around a change are shown.
private let context = 3

private func lines(of draft: Draft) -> [String] {
    ([draft.title] + draft.paragraphs).map { $0.replacing("\n", with: " ") }
}

/// Edits that stand less than twice the context apart are told together; what is the same is cut to the context.
private func hunks(of edits: [Edit]) -> [[Edit]] {
    var hunks: [[Edit]] = []
    var hunk: [Edit] = []
    for (index, edit) in edits.enumerated() {
        guard case .same(let old, let new) = edit else {
            hunk.append(edit)
            continue
        }
        let isLast = index == edits.count - 1
        if hunk.isEmpty {
            if !isLast { hunk = [.same(old: old.suffix(context), new: new.suffix(context))] }
        } else if isLast || old.count > 2 * context {
            hunks.append(hunk + [.same(old: old.prefix(context), new: new.prefix(context))])
            hunk = isLast ? [] : [.same(old: old.suffix(context), new: new.suffix(context))]
        } else {
            hunk.append(edit)
        }
    }
    return hunk.isEmpty ? hunks : hunks + [hunk]
}

private func rendered(_ hunk: [Edit], _ old: [String], _ new: [String]) -> String {
    var body = ""
    var oldStart: Int?, newStart: Int?
    var oldCount = 0, newCount = 0
    for edit in hunk {
        switch edit {
        case .same(let left, let right):
            (oldStart, newStart) = (oldStart ?? left.lowerBound, newStart ?? right.lowerBound)
            oldCount += left.count
            newCount += right.count
            for index in left { body += " \(old[index])\n" }
        case .removed(let run):
            oldStart = oldStart ?? run.lowerBound
            oldCount += run.count
            for index in run { body += "-\(old[index])\n" }
        case .added(let run):
            newStart = newStart ?? run.lowerBound
            newCount += run.count
            for index in run { body += "+\(new[index])\n" }
        }
    }
    return "@@ -\(place(oldStart ?? newStart ?? 0, oldCount)) +\(place(newStart ?? oldStart ?? 0, newCount)) @@\n"
        + body
}

/// Of a range without lines, the line before it is named.
private func place(_ start: Int, _ count: Int) -> String { "\(count == 0 ? start : start + 1),\(count)" }
