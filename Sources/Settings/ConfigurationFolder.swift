import Foundation

/// Where the configuration lies: `Config/dateline.yaml`, and `Feeds/` beside `Config`.
public struct ConfigurationFolder: Sendable {
    public let configuration: String
    /// The folder that relative paths in the configuration start from.
    public let root: String

    public var feeds: String { root + "/Feeds" }

    /// Beside the configuration.
    public var rules: String {
        (configuration as NSString).deletingLastPathComponent.isEmpty
            ? "rules" : (configuration as NSString).deletingLastPathComponent + "/rules"
    }

    public init(configuration: String) {
        self.configuration = configuration
        let folder = (configuration as NSString).deletingLastPathComponent
        let isInside = (folder as NSString).lastPathComponent == "Config"
        let root = isInside ? (folder as NSString).deletingLastPathComponent : folder
        self.root = root.isEmpty ? "." : root
    }

    /// The file that was named; else `$DATELINE_CONFIG`; else `Config/dateline.yaml` in `folder` or the nearest folder
    /// above it that has one; else the system's. `nil` where there is none.
    public static func find(named: String?, environment: [String: String], from folder: String) -> ConfigurationFolder?
    {
        if let named = named ?? environment["DATELINE_CONFIG"] { return ConfigurationFolder(configuration: named) }
        var folder = folder
        while true {
            let candidate = (folder as NSString).appendingPathComponent("Config/dateline.yaml")
            if FileManager.default.fileExists(atPath: candidate) {
                return ConfigurationFolder(configuration: candidate)
            }
            let parent = (folder as NSString).deletingLastPathComponent
            if parent == folder || parent.isEmpty { break }
            folder = parent
        }
        return systemPlaces.first(where: FileManager.default.fileExists).map(ConfigurationFolder.init(configuration:))
    }

    private static let systemPlaces = ["/etc/dateline/Config/dateline.yaml", "/etc/dateline/dateline.yaml"]

    /// What a relative path of the store starts from: the folder that systemd keeps for the service (`StateDirectory=` in
    /// systemd.exec(5)), or would keep, of a configuration in /etc: what programs write does not belong there, and the
    /// commands of a terminal have to find what the service wrote. Else `root`.
    func storeRoot(_ environment: [String: String]) -> String {
        if let kept = environment["STATE_DIRECTORY"]?.split(separator: ":").first { return String(kept) }
        let system = "/etc/dateline"
        guard root == system || root.hasPrefix(system + "/") else { return root }
        // Of “dateline@NAME”, which follows /etc/dateline/NAME, it is a folder beside that of “dateline”.
        let name = root.dropFirst(system.count).split(separator: "/").joined(separator: "-")
        return "/var/lib/dateline" + (name.isEmpty ? "" : "-" + name)
    }

    /// Reads everything; what is wrong is told in `problems` and costs nothing else.
    public func load() -> Settings { load(environment: ProcessInfo.processInfo.environment) }

    /// - Parameter environment: of which `STATE_DIRECTORY` says where the store lies.
    public func load(environment: [String: String]) -> Settings {
        let storeRoot = storeRoot(environment)
        var settings = Settings(storePath: storeRoot + "/dateline.sqlite")
        settings.problems = ConfigurationFile(path: configuration, root: root, storeRoot: storeRoot)
            .read(into: &settings)
        let read = SourceFiles(folder: feeds, root: root, proxy: settings.fetch.proxy).read()
        settings.sources = read.sources
        let faults = SinkFile(path: configuration, root: root).read(into: &settings)
        settings.problems += faults
        settings.problems.sort { $0.line ?? 0 < $1.line ?? 0 }
        settings.problems += read.problems.sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
        (settings.rules, settings.ruleProblems) = RuleFiles(folder: rules, root: root).read()
        return settings
    }
}
