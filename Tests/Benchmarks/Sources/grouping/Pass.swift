/// One pass over the stream, with a line for each size: what an article cost since the line before, and what is held in
/// memory for all so far.
struct Pass {
    let stream: NewsStream
    let sizes: [Int]

    func run<Measured: Grouper>(_ name: String, _ measured: Measured) throws {
        // Once, so that what the making of articles needs is there before memory is looked at.
        for number in 0..<100 { _ = stream.piece(number) }
        var measured = measured, count = 0
        let memory = MemoryMeter()
        say("\(name): \(memory.residentBefore) MiB resident before the first article, the stream's material")
        say(
            "measured", "articles", "µs/article", "articles/s", "p99 µs", "peak MiB", "index B/article", "index MiB",
            "copies %", "in stories %", "read/article")
        for size in Set(sizes).sorted() {
            let part = try grow(&measured, from: count, to: size)
            tell(name, measured, size, part, memory)
            count = size
        }
    }

    private struct Part {
        var articles: Int
        var watch = Stopwatch()
        /// How many took so many microseconds, in steps of 50.
        var spread = Array(repeating: 0, count: 2_000)
        var readings = 0

        mutating func note(_ nanoseconds: Int) {
            spread[min(spread.count - 1, nanoseconds / 50_000)] += 1
        }

        /// Microseconds within which 99 of 100 were done.
        var most: Int {
            var left = articles * 99 / 100
            for (step, count) in spread.enumerated() {
                left -= count
                if left <= 0 { return (step + 1) * 50 }
            }
            return spread.count * 50
        }
    }

    /// Nothing of an article is kept: those that are asked for are made anew, while the watch stands still.
    private func grow<Measured: Grouper>(_ measured: inout Measured, from first: Int, to end: Int) throws -> Part {
        var part = Part(articles: end - first)
        for number in first..<end {
            let piece = stream.piece(number), before = part.watch.nanoseconds
            part.watch.start()
            try measured.add(piece, day: NewsStream.day(of: number)) { other in
                part.watch.stop()
                defer { part.watch.start() }
                part.readings += 1
                return stream.piece(other)
            }
            part.watch.stop()
            part.note(part.watch.nanoseconds - before)
        }
        return part
    }

    private func tell(_ name: String, _ measured: some Grouper, _ size: Int, _ part: Part, _ memory: MemoryMeter) {
        let held = memory.held, peak = memory.peak
        let each = Double(part.watch.nanoseconds) / 1000 / Double(max(1, part.articles))
        say(
            name, "\(size)", rounded(each), rounded(1_000_000 / each), "\(part.most)", "\(peak)", "\(held / size)",
            rounded(Double(held) / 1_048_576), rounded(Double(measured.copies) * 100 / Double(size)),
            measured.inStories.map { rounded(Double($0) * 100 / Double(size)) } ?? "-",
            rounded(Double(part.readings) / Double(max(1, part.articles))))
    }
}
