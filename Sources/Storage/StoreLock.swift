import Foundation

/// Says that one process writes to a store. Held until released or the process ends, however it ends.
public final class StoreLock: Sendable {
    private let descriptor: Int32

    /// - Parameter waits: whether to wait for another holder, instead of throwing `StoreError.held`.
    public init(storePath: String, waits: Bool) throws(StoreError) {
        let path = storePath + ".lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw .cannotOpen(path: storePath, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(
                in: .whitespacesAndNewlines)
            close(descriptor)
            throw .held(path: storePath, by: holder.flatMap { $0.isEmpty ? nil : $0 } ?? "another process")
        }
        sign()
    }

    /// Who holds it, for the message that others get.
    private func sign() {
        let name = "\(CommandLine.arguments.dropFirst().first ?? "dateline"), process \(getpid())\n"
        ftruncate(descriptor, 0)
        _ = name.withCString { write(descriptor, $0, strlen($0)) }
    }

    deinit { close(descriptor) }
}
