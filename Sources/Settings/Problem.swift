/// Something wrong in a file, as one line: where, what was found, what was expected.
public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int?
    public let message: String

    public init(file: String, line: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String {
        [file, line.map(String.init)].compactMap(\.self).joined(separator: ":") + ": " + message
    }
}
