import Foundation

/// A change as a CloudEvents 1.0 event in its JSON format: the one form in which programs are told of it.
public struct CloudEvent: Encodable, Sendable {
    let specversion = "1.0"
    let id: String
    let source = "dateline"
    let type: String
    let time: String
    let subject: String
    let datacontenttype = "application/json"
    let data: ChangeData

    public init(_ change: Change) {
        id = change.cursor.description
        type = change.type.rawValue
        time = change.time.formatted(.iso8601)
        subject = change.subject
        var data = change.data
        data.seq = change.cursor.rawValue
        self.data = data
    }

    private enum CodingKeys: String, CodingKey {
        case specversion, id, source, type, time, subject, datacontenttype, data
    }

    /// One line, without the line feed, keys in a fixed order.
    public func line() throws -> String {
        try JSONLine.text(of: self)
    }
}

/// One JSON value a line, as `--format jsonl` prints and the change log stores it.
public enum JSONLine {
    /// The same as below for a list of texts, without the cost of an encoder.
    public static func text(of list: [String]) -> String {
        var writer = JSONWriter()
        writer.write(list)
        return writer.text
    }

    public static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
