import ArgumentParser
import Foundation
import Settings

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write Config/ and Feeds/, with comments that say what can stand there.",
        discussion: "EXAMPLE\n  dateline init news && cd news")

    @Argument(help: "The folder; made if it is not there.")
    var folder = "."

    func run() throws {
        try write(Samples.configuration, to: "Config/dateline.yaml")
        try write(Samples.sources, to: "Feeds/example.yaml")
        Terminal.say("Now say what to follow in \(path("Feeds/example.yaml")), then run “dateline sync”.")
    }

    private func path(_ name: String) -> String { (folder as NSString).appendingPathComponent(name) }

    /// What is there already is the user's and stays.
    private func write(_ text: String, to name: String) throws {
        let path = path(name)
        guard !FileManager.default.fileExists(atPath: path) else {
            Terminal.say("\(path) is there already; left as it is")
            return
        }
        do {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw CommandFailure.failed("\(path): cannot be written: \(error.localizedDescription)")
        }
        Terminal.say("wrote \(path)")
    }
}
