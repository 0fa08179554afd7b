import Foundation

/// The header lines of a mail, an HTTP message or a WARC record (RFC 5322, section 2.2, which all three go back to).
struct MessageHeaders {
    /// What stands before the first field: an HTTP status, a WARC version.
    let firstLine: String
    private var fields: [String: String] = [:]

    /// Behind the empty line that ends the headers.
    static func end(in bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while let newline = bytes[index...].firstIndex(of: 0x0A) {
            let next = newline + 1
            if next < bytes.endIndex, bytes[next] == 0x0A { return next + 1 }
            if next + 1 < bytes.endIndex, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { return next + 2 }
            index = next
        }
        return nil
    }

    init(_ bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        var lines: [String] = []
        for line in text.split(separator: "\n") {
            // A line that begins with white space goes on with the one before.
            if line.first == " " || line.first == "\t", !lines.isEmpty {
                lines[lines.count - 1] += " " + line.trimmingCharacters(in: .whitespaces)
            } else {
                lines.append(String(line))
            }
        }
        firstLine = lines.first ?? ""
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { continue }
            let name = line[..<colon].lowercased()
            // The first counts, as it does where two were smuggled in.
            if fields[name] == nil {
                fields[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            }
        }
    }

    /// - Parameter name: in lower case.
    subscript(_ name: String) -> String? { fields[name] }

    var isEmpty: Bool { fields.isEmpty }

    /// A parameter of a field such as Content-Type, without its quotes.
    func parameter(_ name: String, of field: String) -> String? {
        for part in (self[field] ?? "").split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == name else { continue }
            return pair[1].trimmingCharacters(in: CharacterSet(charactersIn: "\"' \t"))
        }
        return nil
    }
}
