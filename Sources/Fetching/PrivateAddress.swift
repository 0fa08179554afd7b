import Foundation

/// Tells the addresses that no news site lives at, by the IANA special-purpose registries (RFC 6890).
enum PrivateAddress {
    /// The address in words if it is loopback, private, link-local or otherwise not public; `nil` for a public one.
    static func name(of address: UnsafePointer<sockaddr>) -> String? {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                let bytes = withUnsafeBytes(of: pointer.pointee.sin_addr) { Array($0) }
                return isPublic(v4: bytes) ? nil : text(v4: bytes)
            }
        case AF_INET6:
            return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                let bytes = withUnsafeBytes(of: pointer.pointee.sin6_addr) { Array($0) }
                return isPublic(v6: bytes) ? nil : text(v6: bytes)
            }
        default: return "an address of an unknown family"
        }
    }

    static func isPublic(v4 bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (224..., _): false
        case (100, 64..<128): false
        case (169, 254), (192, 168), (198, 18...19): false
        case (172, 16..<32): false
        case (192, 0): bytes[2] != 0 && bytes[2] != 2
        default: true
        }
    }

    /// Mapped (`::ffff:0:0/96`) and NAT64 (`64:ff9b::/96`) addresses are judged by the IPv4 address inside.
    static func isPublic(v6 bytes: [UInt8]) -> Bool {
        let zeros = [UInt8](repeating: 0, count: 10)
        if Array(bytes[..<10]) == zeros, bytes[10] == 0xFF, bytes[11] == 0xFF {
            return isPublic(v4: Array(bytes[12...]))
        }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B]) { return isPublic(v4: Array(bytes[12...])) }
        if Array(bytes[..<10]) == zeros { return false }
        return switch (bytes[0], bytes[1]) {
        case (0xFC...0xFD, _), (0xFF, _), (0xFE, 0x80...): false
        default: true
        }
    }

    private static func text(v4 bytes: [UInt8]) -> String { bytes.map(String.init).joined(separator: ".") }

    private static func text(v6 bytes: [UInt8]) -> String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "an IPv6 address" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
