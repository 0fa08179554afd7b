import Foundation
import TestSupport
import Testing

@testable import Settings

struct ServiceSettingsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "Feeds/none.yaml")
    }

    private func load(_ text: String, environment: [String: String] = [:]) throws -> Settings {
        try folder.write(text, to: "Config/dateline.yaml")
        return ConfigurationFolder(configuration: folder.file("Config/dateline.yaml")).load(environment: environment)
    }

    @Test(arguments: [
        ("127.0.0.1:9464", MetricsAddress.port(host: "127.0.0.1", 9464)),
        ("9464", .port(host: "127.0.0.1", 9464)),
        ("localhost:80", .port(host: "127.0.0.1", 80)),
        ("unix:/run/dateline/metrics", .socket(path: "/run/dateline/metrics")),
    ])
    func `metrics are told on this machine`(text: String, expected: MetricsAddress) throws {
        let settings = try load("metrics: \(text)\n")
        #expect(settings.problems.isEmpty)
        #expect(settings.metrics == expected)
    }

    @Test(arguments: ["0.0.0.0:9464", "example.org:80", "127.0.0.1", "127.0.0.1:99999", "unix:relative"])
    func `anywhere else is a fault with its line`(text: String) throws {
        let settings = try load("\nmetrics: \(text)\n")
        #expect(settings.metrics == nil)
        #expect(settings.problems.map(\.line) == [2])
    }

    @Test func `the store lies where systemd keeps the service's state`() throws {
        let kept = ["STATE_DIRECTORY": "/var/lib/dateline:/elsewhere"]
        #expect(try load("").storePath == folder.file("dateline.sqlite"))
        #expect(try load("", environment: kept).storePath == "/var/lib/dateline/dateline.sqlite")
        #expect(try load("store: a/b.sqlite", environment: kept).storePath == "/var/lib/dateline/a/b.sqlite")
        #expect(try load("store: /a/b.sqlite", environment: kept).storePath == "/a/b.sqlite")
    }

    @Test(arguments: [
        ("/etc/dateline/dateline.yaml", "/var/lib/dateline"),
        ("/etc/dateline/Config/dateline.yaml", "/var/lib/dateline"),
        ("/etc/dateline/world/dateline.yaml", "/var/lib/dateline-world"),
        ("/home/me/news/Config/dateline.yaml", "/home/me/news"),
    ])
    func `commands of a terminal find the store of a system's configuration`(path: String, expected: String) {
        #expect(ConfigurationFolder(configuration: path).storeRoot([:]) == expected)
    }
}
