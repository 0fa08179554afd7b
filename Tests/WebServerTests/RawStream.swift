import Dispatch
import Foundation

/// A connection that reads what comes, as it comes: a test client that waits for a whole answer never sees a stream.
final class RawStream: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "test.stream")

    struct Failure: Error {
        let message: String
    }

    /// Asks at once; nothing is waited for longer than two minutes.
    init(port: Int, _ head: String) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.descriptor = descriptor
        var patience = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failure(message: "no connection: \(errno)") }
        let bytes = Array(head.utf8)
        guard send(descriptor, bytes, bytes.count, 0) == bytes.count else { throw Failure(message: "not sent") }
    }

    /// Says that nothing more will be asked, as a program does that goes away.
    func depart() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes until the text stands in it; all that came where the other side ends.
    func read(until part: String?) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [descriptor] in continuation.resume(with: Result { try Self.read(descriptor, until: part) }) }
        }
    }

    private static func read(_ descriptor: Int32, until part: String?) throws -> String {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw Failure(message: "nothing came: \(String(decoding: text, as: UTF8.self))") }
            if count == 0 { return String(decoding: text, as: UTF8.self) }
            text += buffer[..<count]
            if let part, String(decoding: text, as: UTF8.self).contains(part) {
                return String(decoding: text, as: UTF8.self)
            }
        }
    }

    deinit { close(descriptor) }
}
