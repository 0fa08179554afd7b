import CMalloc
import Foundation

/// The processor's time of this thread, while it runs: making the articles up is not counted, nor are other processes.
struct Stopwatch {
    private(set) var nanoseconds = 0
    private var started = 0

    mutating func start() { started = Self.now() }

    mutating func stop() { nanoseconds += Self.now() - started }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}

/// What the process has in memory beyond what it had when this was made.
struct MemoryMeter {
    /// Mebibytes that were resident then; the peak is counted from there.
    let residentBefore: Int
    private let heapBefore: Int

    init() {
        heap_trim()
        // Reading the corpora took more than anything that follows; “5” resets the peak (man 5 proc).
        if let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") {
            try? file.write(contentsOf: Data("5".utf8))
        }
        residentBefore = Self.mebibytes("VmRSS:")
        heapBefore = Int(heap_in_use())
    }

    /// Bytes that were allocated since, and are still.
    var held: Int { Int(heap_in_use()) - heapBefore }

    /// Mebibytes, of the whole process.
    var peak: Int { Self.mebibytes("VmHWM:") }

    private static func mebibytes(_ field: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}

/// Bytes that the process has handed to the system to write, so far.
func bytesWritten() -> Int {
    let counts = (try? String(contentsOfFile: "/proc/self/io", encoding: .utf8)) ?? ""
    let line = counts.split(separator: "\n").first { $0.hasPrefix("wchar:") }
    return line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
}

/// At once, also into a file: some runs take an hour.
func say(_ columns: String...) {
    FileHandle.standardOutput.write(Data((columns.joined(separator: "\t") + "\n").utf8))
}

func rounded(_ number: Double) -> String { String(format: "%.1f", number) }
