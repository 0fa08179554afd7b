public import Foundation
public import Settings
public import Storage

/// One look of a turn without end at what has become due.
public struct WatchLook: Sendable {
    public var at: Date
    /// Sources and pages that are being asked, and those that wait for their turn.
    public var underWay: Int
    public var waiting: Int
    /// Whether what piled up while nobody looked is still being taken up, bit by bit.
    public var isCatchingUp = false
    /// What cannot be kept up with; told once a minute, `nil` otherwise.
    public var behind: Backlog?

    /// Seconds after which what is due and was not asked counts as left behind.
    public static let late: TimeInterval = 300

    init(at: Date, underWay: Int, waiting: Int) {
        self.at = at
        self.underWay = underWay
        self.waiting = waiting
    }
}

/// What happens in a service.
public enum WatchEvent: Sendable {
    case check(CheckEvent)
    /// It is alive: the loop that does the work has turned.
    case looked(WatchLook)
    /// Files changed, or somebody asked for it; told before they are read.
    case reloading
    case reloaded(Reload)
    /// Something is wrong with the files: what was in force stays in force, all of it.
    case kept(problems: [Problem])
    /// Changes of files are not heard of.
    case unwatched(reason: String)
    /// More is due than can be asked; told once in a while.
    case behind(Backlog)
    case caughtUp
    /// The store cannot be used just now; it is tried again.
    case storeFailed(String)
    case reread(RereadingReport)
}

/// What a reload changed.
public struct Reload: Sendable {
    /// What is in force now.
    public var settings: Settings
    public var sources: Int
    public var added: Int
    public var removed: Int
    /// What takes a restart.
    public var notes: [String]
}

/// What reading kept pages anew came to.
public struct RereadingReport: Sendable {
    public var articles = 0
    public var versions = 0
    public var failed = 0
}
