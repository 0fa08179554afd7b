import ArgumentParser
import Articles
import Fetching
import Foundation
import Settings
import Storage
import WebServer

struct Web: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "web",
        abstract: "Serve the store as pages, JSON and an event stream, beside whoever writes to it.",
        discussion: """
            Listens on this machine alone; elsewhere only with a token, which browsers are asked for and programs \
            send as “Authorization: Bearer …”. What no option says is taken from “web:” in the configuration.

            EXAMPLES
              dateline web
              dateline web --listen 127.0.0.1:9000 --store news.sqlite
              dateline web --listen 0.0.0.0:8080 --token-file web.token
            """)

    @Option(
        help: ArgumentHelp(
            "Where to listen, such as 127.0.0.1:8080; port 0 for any that is free.", valueName: "address"))
    var listen: String?

    @Option(help: ArgumentHelp("A file with the token that readers have to know.", valueName: "file"))
    var tokenFile: String?

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let path = try places.storePath()
        let settings = try self.settings()
        let terms: ServerTerms
        do { terms = try ServerTerms(settings) } catch { throw CommandFailure.usage("web: \(error)") }
        let server = try PageServer(storePath: path, terms: terms, now: { Date() }) { address in
            Footprint.dropCode()
            Terminal.say("Serving \(path) at \(address)")
        }
        do {
            try await server.run(until: .signal)
        } catch let error as StoreError {
            throw error
        } catch {
            throw CommandFailure.failed("web: \(settings.listen): \(error)")
        }
    }

    /// The configuration's where there is one, with what was said here in its place.
    private func settings() throws -> WebSettings {
        var settings = try configured()
        if let listen {
            guard let address = ListenAddress(listen) else {
                throw CommandFailure.usage(
                    "--listen: found “\(listen)”, expected an address and a port, as in 127.0.0.1:8080")
            }
            settings.listen = address
        }
        if let tokenFile { settings.token = try token(in: tokenFile) }
        return settings
    }

    /// A store that is named needs no configuration.
    private func configured() throws -> WebSettings {
        if places.store != nil, places.config == nil { return WebSettings() }
        let folder = try places.folder()
        let loaded = folder.load()
        // What is not understood of the configuration may be who is to be let in.
        if let problem = loaded.problems.first(where: { $0.file == folder.configuration }) {
            throw CommandFailure.usage("\(problem)")
        }
        return loaded.web ?? WebSettings()
    }

    private func token(in file: String) throws -> Secret {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw CommandFailure.usage("--token-file: \(file): no such file, or not readable")
        }
        return Secret(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

extension ServerTerms {
    /// As the configuration says it, with room for as many connections as the system grants: of these half are for who
    /// follows the log, the rest for pages, the store and the watching beside it.
    init(_ settings: WebSettings) throws(ServerTermsError) {
        let room = OpenFiles.raised() ?? 1024
        try self.init(
            host: settings.listen.host, port: settings.listen.port, token: settings.token?.revealed,
            names: settings.names, mostFollowers: min(4096, room / 2))
    }
}
