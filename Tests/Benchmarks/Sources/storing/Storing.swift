import Articles
import Foundation
import Reconciliation
import Storage

/// What deciding and storing cost, without network and extraction.
///
///   storing decide            reconcile, difference and kinds of an 800-word article
///   storing fill FILE N       N articles into a new store, then the same ones unchanged
///   storing grow FILE N [M]   N articles and M versions in all, and what reading and a turn cost with them
///   storing measure FILE N    the same figures of a store of N articles that "grow" left
@main
struct Storing {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.dropFirst().first, arguments.dropFirst(2).compactMap { Int($0) }) {
        case ("decide", _, _): decide()
        case ("fill", let file?, let numbers): try await fill(file, numbers.first ?? 10_000)
        case ("grow", let file?, let numbers):
            try await Growth(
                file: file, articles: numbers.first ?? 10_000, versions: numbers.dropFirst().first ?? 30_000
            )
            .run()
        case ("measure", let file?, let numbers):
            try await Growth(file: file, articles: numbers.first ?? 10_000, versions: 0).measure()
        default: say("storing decide | fill FILE N | grow FILE ARTICLES VERSIONS | measure FILE ARTICLES")
        }
    }

    // MARK: Deciding

    private static func decide() {
        var prose = Prose(seed: 1)
        let pairs = (0..<200).map { _ in
            let old = prose.draft(words: 800)
            return (old, prose.edited(old))
        }
        for (name, body) in [
            ("edited", { (pair: (Draft, Draft)) in _ = reconcile(pair.1, with: pair.0) }),
            ("unchanged", { (pair: (Draft, Draft)) in _ = reconcile(respaced(pair.0), with: pair.0) }),
            ("difference alone", { (pair: (Draft, Draft)) in _ = Difference(from: pair.0, to: pair.1) }),
        ] as [(String, ((Draft, Draft)) -> Void)] {
            let times = pairs.map { pair in milliseconds { body(pair) } }.sorted()
            say("\(name): median \(rounded(times[times.count / 2])) ms, 95th percentile \(rounded(times[190])) ms")
        }
    }

    /// The same words in other paragraphs, so that they have to be compared.
    private static func respaced(_ draft: Draft) -> Draft {
        var draft = draft
        draft.paragraphs = [draft.text.replacing("\n\n", with: " ")]
        return draft
    }

    // MARK: Filling

    private static func fill(_ file: String, _ count: Int) async throws {
        let load = Load(seed: 7)
        let store = try ArticleStore(path: file, access: .write)
        let source = try store.sources([(Load.feed, "The Benchmark", .feed)])[0]
        let first = try await load.publish(count, from: 0, in: store, source)
        say("new: \(Int(Double(count) / first)) articles a second, \(size(file) / count) bytes each")
        let unchanged = try await seconds { try await load.confirm(count, in: store) }
        say("unchanged (304): \(Int(Double(count) / unchanged)) a second")
        let same = try await load.revisit(0..<count, in: store, source, edits: false)
        say("fetched whole, unchanged: \(Int(Double(count) / same)) a second")
    }
}

func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let took = try clock.measure(body)
    return Double(took.components.attoseconds) / 1e15 + Double(took.components.seconds) * 1000
}

func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let took = try await clock.measure(body)
    return Double(took.components.attoseconds) / 1e18 + Double(took.components.seconds)
}

func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }

func size(_ file: String) -> Int {
    ["", "-wal"].reduce(0) { sum, ending in
        sum + ((try? FileManager.default.attributesOfItem(atPath: file + ending)[.size] as? Int) ?? 0)
    }
}

func residentMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return (line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) / 1024
}

/// At once, also into a file: some runs take an hour.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
