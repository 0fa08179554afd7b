import Foundation
import Settings

/// The folders in which something has to change for the settings to be others, and the names in them that matter.
///
/// A file may be replaced by its editor, be a link to another, or lie in a folder that is a link or is not there yet; so
/// what is watched is every folder on the way, each for the next name only, and the store that lies beside the
/// configuration is no news.
struct WatchedPlaces {
    /// `nil` for a folder of which every file matters.
    typealias Names = Set<String>?

    private let folder: ConfigurationFolder

    /// Links that lead to links are followed so far.
    private static let mostLinks = 8

    init(_ folder: ConfigurationFolder) {
        self.folder = folder
    }

    func all() -> [String: Names] {
        var places: [String: Names] = [:]
        addFile(Self.absolute(folder.configuration), to: &places)
        for path in [folder.feeds, folder.rules].map(Self.absolute) {
            addWay(to: path, &places)
            guard Self.isFolder(path) else { continue }
            places[path] = .some(nil)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            for name in names where !name.hasPrefix(".") { addLinks(from: path + "/" + name, to: &places) }
        }
        return places
    }

    private func addFile(_ path: String, to places: inout [String: Names]) {
        addWay(to: path, &places)
        addLinks(from: path, to: &places)
    }

    /// The folder above, or the nearest that is there, for the name that leads on.
    private func addWay(to path: String, _ places: inout [String: Names]) {
        var path = path
        while path != "/" {
            let above = (path as NSString).deletingLastPathComponent
            if Self.isFolder(above) {
                Self.add((path as NSString).lastPathComponent, in: above, &places)
                break
            }
            path = above
        }
        addLinks(from: (path as NSString).deletingLastPathComponent, to: &places)
    }

    /// Where a link leads may change, and what it leads to.
    private func addLinks(from start: String, to places: inout [String: Names]) {
        var path = start
        for _ in 0..<Self.mostLinks {
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return }
            let above = (path as NSString).deletingLastPathComponent
            Self.add((path as NSString).lastPathComponent, in: above, &places)
            path = target.hasPrefix("/") ? target : (above as NSString).appendingPathComponent(target)
            let next = (path as NSString).deletingLastPathComponent
            if Self.isFolder(next) { Self.add((path as NSString).lastPathComponent, in: next, &places) }
        }
    }

    private static func add(_ name: String, in folder: String, _ places: inout [String: Names]) {
        if let known = places[folder] {
            guard var names = known else { return }
            names.insert(name)
            places[folder] = .some(names)
        } else {
            places[folder] = .some([name])
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/")
            ? path
            : (FileManager.default.currentDirectoryPath as NSString).appendingPathComponent(path)
    }
}
