import Driving
import FeedReading
import Foundation

@main
struct FuzzFeed {
    static func main() { exit(fuzz(test)) }
}

/// The first byte says how long the pieces are in which the rest is read; whole, it has to read the same.
private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    guard count > 1 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start + 1, count: count - 1)
    let whole = read(bytes, pieces: count)
    let inPieces = read(bytes, pieces: Int(start.pointee) % 64 + 1)
    precondition(whole == inPieces, "in pieces it reads otherwise")
    return 0
}

private func read(_ bytes: UnsafeBufferPointer<UInt8>, pieces: Int) -> [String] {
    var entries: [String] = []
    let reader = FeedReader { entries.append("\($0)") }
    do {
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try reader.read(UnsafeBufferPointer(rebasing: bytes[start..<min(start + pieces, bytes.count)]))
        }
        let feed = try reader.finish()
        return entries + [feed.title ?? "", feed.link ?? ""]
    } catch {
        return entries + ["an error"]
    }
}
