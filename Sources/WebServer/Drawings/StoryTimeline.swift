import Articles
import Foundation

/// A story's outlets side by side over time: a lane each, a dot where an article came, a line until it last changed.
struct StoryTimeline {
    let articles: [Article]

    private static let lane = 40.0
    /// Percent of the width beside the first and the last dot.
    private static let margin = 1.5
    private static let mostLanes = 30

    var html: HTML {
        let lanes = Self.lanes(of: articles).prefix(Self.mostLanes)
        var drawing = SVG(
            height: Double(lanes.count) * Self.lane + 22,
            title: "\(articles.count) articles of \(lanes.count) outlets over time")
        for (index, outlet) in lanes.enumerated() {
            // The name above its line, so that both have the whole width.
            let y = Double(index) * Self.lane + Self.lane - 12
            drawing.edge(outlet.count > 48 ? "\(outlet.prefix(47))…" : outlet, y: y - 12, class: "name")
            drawing.span(from: 0, to: 100, at: y, class: "axis")
            for article in articles where article.outlet == outlet { draw(article, at: y, on: &drawing) }
        }
        if let start, let end {
            let y = Double(lanes.count) * Self.lane + 16
            drawing.edge(Moment(start).short, y: y, class: "scale")
            drawing.edge(Moment(end).short + " UTC", y: y, class: "scale", anchor: "end")
        }
        return drawing.html(class: "timeline")
    }

    private func draw(_ article: Article, at y: Double, on drawing: inout SVG) {
        let first = place(of: article.firstSeen), last = place(of: article.lastChanged)
        let label = "\(article.outlet), \(Moment(article.firstSeen).short) UTC: \(article.title)"
        drawing.link(to: "/articles/\(article.id)", label: label) { drawing in
            if last > first { drawing.span(from: first, to: last, at: y, class: "life") }
            drawing.element(
                "circle",
                [("cx", SVG.percent(first)), ("cy", SVG.text(y)), ("r", "5"), ("class", "came")],
                title: label)
            if article.status == .gone {
                let ends = [("x1", SVG.percent(last)), ("x2", SVG.percent(last))]
                drawing.element(
                    "line", ends + [("y1", SVG.text(y - 7)), ("y2", SVG.text(y + 7)), ("class", "lost")], title: "gone")
            } else if article.versions > 1 {
                drawing.element(
                    "circle", [("cx", SVG.percent(last)), ("cy", SVG.text(y)), ("r", "3.5"), ("class", "changed")],
                    title: "version \(article.versions), \(Moment(article.lastChanged).short) UTC")
            }
        }
    }

    /// In the order in which they came to the story.
    static func lanes(of articles: [Article]) -> [String] {
        var seen: Set<String> = []
        return articles.map(\.outlet).filter { seen.insert($0).inserted }
    }

    private var start: Date? { articles.map(\.firstSeen).min() }
    private var end: Date? { articles.map { max($0.firstSeen, $0.lastChanged) }.max() }

    private func place(of time: Date) -> Double {
        guard let start, let end, end > start else { return Self.margin }
        let share = time.timeIntervalSince(start) / end.timeIntervalSince(start)
        return Self.margin + share * (100 - 2 * Self.margin)
    }
}
