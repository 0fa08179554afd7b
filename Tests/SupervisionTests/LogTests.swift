import Foundation
import TestSupport
import Testing

@testable import Supervision

struct LogTests {
    private let time = Date(timeIntervalSince1970: 1_772_734_927)

    @Test func `a line of text says when, how bad, what, and what about`() {
        let entry = LogEntry(.warning, "cut\noff", [("source", "https://a.example/feed"), ("title", "Two \"words\"")])
        #expect(
            entry.text(at: time)
                == "2026-03-05T18:22:07Z warning: cut off source=https://a.example/feed title=\"Two \\\"words\\\"\"\n")
    }

    @Test func `a line of JSON is an object whatever stands in it`() throws {
        let entry = LogEntry(.info, "a \"b\" \\ \u{1} ü\n", [("article", "7")])
        let line = entry.json(at: time)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
        #expect(
            object == [
                "time": "2026-03-05T18:22:07Z", "priority": "info", "message": "a \"b\" \\ \u{1} ü\n", "article": "7",
            ])
        #expect(line.split(separator: "\n").count == 1)
    }

    @Test func `the journal gets fields of their own, with their length where they have several lines`() {
        let bytes = LogEntry(.error, "one\ntwo", [("source", "x")]).journal()
        var expected = Array("MESSAGE\n".utf8)
        expected += [7, 0, 0, 0, 0, 0, 0, 0]
        expected += Array("one\ntwo\n".utf8)
        expected += Array("PRIORITY=3\nSYSLOG_IDENTIFIER=dateline\nDATELINE_SOURCE=x\n".utf8)
        #expect(bytes == expected)
    }

    @Test func `a stream that is not standard error is no journal`() {
        #expect(!JournalStream.isStandardError([:]))
        #expect(!JournalStream.isStandardError(["JOURNAL_STREAM": "1:2"]))
        #expect(!JournalStream.isStandardError(["JOURNAL_STREAM": "x"]))
    }

    @Test func `a watchdog of another process is not fed`() {
        #expect(Supervisor(environment: ["WATCHDOG_USEC": "2000000"]).watchdog == .seconds(2))
        #expect(Supervisor(environment: ["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "1"]).watchdog == nil)
        #expect(Supervisor(environment: ["WATCHDOG_USEC": "soon"]).watchdog == nil)
    }

    @Test func `a name that is too long for a socket is no socket`() {
        #expect(!Datagram(address: "/" + String(repeating: "x", count: 200)).send([1]))
        #expect(!Datagram(address: "").send([1]))
        #expect(!Datagram(address: "@dateline-nobody-listens").send([1]))
    }
}
