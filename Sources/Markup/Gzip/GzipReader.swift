import CZlib

/// Why gzip was not unpacked to its end.
public enum GzipError: Error, Equatable {
    case damaged(String)
    /// - Parameter most: bytes.
    case tooLarge(most: Int)
}

/// Passes bytes on, unpacked where they are gzip: sitemaps and web archives are stored so, whatever their server says
/// of them. Several packed one behind the other are unpacked as one (RFC 1952, section 2.2). What is cut off is
/// unpacked as far as it goes.
public struct GzipReader {
    private enum State {
        /// What has come, until there are two bytes to tell by.
        case unknown([UInt8])
        case plain
        case packed(Inflater)
    }

    private var state = State.unknown([])
    private let most: Int

    /// - Parameter most: bytes that may come out of what is packed.
    public init(most: Int) {
        self.most = most
    }

    /// Lends `body` what has come, unpacked, in pieces.
    public mutating func unpack(
        _ bytes: Bytes, isLast: Bool, _ body: (Bytes, _ isLast: Bool) -> Void
    ) throws(GzipError) {
        switch state {
        case .plain: body(bytes, isLast)
        case .packed(let inflater): try inflater.inflate(bytes, isLast: isLast, body)
        case .unknown(let held):
            guard held.isEmpty, bytes.count >= 2 else { return try gather(held + bytes, isLast: isLast, body) }
            state = Self.isPacked(bytes) ? .packed(Inflater(most: most)) : .plain
            try unpack(bytes, isLast: isLast, body)
        }
    }

    private mutating func gather(
        _ held: [UInt8], isLast: Bool, _ body: (Bytes, Bool) -> Void
    ) throws(GzipError) {
        state = .unknown(held)
        guard held.count >= 2 || isLast else { return }
        try held.withUnsafeBufferPointer { held throws(GzipError) in
            state = Self.isPacked(held) ? .packed(Inflater(most: most)) : .plain
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
    /// Whether a member has ended with the last piece: what begins the next is another, or padding.
    private var isBetween = false
    private var total = 0
    private let most: Int

    init(most: Int) {
        self.most = most
        // 15 bits of window, plus 16 for a gzip header (zlib.h, inflateInit2).
        czlib_inflate_init(&stream, 15 + 16)
    }

    deinit { inflateEnd(&stream) }

    func inflate(_ bytes: Bytes, isLast: Bool, _ body: (Bytes, Bool) -> Void) throws(GzipError) {
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.avail_in = UInt32(bytes.count)
        if isBetween, let next = bytes.first { isAtEnd = next != 0x1F }
        isBetween = isBetween && bytes.isEmpty
        while !isAtEnd, try step(body) {}
        if isLast { body(Bytes(start: nil, count: 0), true) }
    }

    /// - Returns: whether there is more to come out of what was put in.
    private func step(_ body: (Bytes, Bool) -> Void) throws(GzipError) -> Bool {
        let size = unpacked.count
        let (result, written) = unpacked.withUnsafeMutableBufferPointer { room in
            stream.next_out = room.baseAddress
            stream.avail_out = UInt32(size)
            let result = CZlib.inflate(&stream, Z_NO_FLUSH)
            return (result, size - Int(stream.avail_out))
        }
        if written > 0 { unpacked.withUnsafeBufferPointer { body(Bytes(rebasing: $0[..<written]), false) } }
        total += written
        guard total <= most else { throw .tooLarge(most: most) }
        switch result {
        case Z_STREAM_END: return startNext()
        case Z_OK: return written == size
        case Z_BUF_ERROR: return false
        default: throw .damaged(stream.msg.map { String(cString: $0) } ?? "error \(result)")
        }
    }

    /// Another member may follow; what follows and is none is padding.
    private func startNext() -> Bool {
        inflateReset(&stream)
        isBetween = stream.avail_in == 0
        isAtEnd = !isBetween && stream.next_in.pointee != 0x1F
        return stream.avail_in > 0 && !isAtEnd
    }
}
