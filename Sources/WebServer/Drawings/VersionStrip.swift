import Articles
import Foundation
import Storage

/// An article's life as a picture: its versions over time, each as tall as its text is long. As wide as its place, a
/// telephone's screen or a desk's.
struct VersionStrip {
    let article: Article.ID
    let versions: [VersionHead]
    let isGone: Bool
    let now: Date

    private static let height = 96.0
    private static let top = 4.0
    private static let ground = 72.0
    /// Percent of the width: six pixels on a telephone.
    private static let bar = 1.6
    /// From one bar to the next, where there is room.
    private static let step = 2.4

    var html: HTML {
        var drawing = SVG(height: Self.height, title: title)
        drawing.span(from: 0, to: 100, at: Self.ground, class: "axis")
        let places = self.places
        for (version, place) in zip(versions, places) { draw(version, at: place, on: &drawing) }
        if let first = versions.first, let last = versions.last {
            let end = Moment(last.seenAt).day + (isGone ? ", gone since" : "")
            drawing.edge(Moment(first.seenAt).day, y: Self.height - 6, class: "scale")
            drawing.edge(end, y: Self.height - 6, class: "scale", anchor: "end")
        }
        return drawing.html(class: "strip")
    }

    private func draw(_ version: VersionHead, at place: Double, on drawing: inout SVG) {
        let words = words(for: version)
        let height = max(3, Double(version.length) / Double(longest) * (Self.ground - Self.top))
        drawing.link(to: "/articles/\(article)/versions/\(version.number)", label: words) { drawing in
            drawing.element(
                "rect",
                [
                    ("x", SVG.percent(place)), ("y", SVG.text(Self.ground - height)),
                    ("width", SVG.percent(min(Self.bar, self.step * 0.75))), ("height", SVG.text(height)),
                    ("class", look(of: version)),
                ], title: words)
        }
    }

    private var longest: Int { max(1, versions.map(\.length).max() ?? 1) }
    private var step: Double { min(Self.step, (100 - Self.bar) / Double(max(1, versions.count - 1))) }

    /// By time, and no two upon each other: later ones are pushed to the right, and back from the edge.
    private var places: [Double] {
        guard let first = versions.first?.seenAt, let last = versions.last?.seenAt else { return [] }
        let room = 100 - Self.bar
        let span = max(0.001, last.timeIntervalSince(first))
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
