import Foundation

/// Whose a file is, and who may read it: for the file that takes its place.
struct FileOwner {
    private let user: uid_t
    private let group: gid_t
    private let mode: mode_t

    /// Of the file at this place. Of one that is not there: the folder's owner, where root asks on behalf of a service.
    init(ofFileAt path: String) {
        var status = stat()
        if stat(path, &status) == 0 {
            (user, group, mode) = (status.st_uid, status.st_gid, status.st_mode & 0o777)
            return
        }
        let isForFolder = geteuid() == 0 && stat((path as NSString).deletingLastPathComponent, &status) == 0
        user = isForFolder ? status.st_uid : geteuid()
        group = isForFolder ? status.st_gid : getegid()
        mode = 0o644
    }

    func take(over file: Int32) throws(FileTrouble) {
        // Root's command must not lock the service out of its file. A group that one is not in is no harm.
        if fchown(file, user, group) != 0, fchown(file, user, gid_t.max) != 0 {
            throw FileTrouble("belongs to another user, who would lose it: \(systemReason(errno))")
        }
        guard fchmod(file, mode) == 0 else { throw FileTrouble(code: errno) }
    }
}
