extension NewsDate {
    /// The two forms that nearly every feed and page uses, exactly as they are prescribed: RFC 3339
    /// (`2016-06-29T15:07:41Z`, or the day alone) and RFC 822 (`Wed, 29 Jun 2016 15:07:41 +0200`). `nil` for anything
    /// else, which takes ten times as long to read.
    init?(exactly text: String) {
        var text = text
        let date = text.withUTF8 { bytes -> NewsDate? in
            var reader = ExactDate(bytes: bytes)
            return bytes.first.map { 48...57 ~= $0 } == true && bytes.count >= 10 && bytes[4] == UInt8(ascii: "-")
                ? reader.rfc3339() : reader.rfc822()
        }
        guard let date else { return nil }
        self = date
    }
}

private struct ExactDate {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func rfc3339() -> NewsDate? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2) else { return nil }
        if isAtEnd { return NewsDate(year: year, month: month, day: day) }
        guard take("T") || take(" "), let second = clock(), let offset = zone(separator: true), isAtEnd else {
            return nil
        }
        return NewsDate(year: year, month: month, day: day, second: second, offset: offset)
    }

    mutating func rfc822() -> NewsDate? {
        if bytes.count > 4, bytes[3] == UInt8(ascii: ",") { position = 4 }
        _ = take(" ")
        guard let day = number(2) ?? number(1), take(" "), let month = month(), take(" "), let year = number(4),
            take(" "), let second = clock(), take(" "), let offset = zone(separator: false), isAtEnd
        else { return nil }
        return NewsDate(year: year, month: month, day: day, second: second, offset: offset)
    }

    private var isAtEnd: Bool { position == bytes.count }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    /// Of so many digits; nothing is taken where there are fewer.
    private mutating func number(_ digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + digits] {
            guard 48...57 ~= byte else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        position += digits
        return value
    }

    /// Seconds after midnight of `15:07:41`; fractions are passed over. A leap second is left to the patient reader.
    private mutating func clock() -> Int? {
        guard let hour = number(2), take(":"), let minute = number(2), take(":"), let second = number(2), hour < 24,
            minute < 60, second < 60
        else { return nil }
        if take(".") { while position < bytes.count, 48...57 ~= bytes[position] { position += 1 } }
        return hour * 3600 + minute * 60 + second
    }

    private mutating func zone(separator: Bool) -> Int? {
        if take("Z") { return 0 }
        if takes("GMT") || takes("UTC") { return 0 }
        let isEast = take("+")
        guard isEast || take("-"), let hours = number(2), !separator || take(":"), let minutes = number(2), minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
    }

    private mutating func takes(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count,
            word.withUTF8Buffer({ $0.elementsEqual(bytes[position..<position + count]) })
        else { return false }
        position += count
        return true
    }

    private mutating func month() -> Int? {
        guard position + 3 <= bytes.count else { return nil }
        let name = bytes[position..<position + 3].reduce(0) { $0 << 8 | UInt32($1) }
        guard let month = Self.months[name] else { return nil }
        position += 3
        return month
    }

    private static let months = Dictionary(
        uniqueKeysWithValues: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            .enumerated().map { index, name in (name.utf8.reduce(0) { $0 << 8 | UInt32($1) }, index + 1) })
}
