/// Something that works as long as the service does. It ends when its task is cancelled, within a second or two.
struct ServicePart: Sendable {
    /// For the log.
    let name: String
    let run: @Sendable () async throws -> Void

    init(_ name: String, run: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.run = run
    }
}

extension [ServicePart] {
    /// Runs all at once, until the first ends or somebody asks them to; the others are ended with it.
    /// - Throws: what the one that failed threw.
    func run(until stops: AsyncStream<Void>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for part in self { group.addTask { try await part.run() } }
            group.addTask { for await _ in stops { return } }
            _ = try await group.next()
            group.cancelAll()
        }
    }
}
