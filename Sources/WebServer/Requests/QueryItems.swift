/// The names and values behind an address's question mark, decoded; those without a value are left out, as forms send
/// them for fields that nobody filled in.
struct QueryItems: Equatable, Sendable {
    private(set) var items: [Item] = []

    struct Item: Equatable, Sendable {
        var name: String
        var value: String
    }

    init(_ items: [Item] = []) {
        self.items = items
    }

    /// As `application/x-www-form-urlencoded` (WHATWG URL, section 5.1).
    init(parsing text: String) throws(Refusal) {
        // Each of them may be percent-encoded, as it is where an address is written again.
        guard text.utf8.count <= 3 * Self.longest else { throw Self.tooLong(text.utf8.count) }
        let parts = text.utf8.split(separator: UInt8(ascii: "&"))
        guard parts.count <= Self.most else { throw .bad("The address has more than \(Self.most) parameters.") }
        for part in parts {
            let pieces = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = pieces.first, let name = Self.decoded(first),
                let value = pieces.count > 1 ? Self.decoded(pieces[1]) : ""
            else {
                let told = String(part).map { String($0.prefix(80)) } ?? "?"
                throw .bad("The address holds “\(told)”, expected UTF-8, percent-encoded.")
            }
            if !value.isEmpty { items.append(Item(name: name, value: value)) }
        }
        let length = items.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 2 }
        guard length <= Self.longest else { throw Self.tooLong(length) }
    }

    private static func tooLong(_ length: Int) -> Refusal {
        .bad("The address is too long: found \(length) bytes behind “?”, expected at most \(longest).")
    }

    /// In bytes, decoded.
    private static let longest = 4096
    private static let most = 100

    /// `nil` for what is no UTF-8, holds a control character, or a percent sign that escapes nothing.
    private static func decoded(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = hex(rest.prefix(2)) else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hex(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    // MARK: Asking

    func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// The only value of a parameter; `nil` for none.
    func one(_ name: String) throws(Refusal) -> String? {
        let values = all(name)
        guard values.count <= 1 else { throw .bad("\(name): found \(values.count) values, expected one.") }
        return values.first
    }

    func number(_ name: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64? {
        guard let text = try one(name) else { return nil }
        if let number = Int64(text), range.contains(number) { return number }
        let bounds =
            range.upperBound == .max
            ? "of \(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
        throw .bad("\(name): found “\(text)”, expected a number \(bounds).")
    }

    // MARK: Writing

    /// As it stands behind a question mark; empty for none.
    var text: String {
        items.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
    }

    /// An address with these behind it.
    func address(of path: String) -> String { items.isEmpty ? path : path + "?" + text }

    func with(_ name: String, _ value: String) -> QueryItems {
        QueryItems(items.filter { $0.name != name } + [Item(name: name, value: value)])
    }

    static func encoded(_ text: String) -> String {
        var output = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 0x2D, 0x2E, 0x5F, 0x7E: output.unicodeScalars.append(Unicode.Scalar(byte))
            default: output += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return output
    }
}
