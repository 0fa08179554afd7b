extension SimulatedPage {
    /// HTML5 with everything that belongs to it, and ads between the paragraphs.
    var herald: String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title) | Island Herald</title>\(canonical)
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",\
        "headline":"\(text.title)","datePublished":"\(article.published)",\
        "author":{"@type":"Person","name":"\(text.byline ?? "")"}}</script></head>
        <body><header><nav><a href="/">Home</a> <a href="/news">News</a></nav><span>\(clutter.clock)</span></header>
        <main><article><h1>\(title)</h1><p class="standfirst">\(standfirst)</p><p class="byline">\(byline)</p>
        <div class="meta">\(clutter.updated) <a href="#c">\(clutter.comments)</a></div>
        \(withInsets)\(paywall)\(clutter.newsletter)</article>
        <aside class="most-read">\(clutter.mostRead)</aside></main>
        <section class="related">\(clutter.related)</section><footer>© Island Herald \(clutter.noise)</footer>
        </body></html>
        """
    }

    private var withInsets: String {
        paragraphs.enumerated().map { index, paragraph in
            let inset = index == 1 ? clutter.advertisement : index == 3 ? clutter.inset : ""
            return "<p>\(paragraph)</p>\(inset)"
        }.joined(separator: "\n")
    }

    /// Nothing but divs.
    var bote: String {
        """
        <html lang="de"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
        <title>\(title) - Küstenbote</title>\(canonical)<meta name="author" content="\(text.byline ?? "")"></head>
        <body><div id="kopf"><a href="/">Start</a> <a href="/region">Region</a> \(clutter.clock)</div>
        <div class="beitrag" data-id="\(clutter.noise)"><h1>\(title)</h1><div class="autor">\(byline)</div>
        <div class="text">\(prose("<div>", "</div>"))</div>\(paywall)</div>\(clutter.advertisement)
        <div class="box">\(clutter.related)</div><div class="box">\(clutter.mostRead)</div>
        <div class="zaehler">\(clutter.views)</div>\(clutter.newsletter)</body></html>
        """
    }

    /// Tables, as they were made before there were stylesheets.
    var vestnik: String {
        """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
        <title>\(title)</title></head><body bgcolor="#ffffff"><table width="100%"><tr><td colspan="2">
        <a href="/">Главная</a> | <a href="/news.php">Новости</a> | \(clutter.clock)</td></tr><tr>
        <td valign="top" width="200">\(clutter.mostRead)</td><td valign="top"><h2>\(title)</h2>
        <small>\(article.published.prefix(10))</small><br><br>\(paragraphs.joined(separator: "<br><br>\n"))
        <br><br>\(paywall)<font size="1">\(clutter.views)</font></td></tr></table>\(clutter.related)</body></html>
        """
    }

    /// From right to left.
    var sahifa: String {
        """
        <!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>\(title) - صحيفة الساحل</title>
        <meta property="og:title" content="\(title)"></head><body><nav><a href="/">الرئيسية</a> \(clutter.clock)</nav>
        <div class="post"><h1 class="entry-title">\(title)</h1><div class="excerpt"><p>\(standfirst)</p></div>
        <div class="entry-content">\(prose())</div>\(paywall)<div class="share">\(clutter.comments)</div></div>
        <div class="related-posts">\(clutter.related)</div><div class="sidebar">\(clutter.mostRead)</div>
        \(clutter.newsletter)</body></html>
        """
    }

    /// Paragraphs that begin with two wide spaces.
    var ribao: String {
        """
        <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>\(title)_海岸日报</title>\(canonical)</head>
        <body><div class="top"><a href="/">首页</a> \(clutter.clock)</div><div class="main"><h1>\(title)</h1>
        <div class="info">\(article.published.prefix(10)) \(clutter.views)</div>
        <div id="content">\(prose("<p>\u{3000}\u{3000}"))</div>\(paywall)</div>\(clutter.advertisement)
        <div class="list">\(clutter.related)</div><div class="list">\(clutter.mostRead)</div></body></html>
        """
    }

    /// The first paragraph in bold, buttons to share it.
    var gazete: String {
        """
        <!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>\(title) - Kıyı Gazetesi</title>\(canonical)
        <meta property="og:site_name" content="Kıyı Gazetesi"></head><body>
        <ul class="menu"><li><a href="/">Ana sayfa</a></li></ul><div class="haber"><h1>\(title)</h1><div class="tarih">\(clutter.updated)</div>
        <div class="haber-metni"><p><strong>\(paragraphs.first ?? "")</strong></p>\(clutter.advertisement)
        \(paragraphs.dropFirst().map { "<p>\($0)</p>" }.joined(separator: "\n"))</div>\(paywall)
        <div class="paylas"><a href="#f">Facebook</a> <a href="#x">X</a> \(clutter.comments)</div></div>
        <div class="ilgili">\(clutter.related)</div>\(clutter.newsletter)</body></html>
        """
    }

    // MARK: Second doors

    var doorHTML: String {
        switch article.outlet {
        case .herald: amp
        case .bote: print
        default: mobile
        }
    }

    private var amp: String {
        """
        <!DOCTYPE html><html amp lang="en"><head><meta charset="utf-8"><title>\(title)</title>\(canonical)</head><body>
        <amp-ad width="300" data-slot="\(clutter.noise)"></amp-ad><article><h1>\(title)</h1><p>\(standfirst)</p>
        \(prose())</article>\(clutter.related)</body></html>
        """
    }

    /// It names no other address as its own.
    private var print: String {
        """
        <html lang="de"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
        <title>\(title)</title></head><body onload="window.print()"><h1>\(title)</h1>\(prose())
        <hr><small>Gedruckt um \(clutter.clock)</small></body></html>
        """
    }

    private var mobile: String {
        """
        <!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>\(title)</title>\(canonical)</head><body>
        <div class="m-head">\(clutter.clock)</div><h1>\(title)</h1><div class="m-text">\(prose())</div>
        <div class="m-more">\(clutter.mostRead)</div></body></html>
        """
    }
}
