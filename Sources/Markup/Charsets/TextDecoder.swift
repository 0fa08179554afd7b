/// Bytes of a charset yet to be found out, in pieces of any length, to clean UTF-8.
public struct TextDecoder {
    private enum State {
        /// What has come, until there is enough of it to tell.
        case gathering([UInt8])
        case utf8
        case windows1252
        case iconv(IconvDecoder)
    }

    private let contentType: String?
    private var state = State.gathering([])
    private var repair = UTF8Repair()

    /// More is not looked at before the charset is decided. Feeds whose first 64 KiB were all ASCII and the rest was
    /// not UTF-8 were not seen; if one comes, its odd bytes are repaired one by one.
    private static let sampleSize = 65_536

    /// - Parameter contentType: the value of the Content-Type header, if there was one.
    public init(contentType: String? = nil) {
        self.contentType = contentType
    }

    /// Lends `body` the text of what has come, without byte order mark and control characters, in pieces that end where
    /// characters end.
    public mutating func decode(_ bytes: Bytes, isLast: Bool, _ body: (Bytes) -> Void) {
        guard case .gathering(let before) = state else { return convert(bytes, isLast: isLast, body) }
        if before.isEmpty, isLast || bytes.count >= Self.sampleSize {
            return start(bytes, isLast: isLast, body)
        }
        let gathered = before + bytes
        state = .gathering(gathered)
        guard isLast || gathered.count >= Self.sampleSize else { return }
        gathered.withUnsafeBufferPointer { start($0, isLast: isLast, body) }
    }

    private mutating func start(_ bytes: Bytes, isLast: Bool, _ body: (Bytes) -> Void) {
        let sample = bytes.part(0..<min(bytes.count, Self.sampleSize))
        let (charset, mark) = Charset.detect(sample, contentType: contentType)
        switch charset {
        case .utf8: state = .utf8
        case .windows1252: state = .windows1252
        case .other(let name): state = IconvDecoder(from: name).map(State.iconv) ?? .utf8
        }
        convert(bytes.part(mark..<bytes.count), isLast: isLast, body)
    }

    private mutating func convert(_ bytes: Bytes, isLast: Bool, _ body: (Bytes) -> Void) {
        switch state {
        case .utf8, .gathering: repair.repair(bytes, isLast: isLast, body)
        case .windows1252: repairing(Windows1252.decode(bytes), isLast: isLast, body)
        case .iconv(let decoder): repairing(decoder.decode(bytes, isLast: isLast), isLast: isLast, body)
        }
    }

    private mutating func repairing(_ text: [UInt8], isLast: Bool, _ body: (Bytes) -> Void) {
        text.withUnsafeBufferPointer { repair.repair($0, isLast: isLast, body) }
    }
}
