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

    /// Whether a host is spelled as such an address, or is this machine by name: no resolver is asked.
    static func isPrivate(host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        var v4 = in_addr()
        if inet_pton(AF_INET, host, &v4) == 1 { return !isPublic(v4: withUnsafeBytes(of: v4) { Array($0) }) }
        var v6 = in6_addr()
        guard host.hasPrefix("["), inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &v6) == 1 else {
            return false
        }
        return !isPublic(v6: withUnsafeBytes(of: v6) { Array($0) })
    }

    static func isPublic(v4 bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (224..., _): false
        case (100, 64..<128): false
        case (169, 254), (192, 168), (198, 18...19): false
        case (172, 16..<32): false
        case (192, 0): bytes[2] != 0 && bytes[2] != 2
        case (198, 51): bytes[2] != 100
        case (203, 0): bytes[2] != 113
        default: true
        }
    }

    /// Addresses that carry an IPv4 address are judged by it: mapped (`::ffff:0:0/96`), NAT64 (`64:ff9b::/96`, RFC
    /// 6052) and 6to4 (`2002::/16`). What is left of `2000::/3` without documentation and Teredo is what is routed at
    /// all.
    static func isPublic(v6 bytes: [UInt8]) -> Bool {
        let zeros = [UInt8](repeating: 0, count: 10)
        if Array(bytes[..<10]) == zeros, bytes[10] == 0xFF, bytes[11] == 0xFF {
            return isPublic(v4: Array(bytes[12...]))
        }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return isPublic(v4: Array(bytes[12...]))
        }
        if bytes.starts(with: [0x20, 0x02]) { return isPublic(v4: Array(bytes[2..<6])) }
        if bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || bytes.starts(with: [0x20, 0x01, 0, 0]) { return false }
        return 0x20...0x3E ~= bytes[0] || (bytes[0] == 0x3F && bytes[1] < 0xFF)
    }

    private static func text(v4 bytes: [UInt8]) -> String { bytes.map(String.init).joined(separator: ".") }

    private static func text(v6 bytes: [UInt8]) -> String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "an IPv6 address" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
