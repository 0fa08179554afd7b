/// What programs write for JSON that a parser refuses: half of a UTF-16 pair where a text was cut, line breaks in
/// strings, escapes that JavaScript has, numbers that are none, commas before brackets.
struct JSONRepair {
    private let text: Bytes
    private var index = 0
    private var output: [UInt8] = []

    static func repaired(_ text: Bytes) -> [UInt8] {
        var repair = JSONRepair(text: text)
        return repair.run()
    }

    private init(text: Bytes) {
        self.text = text
    }

    private mutating func run() -> [UInt8] {
        output.reserveCapacity(text.count + 16)
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\""): copyString()
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                while let last = output.last, last <= 0x20 || last == UInt8(ascii: ",") { output.removeLast() }
                copy()
            default: if !replaceWord() { copy() }
            }
        }
        return output
    }

    private mutating func copy() {
        output.append(text[index])
        index += 1
    }

    private mutating func replaceWord() -> Bool {
        for word in ["NaN", "-Infinity", "Infinity", "undefined"] where text[index...].starts(with: word.utf8) {
            output += "null".utf8
            index += word.utf8.count
            return true
        }
        return false
    }

    private mutating func copyString() {
        copy()
        while index < text.count, text[index] != UInt8(ascii: "\"") {
            switch text[index] {
            case UInt8(ascii: "\\"): copyEscape()
            case ..<0x20:
                output.append(UInt8(ascii: " "))
                index += 1
            default: copy()
            }
        }
        if index < text.count { copy() }
    }

    private mutating func copyEscape() {
        let next = index + 1 < text.count ? text[index + 1] : 0
        if next == UInt8(ascii: "u"), let unit = unit(at: index) { return copyUnit(unit) }
        // `\'` and `\x` are their letter.
        let isKnown = "\"\\/bfnrt".utf8.contains(next)
        if isKnown { output.append(UInt8(ascii: "\\")) }
        if next >= 0x20 { output.append(next) }
        index = min(text.count, index + 2)
    }

    /// A half alone becomes U+FFFD.
    private mutating func copyUnit(_ unit: UInt32) {
        let isPair = 0xD800..<0xDC00 ~= unit && self.unit(at: index + 6).map { 0xDC00..<0xE000 ~= $0 } == true
        let length = isPair ? 12 : 6
        if 0xD800..<0xE000 ~= unit, !isPair {
            output += "\\uFFFD".utf8
        } else {
            output += text[index..<index + length]
        }
        index += length
    }

    private func unit(at start: Int) -> UInt32? {
        guard start + 6 <= text.count, text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return UInt32(String(decoding: text[start + 2..<start + 6], as: UTF8.self), radix: 16)
    }
}
