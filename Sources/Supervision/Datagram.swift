import Foundation

/// One message to a Unix socket that takes datagrams: that is all that systemd's own protocols are.
struct Datagram {
    /// A path, or `@` and a name in the abstract namespace.
    let address: String

    /// A message that is larger than the socket takes is told by nobody.
    /// - Returns: whether it was taken.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        guard let (place, length) = socketAddress() else { return false }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { _ = close(descriptor) }
        let sent = withUnsafePointer(to: place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bytes.withUnsafeBytes {
                    sendto(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL), address, length)
                }
            }
        }
        return sent == bytes.count
    }

    func socketAddress() -> (sockaddr_un, socklen_t)? {
        let name = Array(address.utf8)
        var place = sockaddr_un()
        guard !name.isEmpty, name.count < MemoryLayout.size(ofValue: place.sun_path) else { return nil }
        place.sun_family = sa_family_t(AF_UNIX)
        let isAbstract = name[0] == UInt8(ascii: "@")
        withUnsafeMutableBytes(of: &place.sun_path) { path in
            for (index, byte) in name.enumerated() { path[index] = byte }
            if isAbstract { path[0] = 0 }
        }
        // A path ends with a zero; an abstract name is as long as it is said to be.
        let length = MemoryLayout<sa_family_t>.size + name.count + (isAbstract ? 0 : 1)
        return (place, socklen_t(length))
    }
}
