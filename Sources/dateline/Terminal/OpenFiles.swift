import Foundation

/// How many files and connections this process may have open.
enum OpenFiles {
    /// Takes all that the system grants. Shells begin with 1024, which as many readers of an event stream use up.
    /// - Returns: how many these are now; `nil` where the system does not say.
    static func raised() -> Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        var wanted = limit
        wanted.rlim_cur = limit.rlim_max
        if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &wanted) == 0 { limit = wanted }
        return Int(clamping: limit.rlim_cur)
    }
}
