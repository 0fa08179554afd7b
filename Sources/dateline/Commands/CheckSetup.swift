import ArgumentParser
import Fetching
import Foundation
import Settings
import Storage

struct CheckSetup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with the configuration, the sources and the store.",
        discussion:
            "One line a fault, with file and line; exit status 1 where there is any.\n\nEXAMPLES\n  dateline check\n  dateline check --rules"
    )

    @Flag(help: "Try each rule of Config/rules on the pages that it names for that, which are fetched.")
    var rules = false

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let folder = try places.folder()
        let settings = folder.load()
        var faults = settings.problems.map { "\($0)" }
        let storePath = places.store ?? settings.storePath
        let storeState = stateOfStore(storePath, &faults)
        faults += parkedSinks(settings, storePath)
        if rules { faults += try await RuleTrial(settings: settings).faults() }
        for fault in faults { Terminal.complain(fault) }
        for warning in warnings(settings) { Terminal.say(warning) }
        let sinks = settings.sinks.isEmpty ? "" : ", \(settings.sinks.count.of("sink"))"
        Terminal.say(
            "\(folder.configuration): \(settings.sources.count.of("source")) in \(folder.feeds)\(sinks); store \(storePath): \(storeState)"
        )
        guard faults.isEmpty else {
            throw CommandFailure.failed(faults.count.of("fault"))
        }
    }

    /// Sinks that are told nothing until somebody mends them.
    private func parkedSinks(_ settings: Settings, _ path: String) -> [String] {
        guard !settings.sinks.isEmpty, FileManager.default.fileExists(atPath: path),
            let states = try? ArticleStore(path: path, access: .read).sinkStates()
        else { return [] }
        return settings.sinks.compactMap { sink in
            guard let state = states.first(where: { $0.name == sink.name }), let parkedAt = state.parkedAt else {
                return nil
            }
            let reason = state.reason ?? "no reason known"
            return "\(sink.file):\(sink.line): sink “\(sink.name)” is parked since \(parkedAt.iso8601): \(reason); "
                + "“dateline sinks resume \(sink.name)” takes it up again"
        }
    }

    /// What is no fault, but should be done knowingly.
    private func warnings(_ settings: Settings) -> [String] {
        var warnings: [String] = []
        if settings.fetch.limits.allowPrivate {
            warnings.append("fetch.allow-private is on: this machine and private networks may be fetched")
        }
        if settings.fetch.contact.isEmpty {
            warnings.append("fetch.contact is empty: publishers who wonder who asks cannot reach you")
        }
        for source in settings.sources {
            let place = "\(source.file):\(source.line): \(source.url)"
            if !source.terms.obeysRobots { warnings.append("\(place): robots: no; its robots.txt is not obeyed") }
            if source.terms.allowsPrivate {
                warnings.append("\(place): allow-private: yes; it may lie on this machine or a private network")
            }
        }
        return warnings + settings.ruleProblems.map { "\($0)" }
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
