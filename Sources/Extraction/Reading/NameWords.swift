import Markup

/// The words in the names that authors give to elements, as classes and ids, and what they tell. "relatedPosts
/// share-bar" is related, posts, share, bar.
enum NameWords {
    static func surroundings(of names: Bytes) -> Surroundings {
        var found: Surroundings = []
        var start = 0
        while start < names.count {
            let end = names[start...].firstIndex { $0 <= 0x20 } ?? names.count
            if end > start { found.formUnion(ofName(Bytes(rebasing: names[start..<end]))) }
            start = end + 1
        }
        return found
    }

    private static func ofName(_ name: Bytes) -> Surroundings {
        var found: Surroundings = []
        var hash = seed
        var length = 0
        var isFirst = true
        var previousWasLower = false
        for index in 0...name.count {
            let byte = index < name.count ? name[index] : 0
            let isUpper = 65...90 ~= byte
            let isLetter = isUpper || 97...122 ~= byte
            if !isLetter || isUpper && previousWasLower, length > 0 {
                // What a thing has, or is filed under, is not what it is: "has-sidebar", "category-video", "tag-share".
                if isFirst, index < name.count, states.contains(hash) { return [] }
                if let word = table[hash] { found.formUnion(word) }
                (hash, length, isFirst) = (seed, 0, false)
            }
            if isLetter {
                hash = step(hash, byte | 0x20)
                length += 1
            }
            previousWasLower = isLetter && !isUpper
        }
        return found
    }

    private static let states = Set(
        "has with no not without category cat tag tags type format status is js template".utf8.split(separator: 0x20)
            .map {
                $0.reduce(seed) { step($0, $1) }
            })

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    private static let table = HashTable(
        lists.flatMap { words, meaning in
            words.utf8.split(separator: 0x20).map { ($0.reduce(seed) { step($0, $1) }, meaning) }
        },
        merge: { $0.union($1) })

    private static let lists: [(String, Surroundings)] = [
        ("articlebody storybody entrycontent postcontent bodycopy bodytext articletext storytext", .body),
        (
            "nav navigation navbar menu submenu breadcrumb breadcrumbs crumb crumbs pagination pager paging topbar skip",
            .navigation
        ),
        ("footer foot colophon bottom", .footer),
        ("header masthead topnav", .header),
        ("sidebar aside rail sidecolumn rightcol leftcol", .aside),
        (
            "caption captions imagecaption gallery slideshow carousel slider lightbox thumbnail thumbnails thumb",
            .caption
        ),
        ("figure image img photo picture media wp", .figure),
        (
            """
            related relation recommended recommendation recommendations recirc recirculation more readmore morefrom \
            also popular trending mostread mostpopular latest next prev previous upnext teaser teasers headlines \
            topstories suggestions suggested links linklist outbrain taboola zergnet seealso readnext otherstories \
            onward alsoread inline similar
            """, .related
        ),
        (
            "share sharing shares social facebook twitter whatsapp addthis addtoany sharethis sharedaddy pinterest bookmark email print follow followus",
            .sharing
        ),
        ("comment comments commenting disqus respond reply replies discussion livefyre spotim coral", .comments),
        (
            """
            newsletter newsletters subscribe subscription subscriptions signup promo promotion promos donate donation \
            membership paywall register registration cta callout optin mailchimp offer shop product buy apps download \
            support contribute
            """, .promotion
        ),
        (
            """
            ad ads advert adverts advertisement advertising adsbygoogle adslot adunit adbox dfp gpt sponsor sponsored \
            sponsors banner mpu leaderboard affiliate
            """, .advertising
        ),
        (
            """
            dateline timestamp pubdate publishdate date datetime time posted postmeta \
            entrymeta meta metadata info source credit credits views readtime readingtime kicker eyebrow
            """, .credit
        ),
        ("byline bylines author authors writer writers reporter contributor contributors autor auteur", .byline),
        ("tags tag tagcloud taglist keywords topics topic categories category labels hashtags", .tags),
        ("widget widgets module toolbar tools ticker weather clock counter poll quiz rating vote stars", .widget),
        ("cookie cookies consent gdpr copyright disclaimer legal privacy terms", .legal),
        ("player video videos audio podcast jwplayer brightcove playlist", .player),
        (
            "hidden hide sr screenreader visuallyhidden offscreen printonly noprint popup modal overlay tooltip dialog login",
            .hidden
        ),
        ("tweet instagram tiktok embed embedded socialembed", .embedded),
        ("pullquote blockquotes pull", .pullQuote),
        (
            "standfirst lead lede intro summary excerpt subtitle deck dek subheadline teasertext chapo abstract description",
            .standfirst
        ),
        ("toc contents tableofcontents jumplinks", .contents),
        ("bio biography authorbio aboutauthor profile aboutus about", .biography),
        ("title headline heading titre", .title),
    ]
}
