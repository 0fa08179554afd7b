/// Cuts the inside of a tag, behind its name, into names and raw values; quotes may be missing.
struct AttributeReader {
    let bytes: Bytes
    private var position = 0

    init(bytes: Bytes) {
        self.bytes = bytes
    }

    mutating func next() -> (name: Bytes, value: Bytes)? {
        while position < bytes.count, !isOfName(bytes[position]) { position += 1 }
        guard position < bytes.count else { return nil }
        let name = run(while: isOfName)
        _ = run(while: isBlank)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return (name, name.part(0..<0)) }
        position += 1
        _ = run(while: isBlank)
        return (name, value())
    }

    private mutating func value() -> Bytes {
        guard position < bytes.count else { return bytes.part(position..<position) }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return run { !isBlank($0) } }
        position += 1
        let end = bytes.first(Unicode.Scalar(quote), from: position) ?? bytes.count
        defer { position = min(bytes.count, end + 1) }
        return bytes.part(position..<end)
    }

    private mutating func run(while belongs: (UInt8) -> Bool) -> Bytes {
        let start = position
        while position < bytes.count, belongs(bytes[position]) { position += 1 }
        return bytes.part(start..<position)
    }

    private func isOfName(_ byte: UInt8) -> Bool {
        !isBlank(byte) && byte != UInt8(ascii: "=") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "\"")
            && byte != UInt8(ascii: "'")
    }
}
