/// What is kept of an article when the store is pruned. The latest version always is.
public struct Retention: Hashable, Sendable {
    public enum Versions: Hashable, Sendable {
        case all
        /// So many of the latest.
        case last(Int)
        /// Those seen within so many days, and the one that stood when they began.
        case days(Int)
    }

    public enum Snapshots: Hashable, Sendable {
        case all
        /// Of pages received within so many days; 0 for none.
        case days(Int)
    }

    public var versions: Versions
    public var snapshots: Snapshots

    public init(versions: Versions = .all, snapshots: Snapshots = .all) {
        self.versions = versions
        self.snapshots = snapshots
    }

    public var keepsAll: Bool { versions == .all && snapshots == .all }
}
