import Markup

/// The words in the names that authors give to elements, as classes and ids, and what they tell. "relatedPosts
/// share-bar" is related, posts, share, bar.
enum NameWords {
    static func surroundings(of names: Bytes) -> Surroundings {
        let table = table
        var found: Surroundings = []
        var start = 0
        while start < names.count {
            let end = names[start...].firstIndex { $0 <= 0x20 } ?? names.count
            if end > start { found.formUnion(ofName(Bytes(rebasing: names[start..<end]), table)) }
            start = end + 1
        }
        return found
    }

    private static func ofName(_ name: Bytes, _ table: HashTable<Meaning>) -> Surroundings {
        var found: Surroundings = []
        var hash = seed
        var length = 0
        var isFirst = true
        var roles: Roles = []
        var previousWasLower = false
        for index in 0...name.count {
            let byte = index < name.count ? name[index] : 0
            let isUpper = 65...90 ~= byte
            let isLetter = isUpper || 97...122 ~= byte
            if !isLetter || isUpper && previousWasLower, length > 0 {
                if let word = table[hash] {
                    // What a thing has, or is filed under, is not what it is: "has-sidebar", "category-video".
                    if isFirst, index < name.count, word.roles.contains(.state) { return [] }
                    roles.formUnion(word.roles)
                    found.formUnion(word.surroundings)
                }
                (hash, length, isFirst) = (seed, 0, false)
            }
            if isLetter {
                hash = step(hash, byte | 0x20)
                length += 1
            }
            previousWasLower = isLetter && !isUpper
        }
        // "content_print" is what is printed, not the button.
        if roles.isSuperset(of: [.printed, .text]) { found.remove(.sharing) }
        // "article-header__lead" is in the header, and yet the text's.
        if found.contains(.standfirst) { found.remove(.header) }
        if roles.isSuperset(of: [.picture, .maker]) || roles.isSuperset(of: [.picture, .telling]) {
            found.insert(.caption)
        }
        return found
    }

    /// What words are in a name beside what they mean alone.
    private struct Roles: OptionSet {
        let rawValue: UInt8
        static let state = Roles(rawValue: 1), text = Roles(rawValue: 2), printed = Roles(rawValue: 4)
        static let picture = Roles(rawValue: 8), maker = Roles(rawValue: 16)
        static let telling = Roles(rawValue: 32)
    }

    /// What one word tells.
    private struct Meaning {
        var surroundings: Surroundings = []
        var roles: Roles = []
    }

    private static let roles: [(String, Roles)] = [
        ("has with no not without category cat tag tags type format status is js template", .state),
        ("content contents body area", Roles.text), ("print", .printed),
        ("photo photos image img picture foto pic", .picture),
        ("desc descr description title info legend", .telling),
        ("credit credits source copyright byline by", .maker),
    ]

    private static let table = HashTable(
        lists.flatMap { words, surroundings in hashes(words).map { ($0, Meaning(surroundings: surroundings)) } }
            + roles.flatMap { words, roles in hashes(words).map { ($0, Meaning(roles: roles)) } },
        merge: { Meaning(surroundings: $0.surroundings.union($1.surroundings), roles: $0.roles.union($1.roles)) })

