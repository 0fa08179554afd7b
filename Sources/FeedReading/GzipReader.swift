import CZlib
import Markup

/// Passes bytes on, unpacked where they are gzip: sitemaps are stored so, whatever their server says of them.
struct GzipReader {
    private enum State {
        /// What has come, until there are two bytes to tell by.
        case unknown([UInt8])
        case plain
        case packed(Inflater)
    }

    private var state = State.unknown([])

    mutating func unpack(
        _ bytes: Bytes, isLast: Bool, _ body: (Bytes, _ isLast: Bool) -> Void
    ) throws(FeedError) {
        switch state {
        case .plain: body(bytes, isLast)
        case .packed(let inflater): try inflater.inflate(bytes, isLast: isLast, body)
        case .unknown(let held):
            guard held.isEmpty, bytes.count >= 2 else { return try gather(held + bytes, isLast: isLast, body) }
            state = Self.isPacked(bytes) ? .packed(Inflater()) : .plain
            try unpack(bytes, isLast: isLast, body)
        }
    }

    private mutating func gather(
        _ held: [UInt8], isLast: Bool, _ body: (Bytes, Bool) -> Void
    ) throws(FeedError) {
        state = .unknown(held)
        guard held.count >= 2 || isLast else { return }
        try held.withUnsafeBufferPointer { held throws(FeedError) in
            state = Self.isPacked(held) ? .packed(Inflater()) : .plain
            try unpack(held, isLast: isLast, body)
        }
    }

    /// RFC 1952, section 2.3.1.
    private static func isPacked(_ bytes: Bytes) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }
}

/// zlib's inflate, in pieces, within bounds.
private final class Inflater {
    private var stream = z_stream()
    private var unpacked = [UInt8](repeating: 0, count: 64 << 10)
    private var isAtEnd = false

    /// A sitemap may have 50 MB (sitemaps.org, "Sitemap file guidelines"); what unpacks to more than twice that is
    /// none.
    private static let most = 100 << 20

    init() {
        // 15 bits of window, plus 16 for a gzip header (zlib.h, inflateInit2).
        czlib_inflate_init(&stream, 15 + 16)
    }

    deinit { inflateEnd(&stream) }

    func inflate(_ bytes: Bytes, isLast: Bool, _ body: (Bytes, Bool) -> Void) throws(FeedError) {
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.avail_in = UInt32(bytes.count)
        while !isAtEnd, try step(body) {}
        if isLast { body(Bytes(start: nil, count: 0), true) }
    }

    /// - Returns: whether there is more to come out of what was put in.
    private func step(_ body: (Bytes, Bool) -> Void) throws(FeedError) -> Bool {
        let size = unpacked.count
        let (result, written) = unpacked.withUnsafeMutableBufferPointer { room in
            stream.next_out = room.baseAddress
            stream.avail_out = UInt32(size)
            let result = CZlib.inflate(&stream, Z_NO_FLUSH)
            return (result, size - Int(stream.avail_out))
        }
        if written > 0 { unpacked.withUnsafeBufferPointer { body(Bytes(rebasing: $0[..<written]), false) } }
        guard Int(stream.total_out) <= Self.most else {
            throw .tooLarge(found: "gzip that unpacks to more than \(Self.most >> 20) MiB", expected: "less")
        }
        switch result {
        case Z_STREAM_END:
            isAtEnd = true
            return false
        case Z_OK: return written == size
        case Z_BUF_ERROR: return false
        default: throw .damagedGzip(stream.msg.map { String(cString: $0) } ?? "error \(result)")
        }
    }
}
