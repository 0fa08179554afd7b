import Foundation
import Locking
import Newsroom
import TestSupport
import Testing

/// The service as a process: what it is told by signals, and what it tells whoever supervises it.
struct WatchCommandTests {
    let folder: TemporaryFolder
    let site: LoopbackSite
    let program: Program

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        try folder.write("- outlet: Site\n  feeds: \(site.url)/feed\n", to: "Feeds/site.yaml")
        site.serveFeed("/feed", entries: [("1", "/a")])
        let prose = (1...4).map { "<p>Paragraph \($0) says that seven boats left the harbour on that day.</p>" }
        site.serve("/a", "<html><body><h1>Boats leave</h1>\(prose.joined())</body></html>")
    }

    private func eventually(_ isSo: () throws -> Bool) throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < deadline {
            if try isSo() { return true }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return false
    }

    /// Ends it, and says how long that took.
    private func stop(_ process: Child, _ signal: Int32 = SIGTERM) -> Duration {
        let asked = ContinuousClock.now
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return ContinuousClock.now - asked
    }

    @Test(.timeLimit(.minutes(5))) func `it says when it is ready, reloads and stops, and that it is alive`() throws {
        let socket = try NotificationSocket(path: folder.file("notify"))
        let process = try program.start(
            ["watch", "--log-format", "json"],
            environment: ["NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "400000"])
        #expect(try eventually { socket.messages.contains { $0.hasPrefix("READY=1") } })
        #expect(try eventually { site.statuses(of: "/a") == [200] })
        #expect(try eventually { socket.messages.count { $0 == "WATCHDOG=1" } > 2 })
        kill(process.processIdentifier, SIGHUP)
        #expect(
            try eventually {
                let after = socket.messages.drop { !$0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") }
                return after.contains { $0.hasPrefix("READY=1") }
            })
        #expect(stop(process) < .seconds(20))
        #expect(process.wait() == .exit(0))
        #expect(try eventually { socket.messages.contains { $0.hasPrefix("STOPPING=1") } })
    }

    @Test(.timeLimit(.minutes(5)), arguments: [SIGTERM, SIGINT])
    func `it stops within moments while a host hangs, and another can take the store`(signal: Int32) throws {
        let hanging = try LoopbackServer { _ in ServedResponse(delivery: .never) }
        try folder.write("- outlet: Hanging\n  feeds: \(hanging.url)/feed\n", to: "Feeds/hanging.yaml")
        let process = try program.start(["watch"])
        #expect(try eventually { !hanging.exchanges.isEmpty && site.statuses(of: "/a") == [200] })
        #expect(try program.run("sync", "--quiet").status == 75)
        #expect(stop(process, signal) < .seconds(20))
        #expect(process.terminationStatus == 0)
        try FileManager.default.removeItem(atPath: folder.file("Feeds/hanging.yaml"))
        #expect(try program.run("sync", "--quiet").status == 0)
    }

    @Test(.timeLimit(.minutes(5))) func `its log as JSON says what was found, with its fields`() throws {
        let complaints = Pipe()
        let process = try program.start(["watch", "--log-format", "json"], complaints: complaints)
        #expect(try eventually { site.statuses(of: "/a") == [200] })
        #expect(try eventually { try program.run("tail").output.contains("published") })
        _ = stop(process)
        let text = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let lines = try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        }
        let published = try #require(lines.first { $0["type"] == "article.published" })
        #expect(published["article"] == "1" && published["outlet"] == "Site" && published["priority"] == "info")
        #expect(lines.last?["message"] == "stopped")
    }

    @Test(.timeLimit(.minutes(5))) func `metrics and health are told on a socket`() throws {
        let path = folder.file("metrics")
        try folder.write("metrics: unix:\(path)\nfetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        let process = try program.start(["watch"])
        #expect(try eventually { site.statuses(of: "/a") == [200] })
        #expect(try eventually { Self.ask(path, for: "/metrics").contains("\ndateline_changes_total 1\n") })
        #expect(Self.ask(path, for: "/healthz").hasSuffix("\r\n\r\nok\n"))
        #expect(Self.ask(path, for: "/other").hasPrefix("HTTP/1.1 404 "))
        _ = stop(process)
    }

    @Test func `status says what fails, and ends with 1 for it`() throws {
        #expect(try program.run("sync", "--quiet").status == 0)
        let fine = try program.run("status")
        #expect(fine.status == 0)
        #expect(fine.output.contains("dateline.sqlite: ") && fine.output.contains("the last change is #1"))
        site.remove("/feed", status: 500)
        for _ in 0..<3 { _ = try program.run("sync", "--quiet") }
        let failing = try program.run("status", "--format", "jsonl")
        #expect(failing.status == 1)
        let source = try #require(failing.lines.last)
        #expect(source.contains("\"what\":\"source\"") && source.contains("\"state\":\"failing\""))
    }

    /// What is answered on a Unix socket.
    private static func ask(_ path: String, for target: String) -> String {
        let output = Pipe()
        let arguments = ["curl", "-si", "--max-time", "5", "--unix-socket", path, "http://localhost\(target)"]
        guard let curl = try? Child("/usr/bin/env", arguments, output: output) else { return "" }
        let said = output.fileHandleForReading.readDataToEndOfFile()
        curl.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }
}

/// The other end of sd_notify(3).
private final class NotificationSocket: Sendable {
    private let descriptor: Int32
    private let received = Locked<[String]>([])

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &place.sun_path) { bytes in
            for (index, byte) in path.utf8.enumerated() { bytes[index] = byte }
        }
        let bound = withUnsafePointer(to: place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
    }

    /// All that came so far.
    var messages: [String] {
        var buffer = [UInt8](repeating: 0, count: 8192)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
            }
            guard count > 0 else { break }
            let text = String(decoding: buffer[0..<count], as: UTF8.self)
            received.withLock { $0.append(text) }
        }
        return received.withLock { $0 }
    }

    deinit { close(descriptor) }
}
