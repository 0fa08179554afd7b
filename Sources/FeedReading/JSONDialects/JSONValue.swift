import Foundation
import Markup

/// A value out of a feed in JSON. What is of another type than expected is passed over.
enum JSONValue {
    case text(String)
    case number(NSNumber)
    case list([JSONValue])
    case object(JSONObject)

    init?(_ value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let number as NSNumber: self = .number(number)
        case let list as [Any]: self = .list(list.compactMap(JSONValue.init))
        case let members as [String: Any]: self = .object(JSONObject(members))
        default: return nil
        }
    }

    /// Without white space at the ends; a number as it is written. `nil` for nothing.
    var text: String? {
        switch self {
        case .text(let text): FeedText.trimmed(text)
        case .number(let number): number.stringValue
        default: nil
        }
    }

    var number: Int? {
        switch self {
        case .number(let number): number.intValue
        case .text(let text): Int(text)
        default: nil
        }
    }

    var list: [JSONValue]? {
        if case .list(let list) = self { list } else { nil }
    }

    var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// A list, or one thing where a list was expected.
    var each: [JSONValue] { list ?? [self] }
}

struct JSONObject {
    private let members: [String: Any]

    init(_ members: [String: Any]) {
        self.members = members
    }

    /// `nil` for what is no object.
    init?(_ text: Bytes) {
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

    subscript(_ key: String) -> JSONValue? { members[key].flatMap(JSONValue.init) }
}
