import Articles
import Foundation
import Locking
import Settings
import TestSupport
import Testing

@testable import Notifying

struct FileSinkTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("changes.jsonl")
    }

    private func seqs(_ name: String = "changes.jsonl") throws -> [String] {
        let text = try String(contentsOfFile: folder.file(name), encoding: .utf8)
        #expect(text.isEmpty || text.hasSuffix("\n"))
        return try text.split(separator: "\n").map { line in
            let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(event?["id"] as? String)
        }
    }

    @Test func `changes are appended as CloudEvents, one a line`() async throws {
        let sink = FileSink(path: path)
        #expect(try await sink.deliver(Samples.message(7...8, title: Samples.hostileTitle)) == .delivered)
        #expect(try await sink.deliver(Samples.message(9...9)) == .delivered)
        #expect(try seqs() == ["7", "8", "9"])
    }

    @Test func `a repeat adds no line, before and after a restart`() async throws {
        let sink = FileSink(path: path)
        #expect(try await sink.deliver(Samples.message(7...8)) == .delivered)
        #expect(try await sink.deliver(Samples.message(7...8)) == .delivered)
        #expect(try await FileSink(path: path).deliver(Samples.message(7...8)) == .delivered)
        #expect(try await FileSink(path: path).deliver(Samples.message(7...9)) == .delivered)
        #expect(try seqs() == ["7", "8", "9"])
    }

    @Test func `earlier changes that are told again are appended again`() async throws {
        let sink = FileSink(path: path)
        for seq: Int64 in [1, 2, 3, 1, 2] {
            #expect(try await sink.deliver(Samples.message(seq...seq)) == .delivered)
        }
        #expect(try seqs() == ["1", "2", "3", "1", "2"])
    }

    @Test func `a replay is appended whole, by the process that told it first and by another`() async throws {
        let sink = FileSink(path: path)
        for seq: Int64 in 1...3 {
            #expect(try await sink.deliver(Samples.message(seq...seq, id: "desk-\(seq)")) == .delivered)
        }
        var replay = Samples.message(1...3, id: "desk-1-3-r1")
        replay.isReplay = true
        for _ in 0..<2 { #expect(try await sink.deliver(replay) == .delivered) }
        #expect(try seqs() == ["1", "2", "3", "1", "2", "3"])
        replay.id = "desk-1-3-r2"
        #expect(try await FileSink(path: path).deliver(replay) == .delivered)
        #expect(try seqs() == ["1", "2", "3", "1", "2", "3", "1", "2", "3"])
    }

    @Test func `after logrotate the file is made anew, and a repeat is still known`() async throws {
        let sink = FileSink(path: path)
        #expect(try await sink.deliver(Samples.message(1...1)) == .delivered)
        try FileManager.default.moveItem(atPath: path, toPath: folder.file("changes.jsonl.1"))
        #expect(try await sink.deliver(Samples.message(1...1)) == .delivered)
        #expect(try await sink.deliver(Samples.message(2...2)) == .delivered)
        try FileManager.default.removeItem(atPath: path)
        #expect(try await sink.deliver(Samples.message(3...3)) == .delivered)
        #expect(try seqs("changes.jsonl.1") == ["1"])
        #expect(try seqs() == ["3"])
    }

    @Test func `half a line, as a power cut leaves it, is taken back and told again`() async throws {
        let line = try CloudEvent(Samples.change(1)).line()
        try folder.write(line + "\n" + String(line.prefix(100)), to: "changes.jsonl")
        #expect(try await FileSink(path: path).deliver(Samples.message(1...2)) == .delivered)
        #expect(try seqs() == ["1", "2"])
    }

    /// By a full disk, a kill or a power cut, after which there may be zeros.
    @Test(arguments: ["{", "{\"da", "{\"data\":", "{\"data\":{\"kinds\"", "\0\0\0\0"])
    func `whatever was left of a line is taken back before the next`(rest: String) async throws {
        let line = try CloudEvent(Samples.change(1)).line()
        try folder.write(line + "\n" + rest, to: "changes.jsonl")
        #expect(try await FileSink(path: path).deliver(Samples.message(1...2)) == .delivered)
        #expect(try seqs() == ["1", "2"])
    }

    @Test(.enabled(if: SmallDisk.isPossible, "nothing may be mounted here"))
    func `on a full disk nothing is half written, and it goes on where it was once there is room`() async throws {
        let disk = try #require(SmallDisk(at: folder.file("small")))
        let path = disk.path + "/changes.jsonl", sink = FileSink(path: path)
        var seq: Int64 = 0
        var outcome = DeliveryOutcome.delivered
        while outcome == .delivered, seq < 10_000 {
            seq += 1
            outcome = try await sink.deliver(Samples.message(seq...seq, id: "s-\(seq)"))
        }
        #expect(outcome == .failed(reason: "\(path): No space left on device", after: nil))
        let full = try String(contentsOfFile: path, encoding: .utf8)
        #expect(full.hasSuffix("}\n") && full.split(separator: "\n").count == Int(seq) - 1)
        #expect(disk.grow())
        for (last, process) in [(seq, sink), (seq + 1, FileSink(path: path))] {
            #expect(try await process.deliver(Samples.message(last...last, id: "s-\(last)")) == .delivered)
        }
        #expect(try seqs("small/changes.jsonl") == (1...seq + 1).map { "\($0)" })
        withExtendedLifetime(disk) {}
    }

    @Test func `another's text is left as it was`() async throws {
        try folder.write("kept", to: "changes.jsonl")
        #expect(try await FileSink(path: path).deliver(Samples.message(1...1)) == .delivered)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text == "kept\n" + (try CloudEvent(Samples.change(1)).line()) + "\n")
    }

    @Test func `a text without any line feed is another's, however long`() async throws {
        let text = String(repeating: "x", count: 17_000_000)
        try folder.write(text, to: "changes.jsonl")
        #expect(try await FileSink(path: path).deliver(Samples.message(1...1)) == .delivered)
        let line = Array((try CloudEvent(Samples.change(1)).line() + "\n").utf8)
        let file = try OpenFile(path)
        defer { file.close() }
        #expect(try file.size() == text.utf8.count + 1 + line.count)
        #expect(try file.bytes(1 + line.count, from: text.utf8.count) == [UInt8(ascii: "\n")] + line)
    }

    @Test func `a last line of any length is found`() async throws {
        let lines = [Samples.change(1), Samples.change(2, title: String(repeating: "x", count: 100_000))]
        for change in lines {
            let message = SinkMessage(id: "m", changes: [ToldChange(change: change)], isDigest: false)
            #expect(try await FileSink(path: path).deliver(message) == .delivered)
            #expect(try await FileSink(path: path).deliver(message) == .delivered)
        }
        #expect(try seqs() == ["1", "2"])
    }

    // MARK: Others

    @Test func `who writes to the same file waits for his turn, and not for ever`() async throws {
        let other = try OpenFile(path)
        try other.hold(until: .now)
        let sink = FileSink(path: path, patience: .milliseconds(50))
        let reason = path + ": another process is writing to it"
        #expect(try await sink.deliver(Samples.message(1...1)) == .failed(reason: reason, after: nil))
        other.release()
        #expect(try await sink.deliver(Samples.message(1...1)) == .delivered)
        other.close()
        #expect(try seqs() == ["1"])
    }

    @Test func `two sinks of one file write whole lines by turns`() async throws {
        await withTaskGroup(of: Bool.self) { [path] group in
            for first: Int64 in [1, 1001] {
                let sink = FileSink(path: path, patience: .seconds(60))
                group.addTask {
                    for seq in first..<first + 40 {
                        let message = Samples.message(seq...seq + 5, id: "s-\(seq)", title: Samples.hostileTitle)
                        guard let outcome = try? await sink.deliver(message), outcome == .delivered else {
                            return false
                        }
                    }
                    return true
                }
            }
            for await isWell in group { #expect(isWell) }
        }
        #expect(try seqs().count == 480)
    }

    @Test func `a file that another put in its place is written on, and what is lost is told again`() async throws {
        let sink = FileSink(path: path)
        for seq: Int64 in 1...3 {
            #expect(try await sink.deliver(Samples.message(seq...seq, id: "s-\(seq)")) == .delivered)
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").prefix(2)
        try folder.write(lines.map { $0 + "\n" }.joined(), to: "new")
        #expect(rename(folder.file("new"), path) == 0)
        // That it was written was not noted down, so it comes again.
        for _ in 0..<2 { #expect(try await sink.deliver(Samples.message(3...3, id: "s-3")) == .delivered) }
        #expect(try seqs() == ["1", "2", "3"])
        try folder.write("", to: "new")
        #expect(rename(folder.file("new"), path) == 0)
        #expect(try await sink.deliver(Samples.message(3...3, id: "s-3")) == .delivered)
        #expect(try seqs() == ["3"])
    }

    @Test func `a file that is not there is said, unless it was moved away`() async throws {
        let said = Locked(0)
        let sink = FileSink(path: path) { said.withLock { $0 += 1 } }
        #expect(try await sink.deliver(Samples.message(1...1, id: "s-1")) == .delivered)
        #expect(said.withLock { $0 } == 1)
        // By somebody who calls it as he likes.
        try FileManager.default.moveItem(atPath: path, toPath: folder.file("yesterday"))
        #expect(try await sink.deliver(Samples.message(2...2, id: "s-2")) == .delivered)
        #expect(said.withLock { $0 } == 1)
        try FileManager.default.removeItem(atPath: path)
        for seq: Int64 in 3...4 {
            #expect(try await sink.deliver(Samples.message(seq...seq, id: "s-\(seq)")) == .delivered)
        }
        #expect(said.withLock { $0 } == 2)
        // By logrotate, which has packed it since, and before another process began.
        try FileManager.default.moveItem(atPath: path, toPath: folder.file("changes.jsonl.1.gz"))
        let next = FileSink(path: path) { said.withLock { $0 += 1 } }
        #expect(try await next.deliver(Samples.message(5...5, id: "s-5")) == .delivered)
        #expect(said.withLock { $0 } == 2)
    }

    @Test(arguments: [
        ("changes.jsonl.1", true), ("changes.jsonl-20260305.gz", true), ("changes-20260305.jsonl", true),
        ("changes.1.jsonl", true), ("changes.atom", false), ("changes-fr.jsonl", false), ("changes.jsonl.bak", false),
        ("other.jsonl.1", false), ("changes.jsonl", false),
    ])
    func `what logrotate puts aside is known by its name`(name: String, isRotated: Bool) throws {
        try folder.write("", to: name)
        #expect(hasRotatedFile(beside: path) == isRotated)
    }

    @Test func `what cannot be written to is said`() async throws {
        let missing = FileSink(path: folder.file("no/such.jsonl"))
        let reason = folder.file("no/such.jsonl") + ": No such file or directory"
        #expect(try await missing.deliver(Samples.message()) == .failed(reason: reason, after: nil))
        guard case .failed(let text, _) = try await FileSink(path: "/dev/null").deliver(Samples.message()) else {
            Issue.record("a device is no log")
            return
        }
        #expect(text.contains("no regular file"))
    }
}

struct OutputSinkTests {
    @Test func `changes are written to the output, and a slow reader gets whole lines`() async throws {
        let pipe = Pipe()
        let sink = OutputSink(
            Outlet(file: pipe.fileHandleForWriting.fileDescriptor), patience: .milliseconds(200))
        let long = Samples.message(1...40, title: Samples.hostileTitle)
        guard case .failed(let reason, after: nil) = try await sink.deliver(long) else {
            Issue.record("nobody read, and it was delivered")
            return
        }
        #expect(reason == "standard output: its reader does not read")
        let said = Locked(Data())
        let reader = Thread { said.withLock { $0 = pipe.fileHandleForReading.readDataToEndOfFile() } }
        reader.start()
        while try await sink.deliver(long) != .delivered {}
        #expect(try await sink.deliver(Samples.message(41...41, id: "sink:41")) == .delivered)
        try pipe.fileHandleForWriting.close()
        while !reader.isFinished { await Task.yield() }
        let lines = String(decoding: said.withLock { $0 }, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 41)
        for line in lines { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) } }
    }

    @Test func `what one sink has begun, the next one ends, and each is told once`() async throws {
        let pipe = Pipe()
        let outlet = Outlet(file: pipe.fileHandleForWriting.fileDescriptor)
        let one = OutputSink(outlet, patience: .milliseconds(200)), other = OutputSink(outlet)
        let long = Samples.message(1...40, id: "one:1", title: Samples.hostileTitle)
        #expect(try await one.deliver(long) != .delivered)
        let said = Locked(Data())
        let reader = Thread { said.withLock { $0 = pipe.fileHandleForReading.readDataToEndOfFile() } }
        reader.start()
        #expect(try await other.deliver(Samples.message(41...41, id: "other:41")) == .delivered)
        #expect(try await one.deliver(long) == .delivered)
        // As settings that were read anew make one.
        #expect(try await OutputSink(outlet).deliver(Samples.message(42...42, id: "one:42")) == .delivered)
        try pipe.fileHandleForWriting.close()
        while !reader.isFinished { await Task.yield() }
        let lines = String(decoding: said.withLock { $0 }, as: UTF8.self).split(separator: "\n")
        let ids = try lines.map { line in
            let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return event?["id"] as? String
        }
        #expect(ids == (1...42).map { "\($0)" })
    }

    @Test func `a reader that went away is a failure, and ends nothing else`() async throws {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let sink = OutputSink(Outlet(file: pipe.fileHandleForWriting.fileDescriptor))
        #expect(
            try await sink.deliver(Samples.message()) == .failed(reason: "standard output: Broken pipe", after: nil))
    }
}
