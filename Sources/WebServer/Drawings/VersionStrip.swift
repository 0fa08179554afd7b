import Articles
import Foundation
import Storage

/// An article's life as a picture: its versions over time, each as tall as its text is long.
struct VersionStrip {
    let article: Article.ID
    let versions: [VersionHead]
    let isGone: Bool
    let now: Date

    private static let width = 720.0
    private static let height = 96.0
    private static let top = 8.0
    private static let ground = 72.0
    private static let bar = 9.0

    var html: HTML {
        var drawing = SVG(width: Self.width, height: Self.height, title: title)
        drawing.line(from: (0, Self.ground), to: (Self.width, Self.ground), class: "axis")
        let places = self.places
        for (version, place) in zip(versions, places) {
            drawing.link(to: "/articles/\(article)/versions/\(version.number)", label: words(for: version)) { drawing in
                let height = max(3, Double(version.length) / Double(longest) * (Self.ground - Self.top))
                drawing.rectangle(
                    place, Self.ground - height, width: Self.bar, height: height, class: look(of: version),
                    title: words(for: version))
            }
        }
        if let first = versions.first, let last = versions.last {
            drawing.label(Moment(first.seenAt).day, at: (0, Self.height - 6), class: "scale")
            drawing.label(
                Moment(last.seenAt).day + (isGone ? ", gone since" : ""), at: (Self.width, Self.height - 6),
                class: "scale", anchor: "end")
        }
        return drawing.html(class: "strip")
    }

    private var longest: Int { max(1, versions.map(\.length).max() ?? 1) }

    /// By time, and no two upon each other: later ones are pushed to the right, and back from the edge.
    private var places: [Double] {
        guard let first = versions.first?.seenAt, let last = versions.last?.seenAt else { return [] }
        let room = Self.width - Self.bar
        let step = min(Self.bar + 2, room / Double(max(1, versions.count - 1)))
        let span = max(1, last.timeIntervalSince(first))
        var places = versions.map { $0.seenAt.timeIntervalSince(first) / span * room }
        for index in places.indices.dropFirst() { places[index] = max(places[index], places[index - 1] + step) }
        var edge = room
        for index in places.indices.reversed() {
            places[index] = min(places[index], edge)
            edge = places[index] - step
        }
        return places
    }

    private func look(of version: VersionHead) -> String {
        if version.number == 1 { return "bar first" }
        if version.kinds.contains(.headline) { return "bar headline" }
        let facts: Set<ChangeKind> = [.number, .quote, .date, .paragraphRemoved]
        return facts.isDisjoint(with: version.kinds) ? "bar small" : "bar facts"
    }

    private func words(for version: VersionHead) -> String {
        let kinds = version.kinds.map(\.words).joined(separator: ", ")
        return "Version \(version.number), \(Moment(version.seenAt).short) UTC, \(version.length) characters"
            + (kinds.isEmpty ? "" : ": \(kinds)")
    }

    private var title: String {
        guard let first = versions.first, let last = versions.last else { return "No versions" }
        return
            "\(versions.count) versions from \(Moment(first.seenAt).day) to \(Moment(last.seenAt).day); height is length"
    }
}
