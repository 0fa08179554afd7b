public import Foundation

/// A value out of JSON that anybody may have written. What is of another type than expected is passed over, and so are
/// NULs, at which whatever keeps text as C does would end: two ids may then be one.
public enum JSONValue {
    case text(String)
    case number(NSNumber)
    case list([JSONValue])
    case object(JSONObject)

    public init?(_ value: Any) {
        switch value {
        case let text as String: self = .text(text.utf8.contains(0) ? text.replacing("\0", with: "") : text)
        case let members as [String: Any]: self = .object(JSONObject(members))
        case let list as [Any]: self = .list(list.compactMap(JSONValue.init))
        // Asked last: Foundation makes a copy of whatever is asked whether it is one.
        case let number as NSNumber: self = .number(number)
        default: return nil
        }
    }

    /// Without white space at the ends; a number as it is written. `nil` for nothing.
    public var text: String? {
        switch self {
        case .text(let text): PlainText.trimmed(text).isEmpty ? nil : PlainText.trimmed(text)
        case .number(let number): number.stringValue
        default: nil
        }
    }

    public var number: Int? {
        switch self {
        case .number(let number): number.intValue
        case .text(let text): Int(text)
        default: nil
        }
    }

    public var list: [JSONValue]? {
        if case .list(let list) = self { list } else { nil }
    }

    public var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// A list, or one thing where a list was expected.
    public var each: [JSONValue] { list ?? [self] }
}

/// An object out of JSON, mended where it has to be.
public struct JSONObject {
    private let members: [String: Any]

    public init(_ members: [String: Any]) {
        self.members = members
    }

    /// `nil` for what is no object.
    public init?(_ text: Bytes) {
        guard let members = Self.parsed(text) ?? JSONRepair.repaired(text).withUnsafeBufferPointer(Self.parsed) else {
            return nil
        }
        self.members = members
    }

    private static func parsed(_ text: Bytes) -> [String: Any]? {
        guard let base = text.baseAddress else { return nil }
        let data = Data(
            bytesNoCopy: UnsafeMutableRawPointer(mutating: base), count: text.count, deallocator: .none)
        return try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    }

    public subscript(_ key: String) -> JSONValue? { members[key].flatMap(JSONValue.init) }
}

extension JSONValue {
    /// What stands in a `<script>`: mended where it has to be, and without the comments that older pages hide it in.
    public init?(script text: Bytes) {
        guard let value = Self.within(text) ?? Self.section(of: text).flatMap(Self.within) else { return nil }
        self.init(value)
    }

    private static func within(_ text: Bytes) -> Any? {
        guard let start = text.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let end = text.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), start < end
        else { return nil }
        let inner = Bytes(rebasing: text[start...end])
        return parsed(inner) ?? JSONRepair.repaired(inner).withUnsafeBufferPointer(parsed) ?? wholes(in: inner)
    }

    /// What is inside of `//<![CDATA[` and `//]]>`.
    private static func section(of text: Bytes) -> Bytes? {
        guard let start = TextSearch.place(of: "<![CDATA[", in: text) else { return nil }
        let end = TextSearch.place(of: "]]>", in: text, from: start) ?? text.count
        return Bytes(rebasing: text[min(start + 9, end)..<end])
    }

    /// What ends before the text does, one after the other: templates close one bracket too many, and put several objects
    /// into one script.
    private static func wholes(in text: Bytes) -> Any? {
        var depth = 0, isInText = false, isEscaped = false
        var start = 0
        var values: [Any] = []
        for (index, byte) in text.enumerated() {
            if isInText {
                if byte == UInt8(ascii: "\""), !isEscaped { isInText = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: continue
            }
            if depth > 0 { continue }
            if depth < 0 || values.count == mostWholes { break }
            if !isInText {
                let whole = text[start...index].drop { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "[") }
                if let value = parsed(Bytes(rebasing: whole)) { values.append(value) }
                start = index + 1
            }
        }
        return values.count < 2 ? values.first : values
    }

    private static let mostWholes = 20

    private static func parsed(_ text: Bytes) -> Any? {
        guard let base = text.baseAddress else { return nil }
        let data = Data(
            bytesNoCopy: UnsafeMutableRawPointer(mutating: base), count: text.count, deallocator: .none)
        return try? JSONSerialization.jsonObject(with: data)
    }
}
