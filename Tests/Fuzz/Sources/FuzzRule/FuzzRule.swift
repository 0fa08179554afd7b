import Driving
import Extraction
import Foundation

@main
struct FuzzRule {
    static func main() { exit(fuzz(test)) }
}

/// A rule is whatever stands before the first NUL, and is tried on what stands behind it.
private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let end = bytes.firstIndex(of: 0) ?? bytes.count
    let (rule, _) = readSiteRule(String(decoding: bytes[..<end], as: UTF8.self), file: "fuzz.example.txt")
    let page = Array(bytes[min(bytes.count, end + 1)...]) + Array("<div id=a class=b><p>One two three.</p></div>".utf8)
    _ = try? extractArticle(page, rule: rule)
    return 0
}
