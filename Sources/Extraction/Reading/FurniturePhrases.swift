import Articles
import Markup

/// The phrases with which pages fill what is not the article, in the languages of the corpora.
enum FurniturePhrases {
    /// Longer texts are prose, whatever they begin with.
    private static let longest = 300

    static func isPhrase(_ text: Bytes) -> Bool {
        // A bracket in front does not change what it says: "[Related: …]".
        let start = text.firstIndex { $0 >= 0x80 || 48...57 ~= $0 || 65...90 ~= $0 & 0xDF } ?? 0
        let text = start <= 3 ? Bytes(rebasing: text[start...]) : text
        guard text.count < longest else { return false }
        return openings.matches(text) { isWordEnd(text, $0) } || wholes.matches(text) { isEnd(text, $0) }
    }

    /// "Advert" is a phrase, "Advertising revenue fell" is none.
    static func isWordEnd(_ text: Bytes, _ end: Int) -> Bool {
        guard end < text.count else { return true }
        let isOpen = text[end - 1] == 0x20 || !(97...122 ~= text[end - 1] | 0x20)
        return isOpen || !(97...122 ~= text[end] | 0x20)
    }

    /// Whether nothing but marks and blanks follows.
    static func isEnd(_ text: Bytes, _ start: Int) -> Bool {
        text[start...].allSatisfy { $0 < 0x30 || 0x3A...0x40 ~= $0 }
    }

    /// Whether a short text has a phrase in it with which pages credit their pictures and their helpers, and ask for
    /// something.
    static func holdsPhrase(_ text: Bytes) -> Bool { parts.isIn(text) }

    private static let parts = PhraseTable([
        "contributed to this", "contributed reporting", "contributed from", "additional reporting", "reporting by",
        "getty", "shutterstock", "istock", "image copyright", "image credit", "photo credit", "photo courtesy",
        "photograph by", "photo by", "ap photo", "(photo", "/ap", "afp via", "/reuters", "sign up", "subscribe",
        "newsletter", "follow us", "follow me", "on facebook", "on twitter", "twitter.com", "enjoyed this",
        "like this", "read more", "read also", "click here", "click on", "all rights reserved",
        "may not be published", "javascript", "cookies", "terms of use", "privacy policy", "terms and conditions",
        "affiliate", "commission", "this article was", "this story was", "originally published",
        "originally appeared", "first appeared", "published on", "republished", "continue reading", "story continues",
        "article continues", "below", "download", "free trial", "your inbox", "your email", "e-mail", "our app",
        "read our", "visit our", "contact us", "about us", "writers", "editor:", "photos:", "leia mais",
        "leia também", "lesen sie", "mehr zum", "lire aussi", "abonnez", "suscr", "leer más", "leggi anche",
        "min read", "enjoying this", "in partnership with", "sponsored", "last updated", "sister site",
        "may also be interested", "may be interested", "might be interested", "get started", "support our",
        "supporting our", "our journalism", "become a member", "sign-up", "opt in", "advertisement", "promo code",
        "coupon", "shop now", "buy now", "leitura", "lesezeit", "comment",

    ])

    private static let openings = PhraseTable(
        """
        advertisement
        read more:
        read more about
        read more on
        read also
        read next
        read the full
        read our
        also read
        also see
        see also
        see more
        more:
        more on this
        more from
        more stories
        more about
        don't miss
        don’t miss
        related:
        related links
        related items
        related reading
        more great
        like this story
        like what you
        enjoyed this
        enjoy this
        advert
        continue reading
        story continues
        article continues
        image copyright
        image caption
        media caption
        figure caption
        this slideshow
        listen to
        courtesy of
        further reading
        text size
        font size
        questions? comments
        questions or comments
        additional reporting
        with reporting
        associated press
        read this
        read more
        tempo de leitura
        tiempo de lectura
        lesezeit
        temps de lecture
        você pode gostar
        about the author
        the author is
        the writer is
        what do you think
        let us know
        have your say
        correction policy
        submit a
        view more
        see full
        find out more
        learn more
        in this article
        in this story
        on this page
        table of contents
        jump to
        where to buy
        you may be interested
        you might be interested
        if you enjoyed
        if you like this
        if you're enjoying
        if you’re enjoying
        check out our
        see our
        inhaltsverzeichnis
        das könnte
        auch interessant
        sommaire
        à voir aussi
        en este artículo
        neste artigo
        in questo articolo
        в этой статье
        目次
        目录
        get it on
        buy now
        shop now
        key words
        keywords
        disclaimer
        disclosure
        related articles
        related stories
        related posts
        related content
        related topics
        related coverage
        related news
        recommended
        you may also
        you might also
        you may like
        trending
        most read
        most popular
        top stories
        latest news
        share this
        share on
        share via
        follow us
        follow @
        follow him on
        follow her on
        find us on
        join us on
        like us on
        sign up
        subscribe to
        subscribe now
        subscribe today
        already a subscriber
        get the latest
        get our
        get breaking
        click here
        tap here
        click to
        please enter
        enter your email
        sorry, the video
        your browser does not
        watch:
        watch live
        watch now
        listen:
        photos:
        photo:
        image:
        image credit
        image source
        images:
        picture:
        video:
        gallery:
        back to top
        all rights reserved
        copyright
        © 
        (c) 
        ©20
        we use cookies
        this website uses cookies
        by continuing
        by clicking
        by signing up
        by subscribing
        leave a comment
        leave a reply
        post comment
        post a comment
        join the conversation
        join the discussion
        view comments
        show comments
        comments are closed
        your email address will not
        print this
        download our app
        download the
        filed under
        posted in
        tagged
        tags:
        topics:
        category:
        categories:
        written by
        posted by
        published by
        published:
        published on
        updated:
        last updated
        last modified
        first published
        this article was originally
        this story was originally
        this post was originally
        the views expressed
        opinions expressed
        this material may not be published
        reporting by
        editing by
        contact us
        contact the
        send us
        got a tip
        do you have a story
        have you got a story
        if you have a story
        for more stories
        for all the latest
        for the latest
        support our
        support independent
        donate
        become a
        source:
        sources:
        via:
        lesen sie auch
        lesen sie mehr
        lesen sie hier
        mehr zum thema
        mehr dazu
        das könnte sie
        newsletter
        anzeige
        teilen
        quelle:
        quellen:
        foto:
        bild:
        à lire aussi
        lire aussi
        lire la suite
        sur le même
        à découvrir
        publicité
        partager
        abonnez-vous
        inscrivez-vous
        suivez-nous
        suivez nous
        crédit photo
        lea también
        lea más
        leer más
        lee también
        te puede interesar
        te recomendamos
        más noticias
        más información
        compartir
        síguenos
        suscríbete
        publicidad
        fuente:
        leggi anche
        leggi tutto
        potrebbe interessarti
        condividi
        pubblicità
        iscriviti
        fonte:
        leia também
        leia mais
        veja também
        saiba mais
        compartilhe
        publicidade
        siga-nos
        lees ook
        lees meer
        lees verder
        deel dit
        bron:
        ayrıca okuyun
        ilgili haberler
        bunlar da ilginizi
        kaynak:
        reklam
        читайте также
        читать далее
        читайте нас
        смотрите также
        подписывайтесь
        подпишитесь
        поделиться
        реклама
        источник:
        фото:
        читайте також
        джерело:
        підписуйтесь
        اقرأ أيضا
        اقرأ أيضًا
        إقرأ أيضا
        شاهد أيضا
        المصدر:
        مشاركة
        إعلان
        阅读更多
        相关阅读
        相关新闻
        相关文章
        延伸阅读
        推荐阅读
        责任编辑
        编辑：
        来源：
        关连文章
        関連記事
        関連リンク
        あわせて読みたい
        czytaj też
        czytaj także
        zobacz też
        przeczytaj
        źródło:
        läs också
        läs mer
        dela
        les også
        læs også
        """)

