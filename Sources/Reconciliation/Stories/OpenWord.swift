/// A word as far as it has been read.
struct OpenWord {
    private var bytes: [UInt8] = []
    private var isASCII = true
    private(set) var isNumber = false
    private(set) var isCapital = false
    private(set) var isCased = false

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ byte: UInt8) {
        if 48...57 ~= byte {
            isNumber = true
        } else if bytes.isEmpty {
            isCased = true
            isCapital = byte <= 90
        }
        bytes.append(byte)
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        let properties = scalar.properties
        if bytes.isEmpty { (isCased, isCapital) = (properties.isCased, properties.isUppercase) }
        if properties.numericType != nil { isNumber = true }
        isASCII = false
        bytes.append(contentsOf: scalar.utf8)
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        (isASCII, isNumber, isCapital, isCased) = (true, false, false, false)
    }

    /// What is compared in its place: a number as it stands.
    var term: UInt32 {
        mutating get {
            if isNumber { return TermReader.hash(bytes) }
            guard isASCII else { return TermReader.hash(TermReader.key(of: String(decoding: bytes, as: UTF8.self))) }
            for index in bytes.indices { bytes[index] |= 0x20 }
            _ = TermReader.stem(&bytes)
            return TermReader.hash(bytes)
        }
    }
}
