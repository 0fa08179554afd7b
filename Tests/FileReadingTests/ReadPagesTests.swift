import Articles
import FileReading
import Foundation
import TestSupport
import Testing

struct ReadPagesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func pages(_ text: String, named name: String) async throws -> [PageFile] {
        try await pages(Array(text.utf8), named: name)
    }

    private func pages(_ bytes: [UInt8], named name: String) async throws -> [PageFile] {
        let path = folder.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let kind = try #require(PageFileKind(path: path))
        var pages: [PageFile] = []
        try await readPages(in: path, as: kind, most: 1 << 20) { pages.append($0) }
        return pages
    }

    private func text(_ page: PageFile) -> String { String(decoding: page.bytes, as: UTF8.self) }

    // MARK: Mail

    @Test func `a wire's mail gives its HTML, its subject, its date and its sender`() async throws {
        let mail = """
            Date: Mon, 30 Mar 2020 09:20:00 +0000\r
            From: =?utf-8?B?SmFuZSBEw7Zl?= <jane@wire.example>\r
            Subject: =?iso-8859-1?Q?Caf=E9_burns=2C?=\r
             =?utf-8?Q?_seven_dead?=\r
            Archived-At: <https://wire.example/2020/7>\r
            Content-Type: multipart/alternative; boundary="b 1"\r
            \r
            Not for readers.\r
            --b 1\r
            Content-Type: text/plain\r
            \r
            Plain\r
            --b 1\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            <p>Caf=C3=A9 =\r
            burns</p>\r
            --b 1--\r

            """
        let page = try #require(try await pages(mail, named: "wire.eml").first)
        #expect(text(page).trimmingCharacters(in: .whitespacesAndNewlines) == "<p>Café burns</p>")
        #expect(page.title == "Café burns, seven dead")
        #expect(page.published?.description == "2020-03-30T09:20:00Z")
        #expect(page.author == "Jane Döe")
        #expect(page.url?.text == "https://wire.example/2020/7")
    }

    @Test func `a plain mail in Base64 is its text`() async throws {
        let mail = "Subject: x\nContent-Transfer-Encoding: base64\n\nU2V2ZW4g\nZGVhZA==\n"
        #expect(try await pages(mail, named: "a.eml").map(text) == ["Seven dead"])
    }

    @Test func `what is no mail is said`() async throws {
        await #expect(throws: FileError.notMail) { try await pages("hello", named: "a.eml") }
    }

    // MARK: Web archives

    private static func record(_ type: String, _ url: String, _ body: String) -> String {
        "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }

    private static let archive =
        record("warcinfo", "x", "software: test")
        + record("request", "http://h.example/a", "GET /a HTTP/1.1\r\n\r\n")
        + record("response", "http://h.example/a", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A</p>")
        + record("response", "http://h.example/b", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no</p>")
        + record("response", "http://h.example/c.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG")
        + record(
            "response", "<http://h.example/d>",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4;x=1\r\n<p>D\r\n4\r\n</p>\r\n0\r\n\r\n"
        )
        + record(
            "response", "http://h.example/huge", "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 2 << 20))
        + record("resource", "http://h.example/e", "never typed")

    @Test func `an archive gives the pages that answered, chunked or not`() async throws {
        let found = try await pages(Self.archive, named: "crawl.warc")
        #expect(found.map { $0.url?.text } == ["http://h.example/a", "http://h.example/d"])
        #expect(found.map(text) == ["<p>A</p>", "<p>D</p>"])
    }

    @Test func `a packed archive, each record by itself, is read as one`() async throws {
        let plain = folder.path + "/plain"
        try Data(Self.archive.utf8).write(to: URL(fileURLWithPath: plain))
        try Child(
            "/bin/sh", ["-c", "(head -c 300 '\(plain)' | gzip; tail -c +301 '\(plain)' | gzip) > '\(plain).gz'"]
        ).waitUntilExit()
        let packed = Array(try Data(contentsOf: URL(fileURLWithPath: plain + ".gz")))
        #expect(try await pages(packed, named: "crawl.warc.gz").map(text) == ["<p>A</p>", "<p>D</p>"])
    }

    @Test func `an archive that was cut off is said, after its pages`() async throws {
        let whole = Self.record(
            "response", "http://h.example/a", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A</p>")
        let path = folder.path + "/cut.warc"
        try Data((whole + String(whole.dropLast(40))).utf8).write(to: URL(fileURLWithPath: path))
        var pages: [PageFile] = []
        await #expect(throws: FileError.cutOff) {
            try await readPages(in: path, as: .webArchive) { pages.append($0) }
        }
        #expect(pages.map(text) == ["<p>A</p>"])
    }

    @Test func `an answer that is packed in a way that is not unpacked here is passed over`() async throws {
        let packed = Self.record(
            "response", "http://h.example/a",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\nnot brotli")
        #expect(try await pages(packed, named: "br.warc").isEmpty)
    }

    @Test func `parts without headers are whole, and one that was cut off counts`() async throws {
        let head = "Subject: x\r\nContent-Type: multipart/mixed; boundary=XX\r\n\r\n"
        #expect(
            try await pages(head + "--XX\r\n\r\nFirst.\r\n\r\nSecond.\r\n--XX--\r\n", named: "a.eml").map(text)
                == ["First.\r\n\r\nSecond.\r\n"])
        #expect(try await pages(head + "--XX\r\n\r\nFirst.", named: "b.eml").map(text) == ["First."])
    }

    @Test func `what is no archive is said, with what was found`() async throws {
        await #expect(throws: FileError.notWARC(found: "<html> not an archive")) {
            try await pages("<html> not an archive\n\n", named: "a.warc")
        }
    }

    @Test func `files of other kinds are none of ours`() {
        #expect(PageFileKind(path: "a.pdf") == nil && PageFileKind(path: "a.gz") == nil)
    }
}
