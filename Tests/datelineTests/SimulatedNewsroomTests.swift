import Foundation
import Newsroom
import Simulation
import TestSupport
import Testing

/// Twenty hours of a harsh newsroom, read hour by hour, against the truth.
struct SimulatedNewsroomTests {
    private static let steps = 20

    @Test(arguments: [1, 2] as [UInt64])
    func `every version that could be read is kept, and nothing else`(seed: UInt64) throws {
        let newsroom = try SimulatedNewsroom(seed: seed)
        defer { newsroom.stop() }
        let found = try articles(after: Self.steps, of: newsroom)
        let comparison = TruthComparison(of: found, with: newsroom.truth)

        #expect(comparison.identityFaults.isEmpty, "\(TruthComparison.told(comparison.identityFaults))")
        #expect(comparison.statusFaults.isEmpty, "\(TruthComparison.told(comparison.statusFaults))")
        #expect(comparison.recall >= 0.99, "\(TruthComparison.told(comparison.missed))")
        #expect(comparison.phantoms <= 0.005, "\(TruthComparison.told(comparison.invented))")
        #expect(comparison.headlines >= 0.98, "\(TruthComparison.told(comparison.headlineFaults))")
    }

    /// Follows the newsroom hour by hour, and then exports what was kept.
    private func articles(after steps: Int, of newsroom: SimulatedNewsroom) throws -> [KeptArticle] {
        let folder = try TemporaryFolder()
        let program = Program(folder: folder.path)
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        try folder.write(
            newsroom.outlets.map { "- outlet: \($0.name)\n  feeds: \($0.feed)\n" }.joined(), to: "Feeds/simulated.yaml")
        for _ in 0..<steps {
            newsroom.advance()
            _ = try program.run("sync", "--all", "--quiet")
        }
        newsroom.settle()
        _ = try program.run("sync", "--all", "--quiet")
        return try program.run("export", "articles").lines.map {
            try JSONDecoder().decode(KeptArticle.self, from: Data($0.utf8))
        }
    }
}
