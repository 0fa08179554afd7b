import CLibXML2

/// What feeds get wrong that an XML parser would answer by dropping text: bare ampersands, HTML's entities without a
/// declaration, control characters, and junk before the first tag.
enum XMLRepair {
    static func repaired(_ text: [UInt8]) -> [UInt8] {
        let start = text.firstIndex(of: UInt8(ascii: "<")) ?? 0
        var scanner = Scanner(text: text, position: start)
        return scanner.run()
    }

    private struct Scanner {
        let text: [UInt8]
        var position: Int
        var output: [UInt8] = []
        private var entities = DeclaredEntities()

        init(text: [UInt8], position: Int) {
            self.text = text
            self.position = position
        }

        mutating func run() -> [UInt8] {
            output.reserveCapacity(text.count + 64)
            while position < text.count {
                let byte = text[position]
                switch byte {
                case UInt8(ascii: "<"): copyMarkup()
                case UInt8(ascii: "&"): copyReference()
                case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: position += 1
                default: copyPlain()
                }
            }
            return output
        }

        /// Up to the next byte that may need care.
        private mutating func copyPlain() {
            let start = position
            while position < text.count,
                text[position] > 0x1F
                    || 0x09...0x0D ~= text[position] && text[position] != 0x0B
                        && text[position] != 0x0C,
                text[position] != UInt8(ascii: "<"), text[position] != UInt8(ascii: "&")
            { position += 1 }
            output += text[start..<position]
        }

        /// CDATA, comments and the document type go through as they are: an ampersand means nothing there.
        private mutating func copyMarkup() {
            if starts(with: "<![CDATA[") { return copy(through: "]]>") }
            if starts(with: "<!--") { return copy(through: "-->") }
            if starts(with: "<!ENTITY") {
                position = entities.take(text[position...])
                return
            }
            output.append(text[position])
            position += 1
        }

        private mutating func copy(through end: String) {
            let end = Array(end.utf8)
            while position < text.count, !text[position...].starts(with: end) {
                if text[position] >= 0x20 || [0x09, 0x0A, 0x0D].contains(text[position]) {
                    output.append(text[position])
                }
                position += 1
            }
            output += end
            position = min(text.count, position + end.count)
        }

        private mutating func copyReference() {
            let name = text[(position + 1)...].prefix(32).prefix { isNamePart($0) }
            let isWhole = position + 1 + name.count < text.count && text[position + 1 + name.count] == UInt8(ascii: ";")
            position += 1
            guard isWhole, !name.isEmpty, let meaning = meaning(of: name) else {
                output += Array("&amp;".utf8)
                return
            }
            output += meaning
            position += name.count + 1
        }

        private mutating func meaning(of name: ArraySlice<UInt8>) -> [UInt8]? {
            let asWritten = [UInt8(ascii: "&")] + name + [UInt8(ascii: ";")]
            if name.first == UInt8(ascii: "#") { return isCharacter(name.dropFirst()) ? asWritten : [] }
            let word = String(decoding: name, as: UTF8.self)
            if ["amp", "lt", "gt", "quot", "apos"].contains(word) { return asWritten }
            if let entity = htmlEntityLookup(word) { return Array("&#\(entity.pointee.value);".utf8) }
            return entities.expansion(of: word)
        }

        /// Whether a numeric reference names a character that XML allows (XML 1.0, production 2).
        private func isCharacter(_ digits: ArraySlice<UInt8>) -> Bool {
            let text = String(decoding: digits, as: UTF8.self)
            let isHex = text.hasPrefix("x") || text.hasPrefix("X")
            guard let value = UInt32(isHex ? String(text.dropFirst()) : text, radix: isHex ? 16 : 10) else {
                return false
            }
            return value == 9 || value == 10 || value == 13 || (value >= 0x20 && Unicode.Scalar(value) != nil)
        }

        private func isNamePart(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "#") || Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }

        private func starts(with prefix: String) -> Bool { text[position...].starts(with: prefix.utf8) }
    }
}
