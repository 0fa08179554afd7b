import ArgumentParser
import Foundation
import Settings
import Storage

struct CheckSetup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with the configuration, the sources and the store.",
        discussion:
            "One line a fault, with file and line; exit status 1 where there is any.\n\nEXAMPLE\n  dateline check")

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let folder = try places.folder()
        let settings = folder.load()
        var faults = settings.problems.map { "\($0)" }
        let storePath = places.store ?? settings.storePath
        let storeState = stateOfStore(storePath, &faults)
        for fault in faults { Terminal.complain(fault) }
        if settings.fetch.allowPrivate {
            Terminal.say("fetch.allow-private is on: this machine and private networks may be fetched")
        }
        Terminal.say(
            "\(folder.configuration): \(settings.sources.count.of("source")) in \(folder.feeds); store \(storePath): \(storeState)"
        )
        guard faults.isEmpty else {
            throw CommandFailure.failed(faults.count.of("fault"))
        }
    }

    private func stateOfStore(_ path: String, _ faults: inout [String]) -> String {
        guard FileManager.default.fileExists(atPath: path) else { return "not made yet" }
        do {
            let found = try ArticleStore(path: path, access: .read).integrity()
            if found != "ok" { faults.append("\(path): damaged: \(found)") }
            return found
        } catch {
            faults.append("\(error)")
            return "not usable"
        }
    }
}
