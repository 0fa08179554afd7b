import Foundation

/// iconv, in pieces: what is cut at the end of one is finished with the next.
final class IconvDecoder {
    private let converter: iconv_t
    private var carry: [UInt8] = []
    private var chunk = [UInt8](repeating: 0, count: 16_384)

    /// `nil` for a charset that iconv does not know.
    init?(from name: String) {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    /// Bytes that fit no character become U+FFFD, one each.
    func decode(_ bytes: Bytes, isLast: Bool) -> [UInt8] {
        var input = carry + bytes
        carry = []
        var output: [UInt8] = []
        output.reserveCapacity(input.count + input.count / 2)
        input.withUnsafeMutableBytes { raw in
            var next = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                let (written, error) = step(&next, &left)
                output += chunk[..<written]
                if error == EINVAL, !isLast {
                    carry = Array(raw[(raw.count - left)...])
                    return
                }
                guard error == EILSEQ || error == EINVAL else { continue }
                output += "\u{FFFD}".utf8
                next = next?.advanced(by: 1)
                left -= 1
            }
        }
        return output
    }

    private func step(
        _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int
    ) -> (written: Int, error: Int32) {
        let size = chunk.count
        return chunk.withUnsafeMutableBytes { raw in
            var out = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var room = size
            let result = iconv(converter, &next, &left, &out, &room)
            return (size - room, result == Int(bitPattern: UInt.max) ? errno : 0)
        }
    }
}
