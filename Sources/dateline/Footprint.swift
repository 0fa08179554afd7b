import CHeap
import Foundation

/// What the process holds in memory.
///
/// Most of it is the program's own code, of which each part is run for moments: to start, to read a feed of that kind,
/// to show a page. Linux keeps what was ever touched, sixteen pages around each, as long as nobody else is in need.
enum Footprint {
    /// Where a file was mapped to that nobody may write to.
    private struct FilePart {
        let path: String
        let bounds: Range<UInt>
        let isCode: Bool
        /// Whether nothing was written there before, such as addresses when the program was loaded: that is in no file.
        var isClean = false

        /// - Parameter line: the first of a part's in smaps (proc_pid_smaps(5)); `nil` for other parts.
        init?(_ line: ArraySlice<UInt8>) {
            let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count > 5, ["r-xp", "r--p"].contains(words[1]), words[5].utf8.first == UInt8(ascii: "/")
            else { return nil }
            let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard ends.count == 2 else { return nil }
            (path, bounds, isCode) = (words[5], ends[0]..<ends[1], words[1] == "r-xp")
        }
    }

    /// The parts of memory that stand in files as they are: code and constants, of the program and of its libraries.
    /// Other files may be gone from memory by the time, and something else be in their place.
    private static let fileParts: [Range<UInt>] = {
        // The kernel tells a file of this kind a page at a time, and no size: it has to be read to its end.
        guard let file = FileHandle(forReadingAtPath: "/proc/self/smaps"), let data = try? file.readToEnd() else {
            return []
        }
        var parts: [FilePart] = []
        var part: FilePart?
        for line in [UInt8](data).split(separator: UInt8(ascii: "\n")) {
            switch line[line.startIndex] {
            // Of a part's lines the first begins with its bounds, all others with a capital.
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): part = FilePart(line)
            case UInt8(ascii: "A"):
                guard part != nil, line.starts(with: "Anonymous:".utf8) else { continue }
                part?.isClean = line.filter { 48...57 ~= $0 } == [UInt8(ascii: "0")]
                if let part { parts.append(part) }
            default: break
            }
        }
        let programs = Set(parts.filter(\.isCode).map(\.path))
        return parts.filter { $0.isClean && programs.contains($0.path) }.map(\.bounds)
    }()

    /// Lets go of code and constants as far as they were used: what is needed comes back from the file, some pages at a
    /// time, within a millisecond or two.
    static func dropCode() {
        for part in fileParts {
            madvise(UnsafeMutableRawPointer(bitPattern: part.lowerBound), part.count, MADV_DONTNEED)
        }
    }

    /// Bytes in memory at this moment, of which a few hundred KiB may not be counted yet; all there are where that is not told.
    private static var resident: Int {
        // The second number of proc_pid_statm(5), in pages.
        guard let file = FileHandle(forReadingAtPath: "/proc/self/statm"), let line = try? file.readToEnd(),
            let pages = line.split(separator: UInt8(ascii: " ")).dropFirst().first
                .flatMap({ Int(String(decoding: $0, as: UTF8.self)) })
        else { return .max }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Gives back what of the heap is free, between what is not: what a busy minute took would else be kept for ever.
    static func trimHeap() { malloc_trim(0) }

    /// Does so again and again while something is done.
    ///
    /// On a thread of its own: a task would wait for a turn among those that run the code.
    /// - Parameters:
    ///   - size: bytes that the process may hold before it lets go of anything. What comes back a moment later takes
    ///     a twentieth of the time of a first sync.
    ///   - trimsHeap: takes a few milliseconds each time, so not for who is in a hurry.
    static func droppingCode<Value>(
        every interval: Duration, above size: Int = 0, trimsHeap: Bool = false, while body: () async throws -> Value
    ) async rethrows -> Value {
        let isDone = DispatchSemaphore(value: 0)
        let pause = DispatchTimeInterval.milliseconds(Int(interval / .milliseconds(1)))
        let dropping = Thread {
            repeat {
                if size == 0 || resident > size { dropCode() }
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
