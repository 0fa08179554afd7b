import Articles
import Foundation
import Notifying
import Settings
import Storage

/// A sink as programs are given it; a field's name is a contract.
struct SinkLine: Encodable {
    struct Attempt: Encodable {
        let message: String
        let first: Int64
        let last: Int64
        let tried_at: String
        let outcome: String
        @OrNull var reason: String?

        init(_ attempt: DeliveryAttempt) {
            message = attempt.message
            first = attempt.first.rawValue
            last = attempt.last.rawValue
            tried_at = attempt.triedAt.iso8601
            outcome = attempt.outcome.rawValue
            reason = attempt.reason
        }
    }

    let name: String
    let type: String
    let state: String
    @OrNull var reason: String?
    @OrNull var cursor: Int64?
    /// Changes that it is still to hear of; there may be more where not all were counted.
    let behind: Int
    let behind_is_at_least: Bool
    @OrNull var behind_since: String?
    let failures: Int
    @OrNull var next_attempt: String?
    @OrNull var last_delivery: String?
    @OrNull var parked_at: String?
    let attempts: [Attempt]
    let file: String
    let line: Int

    /// - Parameter store: `nil` where there is none yet.
    init(_ sink: SinkSettings, in store: ArticleStore?, attempts count: Int) throws {
        let known = try store?.sinkState(sink.name)
        var lag: SinkLag?
        if let store, let known { lag = try SinkLag(of: sink, known, in: store) }
        name = sink.name
        type = sink.target.type
        state = Self.state(known)
        reason = known?.reason
        cursor = known?.cursor.rawValue
        behind = lag?.changes ?? 0
        behind_is_at_least = lag?.isAtLeast ?? false
        behind_since = lag?.since?.iso8601
        failures = known?.failures ?? 0
        next_attempt = known?.nextAttempt?.iso8601
        last_delivery = known?.lastDelivery?.iso8601
        parked_at = known?.parkedAt?.iso8601
        attempts = try count > 0 ? store?.attempts(of: sink.name, limit: count).map { Attempt($0) } ?? [] : []
        file = sink.file
        line = sink.line
    }

    private static func state(_ state: SinkState?) -> String {
        guard let state else { return "new" }
        return state.parkedAt != nil ? "parked" : state.failures > 0 ? "waiting" : "ok"
    }

    // MARK: For people

    func text(_ style: Style, now: Date) -> String {
        let mark = ["parked", "waiting"].contains(state) ? style.warning(state) : style.dim(state)
        var lines = ["\(style.bold(name))  \(type)  \(mark)", "  " + style.dim(facts.joined(separator: " · "))]
        if let reason { lines.append("  " + style.warning(Style.harmless(reason))) }
        lines += attempts.map { attempt in
            let told = attempt.first == attempt.last ? "#\(attempt.first)" : "#\(attempt.first)–#\(attempt.last)"
            let reason = attempt.reason.map { ": " + Style.harmless($0) } ?? ""
            return "  " + style.dim("\(attempt.tried_at) \(told)") + " \(attempt.outcome)\(reason)"
        }
        return lines.joined(separator: "\n")
    }

    /// "at least 200 changes".
    var lag: String { (behind_is_at_least ? "at least " : "") + behind.of("change") }

    private var facts: [String] {
        var facts = [cursor.map { "told up to #\($0)" } ?? "told nothing yet"]
        if behind > 0 { facts.append("\(lag) behind since \(behind_since ?? "")") }
        if let last_delivery { facts.append("last delivery \(last_delivery)") }
        if let parked_at { facts.append("parked since \(parked_at)") }
        if failures > 0, parked_at == nil { facts.append("failed \(failures.of("time")) in a row") }
        if let next_attempt { facts.append("again \(next_attempt)") }
        return facts
    }
}