    private static let wholes = PhraseTable(
        """
        share
        shares
        tweet
        facebook
        twitter
        whatsapp
        telegram
        linkedin
        pinterest
        reddit
        email
        e-mail
        print
        comments
        comment
        reply
        menu
        search
        home
        loading
        loading…
        read more
        more
        next
        previous
        subscribe
        log in
        login
        sign in
        register
        close
        advertisements
        sponsored
        promoted
        related
        read
        save
        up next
        editor's picks
        editors' picks
        editor’s picks
        editors’ picks
        editors picks
        what to read next
        in case you missed it
        trending now
        from our partners
        you might also like
        popular now
        most viewed
        most shared
        latest stories
        more like this
        keep reading
        recommended reading
        similar articles
        read this next
        watch next
        also in this section
        more in this section
        más leídas
        lo más leído
        lo más visto
        più letti
        i più letti
        les plus lus
        meistgelesen
        meistgelesene artikel
        meest gelezen
        mais lidas
        as mais lidas
        mest läst
        mest lest
        mest læste
        luetuimmat
        en çok okunanlar
        ilginizi çekebilir
        terpopuler
        berita terkait
        tin liên quan
        đọc nhiều
        najczęściej czytane
        nejčtenější
        legolvasottabb
        cele mai citite
        najčitanije
        популярное
        самое читаемое
        популярне
        най-четени
        най-четените
        најчитаније
        δημοφιλή
        الأكثر قراءة
        پربازدیدترین
        热门
        热门文章
        熱門新聞
        おすすめ
        おすすめ記事
        アクセスランキング
        인기기사
        많이 본 뉴스
        copy link
        link copied
        play
        pause
        image
        photo
        video
        gallery
        transcript
        caption
        source
        ad
        ads
        tags
        topics
        view all
        see all
        show more
        load more
        skip to content
        skip to main content
        continue reading
        the latest
        latest
        popular
        more news
        more articles
        other news
        other stories
        other articles
        recommended for you
        weitere artikel
        weitere meldungen
        weitere nachrichten
        mehr nachrichten
        ähnliche artikel
        noticias relacionadas
        otras noticias
        artículos relacionados
        notas relacionadas
        notícias relacionadas
        mais notícias
        outras notícias
        articles liés
        articles similaires
        autres articles
        sur le même sujet
        altri articoli
        altre notizie
        articoli correlati
        gerelateerde artikelen
        meer nieuws
        fler nyheter
        relaterade artiklar
        flere nyheder
        relaterede artikler
        relaterte artikler
        flere nyheter
        powiązane artykuły
        podobne artykuły
        další články
        související články
        kapcsolódó cikkek
        другие новости
        новости по теме
        материалы по теме
        похожие новости
        похожие материалы
        ещё новости
        інші новини
        новини за темою
        diğer haberler
        أخبار ذات صلة
        مقالات ذات صلة
        अन्य खबरें
        संबंधित खबरें
        相关报道
        関連ニュース
        관련기사
        관련 기사
        다른 기사
        berita terkait
        berita lainnya
        tin liên quan
        tin khác
        ข่าวที่เกี่ยวข้อง
        opinion
        """)
}
