/// The entities that a document declares, expanded within bounds.
///
/// Only plain text is: nested entities and files are not followed, so that neither a billion laughs nor twenty thousand
/// references to one long entity take more than a share that is fixed.
struct DeclaredEntities {
    private var values: [String: [UInt8]] = [:]
    private var expanded = 0

    private static let longest = 4096
    private static let mostExpanded = 1 << 20
    private static let mostDeclared = 1024

    /// Reads `<!ENTITY name "value"`; whatever is no such thing is passed over.
    mutating func take(_ declaration: Bytes) {
        let name = declaration.dropFirst("<!ENTITY".utf8.count).drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        let rest = declaration[name.endIndex...].drop { $0 <= 0x20 }
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
        let value = rest.dropFirst().prefix { $0 != quote }
        guard values.count < Self.mostDeclared, value.count <= Self.longest, name.count <= 64, isPlain(value) else {
            return
        }
        var plain: [UInt8] = []
        References.append(Bytes(rebasing: value), to: &plain, dialect: .xml)
        values[String(decoding: name, as: UTF8.self)] = plain
    }

    /// Character references are plain; a reference to another entity is not.
    private func isPlain(_ value: Slice<Bytes>) -> Bool {
        for index in value.indices {
            if value[index] == UInt8(ascii: "<") || value[index] == UInt8(ascii: "%") { return false }
            let next = index + 1 < value.endIndex ? value[index + 1] : 0
            if value[index] == UInt8(ascii: "&"), next != UInt8(ascii: "#") { return false }
        }
        return true
    }

    /// `nil` for a name that was not declared, and once a document has had its share.
    mutating func expansion(of name: Bytes) -> [UInt8]? {
        guard !values.isEmpty, let value = values[String(decoding: name, as: UTF8.self)],
            expanded + value.count <= Self.mostExpanded
        else { return nil }
        expanded += value.count
        return value
    }
}
