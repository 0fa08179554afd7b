import CHeap
import Foundation

/// What the process holds in memory.
///
/// Most of it is the program's own code, of which each part is run for moments: to start, to read a feed of that kind,
/// to show a page. Linux keeps what was ever touched, sixteen pages around each, as long as nobody else is in need.
enum Footprint {
    /// The parts of memory that code was mapped to from files.
    private static let code: [Range<UInt>] = {
        // The kernel tells a file of this kind a page at a time, and no size: it has to be read to its end.
        guard let file = FileHandle(forReadingAtPath: "/proc/self/maps"), let bytes = try? file.readToEnd() else {
            return []
        }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let fields = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count > 5, fields[1] == "r-xp", fields[5].utf8.first == UInt8(ascii: "/") else { return nil }
            let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            return bounds.count == 2 ? bounds[0]..<bounds[1] : nil
        }
    }()

    /// Lets go of the code as far as it has run: what is needed comes back from the file, some pages at a time, within
    /// a millisecond or two.
    static func dropCode() {
        for part in code { madvise(UnsafeMutableRawPointer(bitPattern: part.lowerBound), part.count, MADV_DONTNEED) }
    }

    /// Gives back what of the heap is free, between what is not: what a busy minute took would else be kept for ever.
    static func trimHeap() { malloc_trim(0) }

    /// Does so again and again while something is done.
    ///
    /// On a thread of its own: a task would wait for a turn among those that run the code.
    /// - Parameter trimsHeap: takes a few milliseconds each time, so not for who is in a hurry.
    static func droppingCode<Value>(
        every interval: Duration, trimsHeap: Bool = false, while body: () async throws -> Value
    ) async rethrows -> Value {
        let isDone = DispatchSemaphore(value: 0)
        let pause = DispatchTimeInterval.milliseconds(Int(interval / .milliseconds(1)))
        let dropping = Thread {
            repeat {
                dropCode()
                if trimsHeap { trimHeap() }
            } while isDone.wait(timeout: .now() + pause) == .timedOut
        }
        dropping.name = "dateline-memory"
        dropping.stackSize = 256 << 10
        dropping.start()
        defer { isDone.signal() }
        return try await body()
    }
}
