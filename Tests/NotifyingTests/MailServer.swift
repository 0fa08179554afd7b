import Foundation
import Locking

/// A mail server on loopback that takes what it is sent and keeps it, one thread a connection.
final class MailServer: Sendable {
    struct Letter: Sendable {
        var from = ""
        var to: [String] = []
        /// As it came, without the dots that were doubled.
        var text = ""
    }

    let port: UInt16
    private let listener: Int32
    private let taken = Locked<[Letter]>([])
    /// What it says to a command's first word, in place of yes.
    private let answers: [String: String]
    /// To what it never answers: a command's first word, or "." for the end of a mail.
    private let silentTo: String?

    init(answers: [String: String] = [:], silentTo: String? = nil) throws {
        self.answers = answers
        self.silentTo = silentTo
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        port = try Self.listen(listener)
        let talk: @Sendable (Int32) -> Void = { [weak self] connection in
            self?.talk(MailLine(connection))
            close(connection)
        }
        let thread = Thread { [listener] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                Thread { talk(connection) }.start()
            }
            close(listener)
        }
        thread.start()
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    var url: String { "smtp://127.0.0.1:\(port)" }
    var letters: [Letter] { taken.withLock { $0 } }

    private static func listen(_ listener: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && Foundation.listen(listener, 16) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw CocoaError(.fileNoSuchFile) }
        return UInt16(bigEndian: address.sin_port)
    }

    private func talk(_ wire: MailLine) {
        var letter = Letter()
        wire.say("220 loopback.example")
        while let line = wire.next() {
            let word = line.split(whereSeparator: { $0 == " " || $0 == ":" }).first.map { $0.uppercased() } ?? ""
            if let answer = answers[word] {
                wire.say(answer)
                continue
            }
            if word == silentTo { continue }
            switch word {
            case "EHLO": wire.say("250-loopback.example\r\n250 SIZE 10000000")
            case "MAIL":
                letter.from = Self.address(line)
                wire.say("250 OK")
            case "RCPT":
                letter.to.append(Self.address(line))
                wire.say("250 OK")
            case "DATA":
                wire.say("354 go on")
                letter.text = wire.text()
                taken.withLock { $0.append(letter) }
                letter = Letter()
                if silentTo != "." { wire.say("250 taken") }
            case "QUIT": return wire.say("221 bye")
            default: wire.say("250 OK")
            }
        }
    }

    private static func address(_ line: String) -> String {
        String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }
}

/// One connection, line by line.
private final class MailLine {
    private let connection: Int32
    private var buffer: [UInt8] = []

    init(_ connection: Int32) {
        self.connection = connection
    }

    func say(_ line: String) {
        let bytes = Array((line + "\r\n").utf8)
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Without its line break; `nil` when the client hung up.
    func next() -> String? {
        while true {
            if let end = buffer.firstRange(of: Array("\r\n".utf8)) {
                defer { buffer.removeFirst(end.upperBound) }
                return String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            buffer += chunk[..<count]
        }
    }

    /// Up to the line with one dot.
    func text() -> String {
        var lines: [String] = []
        while let line = next(), line != "." { lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line) }
        return lines.map { $0 + "\r\n" }.joined()
    }
}
