import Settings

/// Which sinks are being told: one runner for each name at a time, so that a sink that is replaced by another of its name
/// has ended before that begins.
struct Roster {
    private var atWork: [String: SinkRunner] = [:]

    /// Dismisses those that are not wanted any more.
    /// - Returns: those to begin now. The others of them begin once `end` was told of who works under their name.
    mutating func begin(_ wanted: [SinkRunner]) -> [SinkRunner] {
        for runner in atWork.values where !wanted.contains(where: { $0.isSame(as: runner) }) { runner.dismissal.ring() }
        let next = wanted.filter { atWork[$0.settings.name] == nil }
        for runner in next { atWork[runner.settings.name] = runner }
        return next
    }

    mutating func end(_ name: String) { atWork[name] = nil }
}

extension SinkSettings {
    /// Whether it is told of the same and in the same way. Where it is written down does not matter: a line more above it
    /// makes no other sink of it.
    func tells(as other: SinkSettings) -> Bool { withoutPlace == other.withoutPlace }

    private var withoutPlace: SinkSettings {
        var sink = self
        (sink.file, sink.line) = ("", 0)
        for index in sink.watched.indices { (sink.watched[index].file, sink.watched[index].line) = ("", 0) }
        return sink
    }
}
