import Driving
import Foundation
import Markup

@main
struct FuzzCharset {
    static func main() { exit(fuzz(test)) }
}

/// The first byte says how long the pieces are. Whatever comes, what is lent is UTF-8.
private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    guard count > 1 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start + 1, count: count - 1)
    precondition(
        decode(bytes, pieces: count) == decode(bytes, pieces: Int(start.pointee) + 1), "in pieces it is another")
    return 0
}

private func decode(_ bytes: UnsafeBufferPointer<UInt8>, pieces: Int) -> [UInt8] {
    var decoder = TextDecoder(contentType: nil)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
        let end = min(start + pieces, bytes.count)
        decoder.decode(UnsafeBufferPointer(rebasing: bytes[start..<end]), isLast: end == bytes.count) { piece in
            precondition(String(validating: piece, as: UTF8.self) != nil, "no UTF-8")
            text += piece
        }
    }
    return text
}
