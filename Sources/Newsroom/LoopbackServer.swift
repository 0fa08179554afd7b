import Foundation
import Locking

/// An HTTP/1.1 server on loopback for the demo and the tests, one thread a connection.
///
/// On raw sockets, since it has to be able to do what no server library lets it: cut an answer off, lie about its
/// length, dribble, or never answer. It listens on 127.0.0.0/8 only.
public final class LoopbackServer: Sendable {
    public let host: String
    public let port: UInt16
    private let listener: Int32
    private let handler: @Sendable (ServedRequest) -> ServedResponse
    private let served = Locked<[ServedExchange]>([])

    /// - Parameters:
    ///   - host: an address of 127.0.0.0/8: each outlet of the demo has one of its own.
    ///   - port: 0 for any that is free.
    public init(
        host: String = "127.0.0.1", port: UInt16 = 0, handler: @escaping @Sendable (ServedRequest) -> ServedResponse
    ) throws(ServerError) {
        precondition(host.hasPrefix("127."), "only loopback is served")
        self.host = host
        self.handler = handler
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.port = try Self.listen(on: listener, host, port)
        let serve: @Sendable (Int32) -> Void = { [weak self] connection in
            self?.serve(connection)
            close(connection)
        }
        let thread = Thread { [listener] in Self.accept(on: listener, serve) }
        thread.start()
    }

    /// Without a trailing slash.
    public var url: String { "http://\(host):\(port)" }

    /// What was asked and answered so far, in order of the answers.
    public var exchanges: [ServedExchange] { served.withLock { $0 } }

    public func forgetExchanges() { served.withLock { $0 = [] } }

    public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    deinit { stop() }

    // MARK: Connections

    private static func listen(on listener: Int32, _ host: String, _ port: UInt16) throws(ServerError) -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        var reuse: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && Foundation.listen(listener, 256) == 0
                    && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw ServerError(reason: String(cString: strerror(errno))) }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Until the listener is shut down. It is closed here and nowhere else: closed elsewhere, its number could be
    /// given to another server's while this thread is about to ask it for a connection.
    private static func accept(on listener: Int32, _ serve: @escaping @Sendable (Int32) -> Void) {
        defer { close(listener) }
        while true {
            let connection = Foundation.accept(listener, nil, nil)
            // A client that gave up before its turn, or a signal, ends nothing.
            if connection < 0, [EINTR, ECONNABORTED, EMFILE, ENFILE].contains(errno) { continue }
            guard connection >= 0 else { return }
            Thread { serve(connection) }.start()
        }
    }

    private func serve(_ connection: Int32) {
        var wire = Wire(connection)
        while let request = wire.nextRequest() {
            let response = handler(request)
            served.withLock { $0.append(ServedExchange(request: request, status: response.status)) }
            guard wire.send(response) else { return }
        }
    }
}

public struct ServerError: Error, CustomStringConvertible {
    public let reason: String
    public var description: String { "no loopback server: \(reason)" }
}

/// One connection's bytes.
private struct Wire {
    private let connection: Int32
    private var buffer: [UInt8] = []

    init(_ connection: Int32) {
        self.connection = connection
    }

    /// `nil` when the client hung up.
    mutating func nextRequest() -> ServedRequest? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let range = buffer.firstRange(of: end) {
                let head = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
                buffer.removeFirst(range.upperBound)
                return withBody(ServedRequest(head: head))
            }
            // 0x16 begins a TLS handshake, which is not spoken here.
            guard buffer.count < 65_536, receive(), buffer.first != 0x16 else { return nil }
        }
    }

    /// `nil` for a body that does not come whole, or is longer than any that is sent here.
    private mutating func withBody(_ request: ServedRequest) -> ServedRequest? {
        let length = request.headers["content-length"].flatMap { Int($0) } ?? 0
        guard 0...16_777_216 ~= length else { return nil }
        while buffer.count < length { guard receive() else { return nil } }
        defer { buffer.removeFirst(length) }
        return request.with(body: Array(buffer[..<length]))
    }

    private mutating func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 8192)
        let count = recv(connection, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }

    /// `false` when the connection is not to be used again.
    func send(_ response: ServedResponse) -> Bool {
        switch response.delivery {
        case .never:
            Thread.sleep(forTimeInterval: 60)
            return false
        case .hangUp: return false
        case .cutOff(let count): return write(response.head + response.body.prefix(count)) && false
        case .dribble(let size, let pause):
            guard write(response.head) else { return false }
            for start in stride(from: 0, to: response.body.count, by: size) {
                Thread.sleep(forTimeInterval: pause)
                guard write(Array(response.body[start..<min(start + size, response.body.count)])) else { return false }
            }
            return true
        case .whole: return write(response.head + response.body)
        }
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
