import Foundation

/// A page of an outlet, with clutter that is another at every request.
struct DemoPage {
    let outlet: DemoOutlet
    let piece: DemoPiece
    let text: DemoPiece.Text
    let noise: Int

    var bytes: [UInt8] {
        switch outlet {
        case .gazette: Array(gazette.utf8)
        case .wire: Array(wire.utf8)
        case .tern: Array(tern.data(using: .windowsCP1252) ?? Data())
        case .monitor: Array(monitor.utf8)
        }
    }

    private var related: String {
        let titles = [
            "Storm warning lifted", "Cup final sold out", "Bakery wins prize", "Road works on the ring",
            "School play tonight",
        ]
        let shown = (0..<3).map { titles[(noise + $0) % titles.count] }
        return "<ul>" + shown.map { "<li><a href=\"/more/\(noise)\">\($0)</a></li>" }.joined() + "</ul>"
    }

    private var clock: String { "\(10 + noise % 14):\(10 + noise % 50)" }

    private func paragraphs(_ separator: (String) -> String) -> String {
        text.paragraphs.map { separator(escaped($0)) }.joined(separator: "\n")
    }

    private var gazette: String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(escaped(text.title)) | \(outlet.name)</title>
        <link rel="canonical" href="\(piece.path)"><meta property="og:site_name" content="\(outlet.name)">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"\(text.title)",\
        "datePublished":"\(piece.published)","author":{"@type":"Person","name":"\(text.byline ?? "Staff")"},\
        "publisher":{"@type":"Organization","name":"\(outlet.name)"}}</script></head><body>
        <nav><a href="/">Home</a> <a href="/news">News</a> <span class="clock">\(clock)</span></nav>
        <main><article><h1>\(escaped(text.title))</h1><p class="byline">By \(text.byline ?? "Staff")</p>
        <div class="ad" id="ad-\(noise)">Advertisement</div>\(paragraphs { "<p>\($0)</p>" })
        <div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div></article>
        <aside><h3>Read next</h3>\(related)</aside></main>
        <footer>© \(outlet.name). Read by \(noise) people today.</footer></body></html>
        """
    }

    private var wire: String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(escaped(text.title)) - \(outlet.name)</title>
        <meta property="og:title" content="\(escaped(text.title))">
        <meta property="article:published_time" content="\(piece.published)"></head><body>
        <header><a href="/">\(outlet.name)</a></header><div class="story"><h1>\(escaped(text.title))</h1>
        <div class="story-text">\(paragraphs { "<p>\($0)</p>" })</div></div>
        <div class="related-stories"><h4>More from \(outlet.name)</h4>\(related)</div><!-- \(noise) --></body></html>
        """
    }

    private var tern: String {
        """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
        <title>\(escaped(text.title)) :: \(outlet.name)</title></head><body><div id="top">Menu Search \(clock)</div>
        <h2>\(escaped(text.title))</h2><b>\(text.byline ?? "")</b><br><br>
        <div id="story">\(text.paragraphs.map(escaped).joined(separator: "<br><br>\n"))</div>
        <div class="newsletter">Sign up for our newsletter</div><div>Views: \(noise)</div>\(related)
        <form class="comments"><label>Please enter your comment!</label></form></body></html>
        """
    }

    private var monitor: String {
        """
        <html><head><title>\(outlet.name) - \(escaped(text.title))</title></head><body bgcolor=white><table width=100%>
        <tr><td colspan=2>\(outlet.name) &nbsp; \(clock)</td></tr><tr><td valign=top>\(related)</td><td>
        <h3>\(escaped(text.title))</h3><small>\(piece.published)</small><br><div>
        \(text.paragraphs.map(escaped).joined(separator: "<br/>\n<br/>\n"))<br><br>Source: Vestland Wire<br><br>
        <img src="eye.gif"> \(noise)</div></td></tr></table></body></html>
        """
    }
}
