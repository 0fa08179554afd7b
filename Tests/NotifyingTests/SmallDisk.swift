import Foundation
import TestSupport

/// A disk of 64 KiB in memory, for whoever may mount one; it goes with its owner.
final class SmallDisk: Sendable {
    let path: String

    /// Whether one can be had here.
    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        return SmallDisk(at: folder.file("trial")) != nil
    }()

    /// `nil` where this user, or this sandbox, mounts nothing.
    init?(at path: String) {
        self.path = path
        let isMade = (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)) != nil
        guard isMade, Self.mount(["-t", "tmpfs", "-o", "size=64k", "tmpfs", path]) else { return nil }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    /// Makes room.
    func grow() -> Bool { Self.mount(["-o", "remount,size=1m", path]) }

    private static func mount(_ arguments: [String]) -> Bool {
        guard let program = try? Child("/bin/mount", arguments) else { return false }
        return program.wait() == .exit(0)
    }
}
