import Foundation

/// A file that is written beside another and then put in its place, whole or not at all. Its calls block their thread.
struct FileDraft: Sendable {
    private let file: OpenFile
    private let path: String
    private let target: String

    /// One process at a time writes it. What a killed one has left of it is begun anew.
    init(for target: String) throws(FileTrouble) {
        let folder = (target as NSString).deletingLastPathComponent
        // In the same folder, since a file is not renamed across file systems; hidden, as logrotate's patterns pass it over.
        path = (folder as NSString).appendingPathComponent(".\((target as NSString).lastPathComponent).new")
        self.target = target
        var old = stat()
        if stat(target, &old) == 0, old.st_mode & S_IFMT != S_IFREG { throw FileTrouble("is no regular file") }
        file = try OpenFile(path, O_NOFOLLOW)
        do throws(FileTrouble) {
            try file.hold(until: .now)
            // Or it was put in its place meanwhile, and is what must not be touched.
            guard file.isAt(path) else { throw FileTrouble("another process has just written it anew") }
            try file.cut(to: 0)
        } catch {
            file.close()
            throw error
        }
    }

    func add(_ bytes: [UInt8]) throws(FileTrouble) { try file.addLoosely(bytes) }

    /// On the disk when this returns.
    func settle() throws(FileTrouble) { try file.settle() }

    /// On the disk and in its place when this returns.
    func put(as owner: FileOwner) throws(FileTrouble) {
        try file.give(to: owner)
        try file.settle()
        guard rename(path, target) == 0 else { throw FileTrouble(code: errno) }
        syncFolder((target as NSString).deletingLastPathComponent)
    }

    /// Takes away what was not put in its place.
    func close() {
        if file.isAt(path) { unlink(path) }
        file.close()
    }
}
