import Foundation

/// Puts a file in another's place, whole or not at all, on the disk when this returns. Blocks its thread.
/// - Returns: why it could not, in words; `nil` where it could.
func replaceFile(at path: String, with bytes: [UInt8]) -> String? {
    let folder = (path as NSString).deletingLastPathComponent
    bearFailedWrites()
    // In the same folder, since a file is not renamed across file systems; a name for each process, since “sinks test” may
    // write while the service does.
    let new = (folder as NSString).appendingPathComponent(".\((path as NSString).lastPathComponent).\(getpid()).new")
    let file = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { return systemReason(errno) }
    let failure = writeWhole(bytes, to: file) ?? (fsync(file) == 0 ? nil : systemReason(errno))
    close(file)
    guard failure == nil, rename(new, path) == 0 else {
        let reason = failure ?? systemReason(errno)
        unlink(new)
        return reason
    }
    syncFolder(folder)
    return nil
}

/// A name, too, has to reach the disk.
func syncFolder(_ folder: String) {
    let folder = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
}

/// - Returns: why it could not, in words; `nil` where it could.
func writeWhole(_ bytes: [UInt8], to file: Int32) -> String? {
    var written = 0
    while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return systemReason(errno) }
        written += count
    }
    return nil
}
