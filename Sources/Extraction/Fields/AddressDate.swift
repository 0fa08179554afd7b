import Articles

/// When an article was published, by the day in its address.
enum AddressDate {
    /// `/2020/03/30/`, `/2020-03-30-`, `/20200330/`, `/2020/mar/30/`, `/2020/politics/03/30/`.
    static func find(in url: WebURL?) -> NewsDate? {
        guard let path = url?.path else { return nil }
        return inRun(of: path) ?? inParts(of: path)
    }

    private static func inRun(of path: String) -> NewsDate? {
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

    /// The year, a month by its English name or a section between, and the day: The Guardian's and CNN's addresses.
    private static func inParts(of path: String) -> NewsDate? {
        let parts = path.split(separator: "/")
        for (index, part) in parts.enumerated() where part.utf8.count == 4 {
            guard let year = Int(part), years.contains(year) else { continue }
            let rest = parts[(index + 1)...].prefix(3)
            guard rest.count >= 2, let next = rest.first, !next.utf8.contains(where: isDigit) else { continue }
            let month = months.firstIndex(of: next.lowercased()).map { $0 + 1 }
            let numbers = rest.dropFirst().prefix { $0.utf8.count <= 2 }.compactMap { Int($0) }
            if let month, let day = numbers.first { return NewsDate(year: year, month: month, day: day) }
            if numbers.count == 2 { return NewsDate(year: year, month: numbers[0], day: numbers[1]) }
        }
        return nil
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let years = 1995...2100

    private static func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

    private static func date(inRun run: String) -> NewsDate? {
        let parts = run.split { "/-_".contains($0) }
        guard let first = parts.first, let number = Int(first) else { return nil }
        if first.count == 8 {
            guard years ~= number / 10_000 else { return nil }
            return NewsDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        guard first.count == 4, years ~= number, parts.count >= 3, parts[1].count <= 2, parts[2].count <= 2,
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return NewsDate(year: number, month: month, day: day)
    }
}
