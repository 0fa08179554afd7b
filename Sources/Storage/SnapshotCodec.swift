import CZstd
import Locking

/// Snapshots' bytes, small: zstd against the article's snapshot before, of which a page mostly repeats.
enum SnapshotCodec {
    enum Failure: Error, CustomStringConvertible {
        case zstd(String)

        var description: String {
            switch self {
            case .zstd(let reason): "zstd: \(reason)"
            }
        }
    }

    /// A compressor's working memory, or an unpacker's, for use again: making it costs more than packing a page.
    private struct Context: @unchecked Sendable {
        let pointer: OpaquePointer  // used by one thread at a time: whoever took it from those that are idle
    }

    private static let idle = Locked<[Context]>([])
    private static let idleUnpackers = Locked<[Context]>([])

    /// - Parameter base: the bytes to compress against; the same are needed to read it.
    static func compress(_ bytes: [UInt8], against base: [UInt8]?) throws -> [UInt8] {
        guard let context = idle.withLock({ $0.popLast() })?.pointer ?? ZSTD_createCCtx() else {
            throw Failure.zstd("out of memory")
        }
        defer { idle.withLock { $0.append(Context(pointer: context)) } }
        ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters)
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3)
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        if let base {
            // The window has to reach back over the whole of the base.
            ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog(for: base.count + bytes.count))
            ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, base.count > 1 << 20 ? 1 : 0)
        }
        var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let size = withPrefix(base) { prefix, count in
            ZSTD_CCtx_refPrefix(context, prefix, count)
            return ZSTD_compress2(context, &output, output.count, bytes, bytes.count)
        }
        guard ZSTD_isError(size) == 0 else { throw Failure.zstd(String(cString: ZSTD_getErrorName(size))) }
        return Array(output[..<size])
    }

    static func decompress(_ compressed: [UInt8], size: Int, against base: [UInt8]?) throws -> [UInt8] {
        guard let context = idleUnpackers.withLock({ $0.popLast() })?.pointer ?? ZSTD_createDCtx() else {
            throw Failure.zstd("out of memory")
        }
        defer { idleUnpackers.withLock { $0.append(Context(pointer: context)) } }
        ZSTD_DCtx_reset(context, ZSTD_reset_session_and_parameters)
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 27)
        var output = [UInt8](repeating: 0, count: size)
        let written = withPrefix(base) { prefix, count in
            ZSTD_DCtx_refPrefix(context, prefix, count)
            return ZSTD_decompressDCtx(context, &output, output.count, compressed, compressed.count)
        }
        guard ZSTD_isError(written) == 0 else { throw Failure.zstd(String(cString: ZSTD_getErrorName(written))) }
        guard written == size else { throw Failure.zstd("\(written) bytes, expected \(size)") }
        return output
    }

    private static func withPrefix<Value>(
        _ base: [UInt8]?, _ body: (UnsafeRawPointer?, Int) throws -> Value
    ) rethrows -> Value {
        guard let base else { return try body(nil, 0) }
        return try base.withUnsafeBytes { try body($0.baseAddress, $0.count) }
    }

    private static func windowLog(for size: Int) -> Int32 {
        var log: Int32 = 17
        while log < 27, 1 << log < size { log += 1 }
        return log
    }
}
