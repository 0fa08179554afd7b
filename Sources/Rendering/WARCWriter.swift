public import Articles
import CZlib
public import Foundation

/// Writes pages as a web archive (ISO 28500, WARC 1.1), each record packed by itself, as replay tools want it.
///
/// A page is a `resource` record: its bytes as they were received, unpacked, with the type that they came with; the
/// headers of the exchange are not kept, and none are made up.
public struct WARCWriter {
    private let write: ([UInt8]) throws -> Void

    /// - Parameter write: takes the archive's bytes in their order.
    public init(software: String, at now: Date, write: @escaping ([UInt8]) throws -> Void) throws {
        self.write = write
        try record(
            type: "warcinfo", url: nil, at: now, contentType: "application/warc-fields",
            Array("software: \(software)\r\nformat: WARC File Format 1.1\r\n".utf8))
    }

    public func write(_ bytes: [UInt8], of url: WebURL, contentType: String?, receivedAt: Date) throws {
        try record(
            type: "resource", url: url, at: receivedAt, contentType: contentType ?? "text/html", bytes)
    }

    private func record(type: String, url: WebURL?, at time: Date, contentType: String, _ bytes: [UInt8]) throws {
        let address = url.map { "WARC-Target-URI: \($0.text)\r\n" } ?? ""
        // A header is one line, whatever the page's server said.
        let kind = contentType.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }
        let head = """
            WARC/1.1\r
            WARC-Type: \(type)\r
            WARC-Record-ID: <urn:uuid:\(UUID().uuidString.lowercased())>\r
            WARC-Date: \(time.formatted(.iso8601))\r
            \(address)Content-Type: \(String(String.UnicodeScalarView(kind)))\r
            Content-Length: \(bytes.count)\r
            \r\n
            """
        try write(try packed(Array(head.utf8) + bytes + Array("\r\n\r\n".utf8)))
    }

    /// As a gzip member of its own (RFC 1952).
    private func packed(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        let gzip: Int32 = 16 + 15
        guard
            deflateInit2_(
                &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw CocoaError(.coderInvalidValue) }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { throw CocoaError(.coderInvalidValue) }
        return Array(output[..<Int(stream.total_out)])
    }
}
