import Articles
import Dispatch
import Locking
import Reconciliation

/// What recording a page needs that no store is asked for. Each is found out when it is first asked for, by whichever
/// thread asks, and once.
final class Groundwork: Sendable {
    private struct Found {
        var words: WordSum?
        var printed: PrintedText?
        var terms: StoryTerms?
        var compressed: [UInt8]?
        /// Whether nobody will ask any more.
        var isOver = false
    }

    private let title: String, text: String, bytes: [UInt8]
    private let found = Locked(Found())

    init(title: String, text: String, bytes: [UInt8]) {
        (self.title, self.text, self.bytes) = (title, text, bytes)
    }

    var words: WordSum { made(\.words) { WordSum(of: text) } }
    var printed: PrintedText { made(\.printed) { PrintedText(title: title, text: text) } }
    var terms: StoryTerms { made(\.terms) { StoryTerms(title: title, text: text) } }

    /// The page's bytes, packed without another page.
    func compressed() throws -> [UInt8] {
        try made(\.compressed) { try SnapshotCodec.compress(bytes, against: nil) }
    }

    /// All that a new article needs, beforehand. What fails here fails again where it is needed.
    func lay() {
        if found.withLock(\.isOver) { return }
        _ = words
        _ = printed
        _ = terms
        if !bytes.isEmpty { _ = try? compressed() }
    }

    /// Lets go of it, once the page is recorded: a turn records a hundred at a time.
    func end() { found.withLock { $0 = Found(isOver: true) } }

    private func made<Value>(_ part: WritableKeyPath<Found, Value?>, _ make: () throws -> Value) rethrows -> Value {
        try found.withLock { found in
            if let value = found[keyPath: part] { return value }
            let value = try make()
            if !found.isOver { found[keyPath: part] = value }
            return value
        }
    }
}

/// Lays the groundwork of pages on a thread of its own, one after another, while another thread records them: what it has not
/// come to that thread does itself.
final class GroundworkAhead: Sendable {
    private let isOver = Locked(false)

    /// Fewer are recorded before a thread has begun.
    private static let fewest = 4

    init(of works: [Groundwork]) {
        guard works.count >= Self.fewest else { return }
        DispatchQueue.global(qos: .userInitiated).async { [isOver] in
            // The first is under way by now.
            for work in works.dropFirst() where !isOver.withLock({ $0 }) { work.lay() }
        }
    }

    func end() { isOver.withLock { $0 = true } }
}

extension PageArrival {
    /// With the headline and the time that its entry had, where it has none itself, and with its groundwork.
    var settled: PageArrival {
        guard groundwork == nil else { return self }
        var page = self
        if page.draft.title.isEmpty { page.draft.title = page.check.title ?? "" }
        page.draft.published = page.draft.published ?? page.check.published
        page.groundwork = Groundwork(title: page.draft.title, text: page.draft.text, bytes: page.bytes)
        return page
    }

    /// Whether it is most likely new.
    var isListed: Bool { if case .entry(once: nil) = check.subject { true } else { false } }
}
