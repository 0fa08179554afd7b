import Foundation
import Locking

/// A server for programs of this machine that ask how this one does: GET alone, short answers, one connection at a time.
/// Whoever asks slowly is cut off after two seconds, so that nobody holds it.
public final class PlainServer: Sendable {
    public enum Place: Sendable {
        case port(host: String, UInt16)
        case socket(path: String)
    }

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let listener: Int32
    private let answer: @Sendable (String) -> String?

    /// - Parameter answer: the text of a path; `nil` for one that there is not.
    public init(at place: Place, answer: @escaping @Sendable (String) -> String?) throws(Failure) {
        self.answer = answer
        switch place {
        case .port(let host, let port): listener = try Self.listen(host, port)
        case .socket(let path): listener = try Self.listen(path)
        }
    }

    deinit { _ = close(listener) }

    /// Serves until its task is cancelled.
    public func run() async throws {
        let isOver = Locked(false)
        let ended = Ending()
        Thread { [self] in
            while !isOver.withLock({ $0 }) { serveNext() }
            ended.note()
        }.start()
        await withTaskCancellationHandler {
            await ended.wait()
        } onCancel: {
            isOver.withLock { $0 = true }
        }
        throw CancellationError()
    }

    // MARK: Connections

    /// Looks up from waiting twice a second, to see whether it is over.
    private func serveNext() {
        var descriptor = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 500) > 0 else { return }
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        defer { _ = close(connection) }
        var patience = timeval(tv_sec: 2, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard let head = readHead(connection) else { return }
        send(reply(to: head), connection)
    }

    private static let longestHead = 8192

    private func readHead(_ connection: Int32) -> String? {
        var head: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        let deadline = ContinuousClock.now + .seconds(2)
        while head.count < Self.longestHead, ContinuousClock.now < deadline {
            let count = buffer.withUnsafeMutableBytes { read(connection, $0.baseAddress, $0.count) }
            guard count > 0 else { return nil }
            head += buffer[0..<count]
            let text = String(decoding: head, as: UTF8.self)
            if text.contains("\r\n\r\n") || text.contains("\n\n") { return text }
        }
        return nil
    }

    private func reply(to head: String) -> String {
        let words = head.split(separator: "\r\n").first?.split(separator: " ") ?? []
        guard words.count == 3 else { return Self.reply("400 Bad Request", "expected a request\n") }
        guard words[0] == "GET" else { return Self.reply("405 Method Not Allowed", "only GET\n") }
        let path = words[1].split(separator: "?").first.map(String.init) ?? "/"
        guard let text = answer(path) else { return Self.reply("404 Not Found", "nothing here\n") }
        return Self.reply("200 OK", text)
    }

    private static func reply(_ status: String, _ text: String) -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"
            + "Content-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n\(text)"
    }

    private func send(_ text: String, _ connection: Int32) {
        var bytes = ArraySlice(Array(text.utf8))
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    // MARK: Listening

    private static func listen(_ host: String, _ port: UInt16) throws(Failure) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var reuse: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && Foundation.listen(listener, 16) == 0
            }
        }
        if isListening { return listener }
        throw failure("\(host):\(port)", listener)
    }

    private static func listen(_ path: String) throws(Failure) -> Int32 {
        guard let (address, size) = Datagram(address: path).socketAddress() else {
            throw Failure(description: "\(path): too long for a socket")
        }
        // What a process that was killed left behind.
        unlink(path)
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let isListening = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && Foundation.listen(listener, 16) == 0
            }
        }
        if isListening { return listener }
        throw failure(path, listener)
    }

    private static func failure(_ place: String, _ listener: Int32) -> Failure {
        let reason = String(cString: strerror(errno))
        _ = close(listener)
        return Failure(description: "metrics: \(place): cannot be listened at: \(reason)")
    }
}

/// Somebody who waits for a thread's end.
private final class Ending: Sendable {
    private struct State {
        var isOver = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Locked(State())

    func note() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.isOver = true
            return state.waiter
        }
        waiter?.resume()
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state -> Bool in
                if !state.isOver { state.waiter = continuation }
                return state.isOver
            }
            if isOver { continuation.resume() }
        }
    }
}
