import Articles
import Driving
import Foundation

@main
struct FuzzDate {
    static func main() { exit(fuzz(test)) }
}

/// What was read has to be read again from what is written.
private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let date = NewsDate(text) else { return 0 }
    precondition(NewsDate(date.description) == date, "written and read again it is another")
    precondition(NewsDate(date.instantText)?.instant == date.instant, "its instant is another")
    return 0
}
