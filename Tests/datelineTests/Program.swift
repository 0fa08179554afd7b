import Foundation
import Locking
import TestSupport

/// The built binary, run in a folder as a person would.
struct Program {
    struct Ending {
        let status: Int32
        let output: String
        let complaints: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    let folder: String

    /// Beside the test bundle, where SwiftPM builds everything.
    static var path: String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("dateline").path
    }

    /// What they tell the programs that they watch; nothing else of this process's environment matters to ours.
    private static var forSanitizersAndCoverage: [String: String] {
        ProcessInfo.processInfo.environment.filter { $0.key == "LLVM_PROFILE_FILE" || $0.key.hasSuffix("SAN_OPTIONS") }
    }

    func start(
        _ arguments: [String], output: Pipe? = nil, complaints: Pipe? = nil, environment: [String: String] = [:]
    ) throws -> Child {
        let environment = ["PATH": "/usr/bin:/bin", "TMPDIR": folder]
            .merging(Self.forSanitizersAndCoverage) { $1 }.merging(environment) { $1 }
        return try Child(
            Self.path, arguments, folder: folder, environment: environment, output: output, complaints: complaints)
    }

    func run(_ arguments: String...) throws -> Ending { try run(ArraySlice(arguments)) }

    func run(_ arguments: ArraySlice<String>) throws -> Ending {
        let (output, complaints) = (Pipe(), Pipe())
        let process = try start(Array(arguments), output: output, complaints: complaints)
        let said = Locked(Data())
        let reader = Thread { said.withLock { $0 = output.fileHandleForReading.readDataToEndOfFile() } }
        reader.start()
        let complained = complaints.fileHandleForReading.readDataToEndOfFile()
        while !reader.isFinished { Thread.sleep(forTimeInterval: 0.001) }
        return Ending(
            status: process.terminationStatus, output: String(decoding: said.withLock { $0 }, as: UTF8.self),
            complaints: String(decoding: complained, as: UTF8.self))
    }
}
