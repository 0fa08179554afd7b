import Articles
import Foundation
import Settings
import TestSupport
import Testing

@testable import Notifying

struct ExecTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(
        _ script: String, timeout: Duration = .seconds(120), _ message: SinkMessage = Samples.message()
    ) async throws -> DeliveryOutcome {
        try await ExecSink(name: "desk", arguments: ["/bin/sh", "-c", script, "x", folder.path], timeout: timeout)
            .deliver(message)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.file(name), encoding: .utf8)
    }

    @Test func `a program reads the changes as JSON lines`() async throws {
        #expect(try await run("cat > $1/in", Samples.message(7...8)) == .delivered)
        let lines = try [7, 8].map { try CloudEvent(Samples.change($0)).line() + "\n" }
        #expect(try text("in") == lines.joined())
    }

    @Test func `arguments reach it as they are, and no shell reads them`() async throws {
        let target = folder.file("out")
        let sink = ExecSink(
            name: "desk",
            arguments: ["/usr/bin/env", "sh", "-c", "printf %s \"$1\" > \"$2\"", "x", "$(id) `id`;*", target],
            timeout: .seconds(20))
        #expect(try await sink.deliver(Samples.message()) == .delivered)
        #expect(try text("out") == "$(id) `id`;*")
    }

    @Test func `it knows the message's id and little else of this process`() async throws {
        #expect(try await run("env > $1/env") == .delivered)
        let names = try text("env").split(separator: "\n").compactMap { $0.split(separator: "=").first }
        #expect(try text("env").contains("DATELINE_MESSAGE_ID=sink:7\n"))
        #expect(try text("env").contains("DATELINE_SINK=desk\n"))
        let expected: Set<Substring> = [
            "HOME", "LANG", "TZ", "USER", "TMPDIR", "STATE_DIRECTORY", "PATH", "DATELINE_MESSAGE_ID", "DATELINE_SINK",
            // What a shell sets for itself.
            "PWD", "OLDPWD", "SHLVL", "_",
        ]
        #expect(Set(names).isSubset(of: expected))
    }

    @Test func `it inherits nothing that this process has open`() async throws {
        let file = open(folder.file("open"), O_RDWR | O_CREAT, 0o600)
        defer { close(file) }
        #expect(file > 2)
        // The shell's own number leads to what the shell has open.
        #expect(try await run("ls /proc/$$/fd > $1/fds") == .delivered)
        let numbers = try text("fds").split(separator: "\n").compactMap { Int($0) }
        #expect(numbers.contains(0) && !numbers.contains(Int(file)))
    }

    @Test func `its status says how it went`() async throws {
        #expect(try await run("exit 75") == .failed(reason: "/bin/sh asks to be called again later", after: nil))
        #expect(
            try await run("echo one >&2; echo two >&2; exit 3")
                == .refused(reason: "/bin/sh ended with status 3: two"))
        #expect(try await run("kill -9 $$") == .refused(reason: "/bin/sh was ended by signal 9"))
    }

    @Test func `one that does not read its input is none the worse for it`() async throws {
        let message = Samples.message(1...400, title: Samples.hostileTitle)
        #expect(try await run("exec <&-; exit 0", message) == .delivered)
    }

    @Test func `what it complains of is bounded`() async throws {
        let outcome = try await run("head -c 3000000 /dev/zero | tr '\\0' x >&2; exit 1")
        guard case .refused(let reason) = outcome else {
            Issue.record("found \(outcome)")
            return
        }
        #expect(reason.count < 300)
    }

    @Test func `one that complains without end is ended in its time, too`() async throws {
        let started = ContinuousClock.now
        let outcome = try await run("exec yes >&2", timeout: .milliseconds(300))
        guard case .failed(let reason, nil) = outcome else {
            Issue.record("found \(outcome)")
            return
        }
        #expect(reason.hasPrefix("/bin/sh took longer than 300 ms and was ended"))
        // It would never end, or only after minutes.
        #expect(ContinuousClock.now - started < .seconds(500))
    }

    @Test func `one that does not end is ended, with all that it started`() async throws {
        let outcome = try await run(
            "trap '' TERM; sleep 60 & echo $! > $1/child; echo $$ > $1/parent; wait; sleep 60",
            timeout: .milliseconds(300))
        #expect(outcome == .failed(reason: "/bin/sh took longer than 300 ms and was ended", after: nil))
        for name in ["parent", "child"] {
            let pid = try #require(pid_t(try text(name).trimmingCharacters(in: .whitespacesAndNewlines)))
            let patience = ContinuousClock.now + .seconds(60)
            while isAlive(pid), ContinuousClock.now < patience { await Task.yield() }
            #expect(!isAlive(pid), "\(name) lives on")
        }
    }

    /// One that nobody waited for yet may still be listed, as a dead one.
    private func isAlive(_ pid: pid_t) -> Bool {
        guard let state = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return !state.contains(") Z")
    }

    @Test func `a cancelled delivery ends its program`() async throws {
        let folder = folder
        let task = Task { try await run("echo $$ > $1/pid; sleep 600", timeout: .seconds(600)) }
        while !FileManager.default.fileExists(atPath: folder.file("pid")) { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `a program that is not there is said`() async throws {
        let sink = ExecSink(name: "desk", arguments: ["/no/such/program"], timeout: .seconds(5))
        let expected = "/no/such/program cannot be run: No such file or directory"
        #expect(try await sink.deliver(Samples.message()) == .refused(reason: expected))
    }
}
