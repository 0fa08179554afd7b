import Articles
import Fetching
import Foundation

/// Fetches a list of addresses with dateline's fetcher, robots.txt and all, and does nothing with them: to be held
/// against `floor.c`, whose arguments and report it shares.
///
///     fetching [--parallel N] [--conditional FILE] [--save FILE] URLFILE
@main
struct FetchingBenchmark {
    static func main() async throws {
        let arguments = Arguments(CommandLine.arguments.dropFirst())
        let targets = try arguments.targets()
        var limits = FetchLimits()
        limits.allowPrivate = true
        limits.concurrency = arguments.parallel
        limits.perHost = arguments.parallel
        limits.delay = .zero
        let fetcher = Fetcher(limits: limits)
        // What it takes to start a program is no part of it.
        let before = cpu()
        let start = ContinuousClock.now
        let replies = try await fetch(targets, with: fetcher, at: arguments.parallel)
        report(replies, wall: ContinuousClock.now - start, cpu: cpu() - before)
        if let path = arguments.save { try save(replies, to: path) }
    }

    struct Outcome: Sendable {
        var status = 0
        var bytes = 0
        var url: WebURL
        var validators = Validators()
    }

    /// So many at a time, each taken up when one before is done.
    private static func fetch(
        _ targets: [FetchRequest], with fetcher: Fetcher, at width: Int
    ) async throws -> [Outcome] {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            var outcomes: [Outcome] = []
            outcomes.reserveCapacity(targets.count)
            for (index, target) in targets.enumerated() {
                if index >= width, let outcome = try await group.next() { outcomes.append(outcome) }
                group.addTask {
                    let reply = try await fetcher.fetch(target)
                    return Outcome(
                        status: reply.status, bytes: reply.body.count, url: target.url, validators: reply.validators)
                }
            }
            for try await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
    }

    private static func cpu() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func report(_ outcomes: [Outcome], wall: Duration, cpu: Double) {
        let statuses = Dictionary(grouping: outcomes, by: \.status).mapValues(\.count).sorted { $0.key < $1.key }
        let counts = statuses.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let bytes = outcomes.reduce(0) { $0 + $1.bytes }
        let elapsed = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
        print("transfers=\(outcomes.count) \(counts) bytes=\(bytes) wall=\(elapsed) cpu=\(cpu)")
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static func save(_ outcomes: [Outcome], to path: String) throws {
        let lines = outcomes.map { "\($0.url)\t\($0.validators.etag ?? "")\t\($0.validators.lastModified ?? "")\n" }
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
    }
}

private struct Arguments {
    var parallel = 64
    var conditional: String?
    var save: String?
    var list = ""

    init(_ arguments: ArraySlice<String>) {
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--parallel": parallel = rest.popFirst().flatMap { Int($0) } ?? parallel
            case "--conditional": conditional = rest.popFirst()
            case "--save": save = rest.popFirst()
            default: list = argument
            }
        }
    }

    /// A line is an address, or address, ETag and Last-Modified between tabs.
    func targets() throws -> [FetchRequest] {
        let text = try String(contentsOfFile: conditional ?? list, encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard let url = WebURL(fields[0]) else { return nil }
            let validators = fields.count == 3 ? Validators(etag: fields[1], lastModified: fields[2]) : Validators()
            return FetchRequest(url: url, validators: validators)
        }
    }
}
