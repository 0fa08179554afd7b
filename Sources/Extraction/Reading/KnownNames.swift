import Foundation
import Markup

/// What the names of one page's elements tell, each looked up once: pages call hundreds of elements the same.
///
/// Knows the names where they stand in the page's source, so that the document has to live longer.
final class KnownNames {
    private typealias Known = (name: Bytes, told: Surroundings)

    private let known: UnsafeMutableBufferPointer<Known>

    /// A power of two; a name takes the place of another that falls on the same.
    private static let most = 1024

    init() {
        known = .allocate(capacity: Self.most)
        known.initialize(repeating: (Bytes(start: nil, count: 0), []))
    }

    deinit { known.deallocate() }

    /// What the words of a `class` or an `id` tell together.
    func surroundings(of name: Bytes) -> Surroundings {
        guard let base = name.baseAddress, !name.isEmpty else { return [] }
        let place = Self.place(of: name)
        let found = known[place]
        if found.name.count == name.count, let other = found.name.baseAddress, memcmp(other, base, name.count) == 0 {
            return found.told
        }
        let told = NameWords.surroundings(of: name)
        known[place] = (name, told)
        return told
    }

    /// By the length and the bytes at both ends.
    private static func place(of name: Bytes) -> Int {
        var hash = UInt64(truncatingIfNeeded: name.count)
        if name.count >= 8, let base = UnsafeRawPointer(name.baseAddress) {
            hash = hash &* 31 ^ base.loadUnaligned(as: UInt64.self)
            hash =
                hash &* 0x9E37_79B9_7F4A_7C15
                ^ base.loadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self)
        } else {
            for byte in name { hash = hash &* 31 ^ UInt64(byte) }
        }
        // Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
        return Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 32) & (most - 1)
    }
}
