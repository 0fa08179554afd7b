import Articles

/// When an article was published, by the day in its address.
enum AddressDate {
    /// `/2020/03/30/`, `/2020-03-30-`, `/20200330/`.
    static func find(in url: WebURL?) -> NewsDate? {
        guard let path = url?.path else { return nil }
        let digits = Array(path.utf8)
        var index = 0
        while index < digits.count {
            guard isDigit(digits[index]), index == 0 || !isDigit(digits[index - 1]) else {
                index += 1
                continue
            }
            let run = digits[index...].prefix { isDigit($0) || $0 == 0x2F || $0 == 0x2D || $0 == 0x5F }
            if let date = date(inRun: String(decoding: run, as: UTF8.self)) { return date }
            index += max(1, run.prefix(while: isDigit).count)
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

    private static func date(inRun run: String) -> NewsDate? {
        let parts = run.split { "/-_".contains($0) }
        guard let first = parts.first, let number = Int(first) else { return nil }
        if first.count == 8 {
            guard 1995...2100 ~= number / 10_000 else { return nil }
            return NewsDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        guard first.count == 4, 1995...2100 ~= number, parts.count >= 3, parts[1].count <= 2, parts[2].count <= 2,
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return NewsDate(year: number, month: month, day: day)
    }
}
