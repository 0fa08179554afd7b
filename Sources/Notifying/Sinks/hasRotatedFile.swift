import Foundation

/// Whether files lie beside this one that are called as logrotate(8) calls what it puts aside: `changes.jsonl.1`,
/// `changes.jsonl-20260305.gz`, `changes-20260305.jsonl`. Those in another folder (`olddir`) are not seen.
func hasRotatedFile(beside path: String) -> Bool {
    let folder = (path as NSString).deletingLastPathComponent, name = (path as NSString).lastPathComponent
    let stem = (name as NSString).deletingPathExtension, ending = (name as NSString).pathExtension
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.contains { other in
        isNumbered(other, after: name) || other.hasSuffix("." + ending) && isNumbered(other, after: stem)
    }
}

private func isNumbered(_ name: String, after begin: String) -> Bool {
    guard name.hasPrefix(begin) else { return false }
    let rest = name.dropFirst(begin.count)
    guard let mark = rest.first, mark == "." || mark == "-" else { return false }
    return rest.dropFirst().first.map { $0.isASCII && $0.isNumber } ?? false
}
