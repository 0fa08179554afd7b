import Driving
import Extraction
import Foundation

@main
struct FuzzPage {
    static func main() { exit(fuzz(test)) }
}

/// Whatever a page is made of, it is read in bounded time, twice the same, and what is read is text.
private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let first = try? extractArticle(bytes), second = try? extractArticle(bytes)
    precondition(first == second, "read again it is another")
    for paragraph in first?.paragraphs ?? [] {
        precondition(!paragraph.isEmpty, "an empty paragraph")
        precondition(!paragraph.utf8.contains(0), "a NUL")
    }
    _ = explainArticle(bytes)
    return 0
}
