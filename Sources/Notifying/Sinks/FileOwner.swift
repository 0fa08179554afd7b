import Foundation

/// Whose a file is, and who may read it: for the file that takes its place.
struct FileOwner {
    private let user: uid_t
    private let group: gid_t
    private let mode: mode_t

    init(_ status: stat) {
        user = status.st_uid
        group = status.st_gid
        mode = status.st_mode & 0o777
    }

    func take(over file: Int32) throws(FileTrouble) {
        // Root's command must not lock the service out of its file. A group that one is not in is no harm.
        if fchown(file, user, group) != 0, fchown(file, user, gid_t.max) != 0 {
            throw FileTrouble("it belongs to another user, to whom the new one cannot be given: \(systemReason(errno))")
        }
        guard fchmod(file, mode) == 0 else { throw FileTrouble(code: errno) }
    }
}
