import Articles
import Foundation

/// A story's outlets side by side over time: a lane each, a dot where an article came, a line until it last changed.
struct StoryTimeline {
    let articles: [Article]

    private static let width = 720.0
    private static let lane = 26.0
    private static let left = 180.0
    private static let mostLanes = 30

    var html: HTML {
        let lanes = Self.lanes(of: articles).prefix(Self.mostLanes)
        var drawing = SVG(
            width: Self.width, height: Double(lanes.count) * Self.lane + 24,
            title: "\(articles.count) articles of \(lanes.count) outlets over time")
        for (index, outlet) in lanes.enumerated() {
            let y = Double(index) * Self.lane + Self.lane / 2
            drawing.label(String(outlet.prefix(24)), at: (0, y + 4), class: "scale")
            drawing.line(from: (Self.left, y), to: (Self.width, y), class: "axis")
            for article in articles where article.outlet == outlet { draw(article, at: y, on: &drawing) }
        }
        if let start, let end {
            let y = Double(lanes.count) * Self.lane + 16
            drawing.label(Moment(start).short, at: (Self.left, y), class: "scale")
            drawing.label(Moment(end).short + " UTC", at: (Self.width, y), class: "scale", anchor: "end")
        }
        return drawing.html(class: "timeline")
    }

    private func draw(_ article: Article, at y: Double, on drawing: inout SVG) {
        let first = place(of: article.firstSeen), last = place(of: article.lastChanged)
        let label = "\(article.outlet), \(Moment(article.firstSeen).short) UTC: \(article.title)"
        drawing.link(to: "/articles/\(article.id)", label: label) { drawing in
            if last > first { drawing.line(from: (first, y), to: (last, y), class: "life") }
            drawing.element(
                "circle",
                [("cx", SVG.text(first)), ("cy", SVG.text(y)), ("r", "5"), ("class", "came")],
                title: label)
            if article.versions > 1 {
                drawing.element(
                    "circle", [("cx", SVG.text(last)), ("cy", SVG.text(y)), ("r", "3.5"), ("class", "changed")],
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
        guard let start, let end, end > start else { return Self.left + 6 }
        let share = time.timeIntervalSince(start) / end.timeIntervalSince(start)
        return Self.left + 6 + share * (Self.width - Self.left - 12)
    }
}
