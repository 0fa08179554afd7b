import Foundation
import Newsroom
import TestSupport
import Testing

/// `dateline sinks` and its verbs.
struct SinksCommandTests {
    let folder: TemporaryFolder
    let site: LoopbackSite
    let program: Program

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
        try folder.write(
            """
            fetch:
              allow-private: true
            sinks:
              - name: log
                type: file
                path: changes.jsonl
              - name: broken
                type: fiel
            """, to: "Config/dateline.yaml")
        try folder.write("- outlet: Site\n  feeds: \(site.url)/feed\n", to: "Feeds/site.yaml")
        site.serveFeed("/feed", entries: [("1", "/a")])
        let prose = (1...4).map { "<p>Paragraph \($0) says that seven boats left the harbour on that very day.</p>" }
        site.serve(
            "/a",
            "<html lang=en><head><title>Boats leave</title></head><body><h1>Boats leave</h1>\(prose.joined())</body></html>"
        )
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test func `a sink is new, stands where it is replayed to, and is behind by what it asked for`() throws {
        #expect(try program.run("sinks").output.contains("log  file  new"))
        // The broken sink is said, and everything else is done.
        let sync = try program.run("sync")
        #expect(sync.complaints.contains("dateline.yaml:8: type: found “fiel”; did you mean “file”?"))
        #expect(sync.output.contains("published Site: Boats leave"))
        // Told at the end of the turn, and once.
        #expect(try program.run("sync", "--quiet").output.isEmpty)
        let told = try String(contentsOfFile: folder.file("changes.jsonl"), encoding: .utf8).split(separator: "\n")
        #expect(try told.map { try object(String($0))["id"] as? String } == ["1"])

        let replay = try program.run("sinks", "replay", "log", "--since", "0")
        #expect(replay.status == 0)
        #expect(replay.output == "log: told again after #0; 1 change to tell\n")
        let listed = try program.run("sinks", "--format", "jsonl")
        #expect(listed.lines.count == 1)
        let line = try object(listed.output)
        #expect(line["state"] as? String == "ok" && line["cursor"] as? Int == 0 && line["behind"] as? Int == 1)
        #expect(line["last_delivery"] is String)
        #expect(try program.run("sinks", "resume", "log").output.hasPrefix("log: taken up again"))
        #expect(try program.run("check").output.contains("1 sink;"))
    }

    @Test func `a name that is none is a usage error that names those there are`() throws {
        for verb in [["test", "lgo"], ["resume", "broken"], ["replay", "lgo", "--since", "0"]] {
            let ending = try program.run(ArraySlice(["sinks"] + verb))
            #expect(ending.status == 2)
            #expect(ending.complaints.contains("no sink “\(verb[1])” in the configuration; expected one of log"))
        }
        #expect(try program.run("sync").output.contains("published"))
        let wrong = try program.run("sinks", "replay", "log", "--since", "yesterday-ish")
        #expect(wrong.status == 2)
        #expect(wrong.complaints.contains("--since: found “yesterday-ish”"))
    }

    private func told() throws -> [String] {
        let text = try? String(contentsOfFile: folder.file("changes.jsonl"), encoding: .utf8)
        return try (text ?? "").split(separator: "\n").map { try object(String($0))["id"] as? String ?? "" }
    }

    @Test func `a file that was lost is said once, and written anew on demand`() throws {
        #expect(try program.run("sinks", "rebuild", "log").status == 3)
        #expect(try program.run("sync", "--quiet").status == 1)
        #expect(try told() == ["1"])
        try FileManager.default.removeItem(atPath: folder.file("changes.jsonl"))
        site.serveFeed("/feed", entries: [("1", "/a"), ("2", "/b")])
        serveBakers()
        let line = "sink log: its file was gone, and begins anew with what is told now; “dateline sinks rebuild log”"
        #expect(try program.run("sync", "--quiet").complaints.contains(line))
        #expect(try told() == ["2"])
        let rebuilt = try program.run("sinks", "rebuild", "log")
        #expect(rebuilt.output == "log: written anew with 2 changes; 0 changes to tell\n")
        #expect(try told() == ["1", "2"])
        #expect(try program.run("sinks", "rebuild", "log", "--since", "1").status == 0)
        #expect(try told() == ["2"])
        #expect(!(try program.run("sync", "--quiet").complaints.contains("begins anew")))
    }

    @Test(.timeLimit(.minutes(5))) func `a service goes on in the file that was written anew`() throws {
        let process = try program.start(["watch"])
        defer { process.terminate() }
        #expect(try eventually { try told() == ["1"] })
        try folder.write("{\"half", to: "changes.jsonl")
        #expect(try program.run("sinks", "rebuild", "log").status == 0)
        // At once, or by the service, if it had not noted down yet that it was told.
        #expect(try eventually { try told() == ["1"] })
        site.serveFeed("/feed2", entries: [("2", "/b")])
        serveBakers()
        try folder.write("- outlet: Other\n  feeds: \(site.url)/feed2\n", to: "Feeds/other.yaml")
        #expect(try eventually { try told().count == 2 })
        #expect(try told() == ["1", "2"])
    }

    /// An article on something else.
    private func serveBakers() {
        let prose = (1...4).map {
            "<p>Bakers of quarter \($0) ask more for rolls, since flour is dear this winter.</p>"
        }
        site.serve("/b", "<html lang=en><body><h1>Bread gets dearer</h1>\(prose.joined())</body></html>")
    }

    private func eventually(_ isSo: () throws -> Bool) throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < deadline {
            if try isSo() { return true }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return false
    }

    /// As `LimitFSIZE=` has it, and much as on a full disk: some of the line is written, and the rest is not.
    @Test func `half a line is taken back where a file may not grow any more`() throws {
        let line = "{\"data\":{},\"id\":\"1\",\"text\":\"" + String(repeating: "x", count: 360) + "\"}\n"
        try folder.write(line, to: "changes.jsonl")
        let output = Pipe()
        let limited = try Child(
            "/usr/bin/prlimit", ["--fsize=512", Program.path, "sinks", "test", "log"], folder: folder.path,
            output: output)
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(limited.wait() == .exit(1))
        #expect(said.contains("changes.jsonl: no room for the whole line"))
        #expect(try String(contentsOfFile: folder.file("changes.jsonl"), encoding: .utf8) == line)
        #expect(try program.run("sinks", "test", "log").status == 0)
        let text = try String(contentsOfFile: folder.file("changes.jsonl"), encoding: .utf8)
        #expect(text.hasPrefix(line) && text.split(separator: "\n").count == 2)
    }

    @Test func `help has examples`() throws {
        for verb in ["list", "test", "replay", "resume", "rebuild"] {
            #expect(try program.run("sinks", verb, "--help").output.contains("dateline sinks"))
        }
    }
}