    private static func hashes(_ words: String) -> [UInt64] { words.utf8.split(separator: 0x20).map { hash($0) } }

    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 { word.reduce(seed) { step($0, $1) } }

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    private static let lists: [(String, Surroundings)] = [
        (
            """
            articlebody storybody entrycontent postcontent bodycopy bodytext articletext storytext artikeltext \
            cuerpo corpo
            """, .body
        ),
        (
            """
            nav navigation navbar menu submenu breadcrumb breadcrumbs crumb crumbs pagination pager paging topbar skip \
            navegacion navegacao navigazione paginacion paginacao migas brotkrumen
            """, .navigation
        ),
        ("footer foot colophon bottom rodape fusszeile", .footer),
        ("header masthead topnav", .header),
        ("sidebar aside rail sidecolumn rightcol leftcol", .aside),
        (
            """
            caption captions imagecaption gallery slideshow carousel slider lightbox thumbnail thumbnails thumb figcaption \
            leyenda legende legenda didascalia bildunterschrift bildtext bildtekst onderschrift piefoto \
            bijschrift kuvateksti popisek kepalairas epigrafe fotokredit legend
            """, .caption
        ),
        ("figure image img photo picture media wp foto fotos imagen imagem immagine bild", .figure),
        (
            """
            related relation recommended recommendation recommendations recirc recirculation more readmore morefrom \
            also popular trending mostread mostpopular latest next prev previous upnext teaser teasers headlines \
            topstories suggestions suggested links linklist outbrain taboola zergnet seealso readnext otherstories \
            onward alsoread inline similar further mostviewed mostcommented relacionados relacionadas relacionado \
            relacionada verwandt verwandte weitere mehr aussi correlati correlate gerelateerd gerelateerde relaterad \
            relaterade relateret relaterede relatert relaterte powiazane leiamais vejatambem masleidas masleido \
            maslidas masvisto recomendados recomendadas destacados meistgelesen
            """, .related
        ),
        (
            """
            share sharing shares social facebook twitter whatsapp addthis addtoany sharethis sharedaddy pinterest \
            bookmark email print follow followus compartir compartilhar compartilhe teilen partage partager partages \
            condividi condivisione delen
            """, .sharing
        ),
        (
            """
            comment comments commenting disqus respond reply replies discussion livefyre spotim coral comentarios \
            comentario kommentar kommentare kommentarer kommentera commentaire commentaires commenti reacties \
            komentarze yorumlar
            """, .comments
        ),
        (
            """
            newsletter newsletters subscribe subscription subscriptions signup promo promotion promos donate donation \
            membership paywall register registration cta callout optin mailchimp offer shop product buy apps download \
            support contribute boletin suscripcion suscribete assinatura iscriviti
            """, .promotion
        ),
        (
            """
            ad ads advert adverts advertisement advertising adsbygoogle adslot adunit adbox dfp gpt sponsor sponsored \
            sponsors banner mpu leaderboard affiliate publicidad publicidade publicit werbung anzeige anzeigen anuncio \
            anuncios annonce annonser reklam reklama reklame advertentie
            """, .advertising
        ),
        (
            """
            dateline timestamp pubdate publishdate date datetime time posted postmeta \
            entrymeta meta metadata info source credit credits views readtime readingtime kicker eyebrow fecha hora \
            datum dato fuente quelle fonte
            """, .credit
        ),
        (
            """
            byline bylines author authors writer writers reporter contributor contributors autor auteur autores autoren \
            autorin auteurs firma firmante redactor signature verfasser forfatter autore
            """, .byline
        ),
        (
            """
            tags tag tagcloud taglist keywords topics topic categories category labels hashtags etiquetas schlagworte \
            stichworte
            """, .tags
        ),
        (
            """
            widget widgets module toolbar tools ticker weather clock counter poll quiz rating vote stars articletools \
            storytools textsize fontsize
            """, .widget
        ),
        ("cookie cookies consent gdpr copyright disclaimer legal privacy terms", .legal),
        ("player video videos audio podcast jwplayer brightcove playlist reproductor", .player),
        (
            "hidden hide sr screenreader visuallyhidden offscreen printonly noprint popup modal overlay tooltip dialog login oculto",
            .hidden
        ),
        ("tweet instagram tiktok embed embedded socialembed", .embedded),
        ("pullquote blockquotes pull", .pullQuote),
        (
            "standfirst lead lede intro summary excerpt subtitle deck dek subheadline teasertext chapo abstract description entradilla bajada vorspann ingress",
            .standfirst
        ),
        ("toc contents tableofcontents jumplinks", .contents),
        ("bio biography authorbio aboutauthor profile aboutus about", .biography),
        ("title headline heading titre", .title),
    ]
}
