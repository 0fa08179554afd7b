import Testing

@testable import Storage

struct SnapshotCodecTests {
    @Test func `what differs little takes little, and comes back whole`() throws {
        var state: UInt64 = 1
        let base = (0..<60_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        let next = Array("clock 12:31".utf8) + base
        let alone = try SnapshotCodec.compress(next, against: nil)
        let against = try SnapshotCodec.compress(next, against: base)
        #expect(against.count * 20 < alone.count)
        #expect(try SnapshotCodec.decompress(against, size: next.count, against: base) == next)
        #expect(try SnapshotCodec.decompress(alone, size: next.count, against: nil) == next)
    }

    @Test func `a damaged snapshot is noticed`() throws {
        var compressed = try SnapshotCodec.compress(Array(String(repeating: "abc", count: 100).utf8), against: nil)
        compressed[compressed.count - 1] ^= 0xFF
        #expect(throws: SnapshotCodec.Failure.self) {
            try SnapshotCodec.decompress(compressed, size: 300, against: nil)
        }
    }

    @Test func `an empty page is a snapshot too`() throws {
        #expect(try SnapshotCodec.decompress(SnapshotCodec.compress([], against: nil), size: 0, against: nil) == [])
    }
}
