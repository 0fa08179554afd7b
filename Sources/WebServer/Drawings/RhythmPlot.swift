import Foundation
import Storage

/// What an outlet published and revised in the last days: a bar a day, what was revised upon what was published.
struct RhythmPlot {
    let outlet: String
    /// By how many days ago.
    let days: [Int: OutletDay]

    static let count = 28
    private static let width = 168.0
    private static let height = 32.0

    var html: HTML {
        var drawing = SVG(width: Self.width, height: Self.height, title: title)
        drawing.line(from: (0, Self.height), to: (Self.width, Self.height), class: "axis")
        let most = Double(max(1, days.values.map { $0.published + $0.revised }.max() ?? 1))
        let step = Self.width / Double(Self.count)
        for (ago, day) in days.sorted(by: { $0.key > $1.key }) where ago < Self.count {
            let x = Self.width - Double(ago + 1) * step
            let published = Double(day.published) / most * Self.height
            let revised = Double(day.revised) / most * Self.height
            drawing.rectangle(
                x, Self.height - published, width: step - 1, height: published, class: "published", title: words(day))
            drawing.rectangle(
                x, Self.height - published - revised, width: step - 1, height: revised, class: "revised",
                title: words(day))
        }
        return drawing.html(class: "rhythm")
    }

    private func words(_ day: OutletDay) -> String {
        let when = day.daysAgo == 0 ? "in the last day" : "\(day.daysAgo) days ago"
        return "\(when): \(day.published) published, \(day.revised) revised"
    }

    private var title: String {
        let published = days.values.reduce(0) { $0 + $1.published }
        let revised = days.values.reduce(0) { $0 + $1.revised }
        return "\(outlet): \(published) published and \(revised) revised in \(Self.count) days"
    }
}
