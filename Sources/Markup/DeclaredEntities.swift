/// The entities that a document declares, expanded within bounds.
///
/// Only plain text is: nested entities and files are not followed, since libxml2 itself would let twenty thousand
/// references to one long entity take gigabytes.
struct DeclaredEntities {
    private var values: [String: [UInt8]] = [:]
    private var expanded = 0

    private static let longest = 4096
    private static let mostExpanded = 1 << 20

    /// Reads `<!ENTITY name "value">` from its start on.
    /// - Returns: the index behind the declaration, whatever it was.
    mutating func take(_ declaration: ArraySlice<UInt8>) -> Int {
        let name = declaration.dropFirst("<!ENTITY".utf8.count).drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        let rest = declaration[name.endIndex...].drop { $0 <= 0x20 }
        var end = rest.startIndex
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let value = rest.dropFirst().prefix { $0 != quote }
            end = value.endIndex
            if isPlain(value) { values[String(decoding: name, as: UTF8.self)] = Array(value) }
        }
        return declaration[end...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? declaration.endIndex
    }

    private func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
        value.count <= Self.longest
            && !value.contains { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "%") }
    }

    /// `nil` for a name that was not declared, and once a document has had its share.
    mutating func expansion(of name: String) -> [UInt8]? {
        guard let value = values[name], expanded + value.count <= Self.mostExpanded else { return nil }
        expanded += value.count
        return value
    }
}
