import Foundation

/// One thing worth writing down: a message and what it is about, apart, so that programs need not take it to pieces.
public struct LogEntry: Sendable {
    /// As syslog(3) numbers them.
    public enum Priority: Int, Sendable {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6
        case debug = 7

        public var name: String {
            switch self {
            case .error: "error"
            case .warning: "warning"
            case .notice: "notice"
            case .info: "info"
            case .debug: "debug"
            }
        }
    }

    public var priority: Priority
    public var message: String
    /// Names in lower case, such as `source`, `article`; in this order.
    public var fields: [(name: String, value: String)]

    public init(_ priority: Priority, _ message: String, _ fields: [(name: String, value: String)] = []) {
        self.priority = priority
        self.message = message
        self.fields = fields
    }

    // MARK: As text

    /// `2026-03-05T18:22:07Z warning: the message source="…"`.
    func text(at time: Date) -> String {
        let rest = fields.map { " \($0.name)=\(Self.quoted($0.value))" }.joined()
        return "\(Self.stamp(time)) \(priority.name): \(Self.harmless(message))\(rest)\n"
    }

    /// For a reader of standard error that takes priorities from it, as systemd's does.
    func prefixedText() -> String { "<\(priority.rawValue)>\(Self.harmless(message))\n" }

    private static func quoted(_ text: String) -> String {
        let text = harmless(text)
        guard text.isEmpty || text.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return text }
        return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    /// Words of pages and servers may hold what moves a terminal's cursor; a log's line is one line.
    private static func harmless(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 32 || (127...159).contains(scalar.value)
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        return result
    }

    private static func stamp(_ time: Date) -> String { time.formatted(.iso8601) }

    // MARK: As JSON

    /// One object a line: `time`, `priority`, `message` and the fields.
    func json(at time: Date) -> String {
        var all: [(name: String, value: String)] = [
            (name: "time", value: Self.stamp(time)), (name: "priority", value: priority.name),
            (name: "message", value: message),
        ]
        all += fields
        let members = all.map { "\(Self.jsonText($0.name)):\(Self.jsonText($0.value))" }
        return "{" + members.joined(separator: ",") + "}\n"
    }

    private static func jsonText(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 32:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    // MARK: For the journal

    /// As systemd's journal takes it (https://systemd.io/JOURNAL_NATIVE_PROTOCOL/): the fields in capitals, with this
    /// program's name before them.
    func journal() -> [UInt8] {
        var bytes: [UInt8] = []
        Self.add("MESSAGE", message, to: &bytes)
        Self.add("PRIORITY", String(priority.rawValue), to: &bytes)
        Self.add("SYSLOG_IDENTIFIER", "dateline", to: &bytes)
        for field in fields { Self.add("DATELINE_" + field.name.uppercased(), field.value, to: &bytes) }
        return bytes
    }

    private static func add(_ name: String, _ value: String, to bytes: inout [UInt8]) {
        let value = Array(value.utf8.prefix(longest))
        bytes += Array(name.utf8)
        if value.contains(UInt8(ascii: "\n")) {
            bytes.append(UInt8(ascii: "\n"))
            let length = UInt64(value.count)
            for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: length >> UInt64(shift * 8))) }
        } else {
            bytes.append(UInt8(ascii: "="))
        }
        bytes += value
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Bytes of a field: with a handful of them a datagram holds it.
    private static let longest = 16_000
}
