import Foundation

/// What telling copies and stories costs, as a stream of articles grows.
///
///   grouping CORPORA copies N…       copies alone, in memory: a line at each N of one pass
///   grouping CORPORA both N…         copies and stories, in memory
///   grouping CORPORA store FILE N    the stream into a new store
///   grouping CORPORA --write FILE N  the stream as JSON, an article a line, for others to be measured on
///
/// CORPORA is a folder of `*.articles.jsonl`, whose sentences the stream is made of.
@main
struct Grouping {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count > 2 else { return usage() }
        let pools = try PoolReader.pools(in: arguments[0])
        guard !pools.isEmpty else { return say("grouping: too few articles in \(arguments[0])") }
        let stream = NewsStream(pools: pools, seed: 1)
        let numbers = arguments.dropFirst(2).compactMap { Int($0) }.filter { $0 > 0 }
        switch (arguments[1], numbers.last) {
        case ("copies", .some): try Pass(stream: stream, sizes: numbers).run("copies", CopiesAlone())
        case ("both", .some): try Pass(stream: stream, sizes: numbers).run("both", CopiesAndStories())
        case ("store", let count?): try await Keeping(stream: stream, file: arguments[2], count: count).run()
        case ("--write", let count?): try write(stream, count, to: arguments[2])
        default: usage()
        }
    }

    private static func usage() {
        say("grouping CORPORA copies N… | both N… | store FILE N | --write FILE N")
    }

    private struct Line: Encodable {
        let id: String, title: String, text: String, published: String
        let outlet: Int
        /// What the stream knows, as the corpora tell the truth: groups are named for their first.
        let copy_group: String
        let story: Int?
    }

    private static func write(_ stream: NewsStream, _ count: Int, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { return say("grouping: cannot write \(path)") }
        let encoder = JSONEncoder()
        for number in 0..<count {
            let piece = stream.piece(number)
            let time = Date(timeIntervalSince1970: NewsStream.day(of: number) * 86_400)
            let line = Line(
                id: "\(number)", title: piece.title, text: piece.text, published: time.ISO8601Format(),
                outlet: piece.outlet, copy_group: "\(piece.copyOf ?? number)", story: piece.story)
            try file.write(contentsOf: encoder.encode(line) + Data("\n".utf8))
        }
        try file.close()
    }
}
