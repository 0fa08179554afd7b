import Articles
import Markup

/// Phrases with which hardly any paragraph of an article begins, wherever on the page it stands: what asks readers for something
/// or sends them elsewhere, credits pictures and agencies, and stands in the place of a player.
extension FurniturePhrases {
    static func isCertain(_ text: Bytes) -> Bool {
        // What somebody said is no request of the page's.
        guard let first = text.first, first != UInt8(ascii: "\""), first != UInt8(ascii: "'") else { return false }
        let start = text.firstIndex { !isMark($0) } ?? text.count
        // "[Photo: …]", "▶ Watch:", "【関連記事】".
        let bare = Bytes(rebasing: text[afterMarks(text, from: start)...])
        guard !bare.isEmpty, bare.count < longestRequest else { return false }
        if requests.matches(bare, where: { isWordEnd(bare, $0) }) { return true }
        if bare.count < longestLabel, labels.match(bare) != nil { return true }
        if alone.matches(bare, where: { isEnd(bare, $0) }) { return true }
        if bare.count < longestRights, rights.isIn(bare) { return true }
        return pairs.contains { opening, rest in opening.match(bare) != nil && rest.isIn(bare) }
    }

    private static func isMark(_ byte: UInt8) -> Bool { byte < 0x30 || 0x3A...0x40 ~= byte || 0x5B...0x60 ~= byte }

    /// Behind arrows and brackets beyond ASCII: U+2180 to U+27BF, U+3008 to U+301B, U+FF08.
    private static func afterMarks(_ text: Bytes, from start: Int) -> Int {
        var index = start
        while index + 2 < text.count {
            switch (text[index], text[index + 1], text[index + 2]) {
            case (0xE2, 0x86...0x9E, _), (0xE3, 0x80, 0x88...0x9B), (0xEF, 0xBC, 0x88): index += 3
            case (0x20, _, _): index += 1
            default: return index
            }
        }
        return index
    }

    /// In bytes.
    private static let longestRequest = 400
    private static let longestLabel = 160
    private static let longestRights = 240

    private static let requests = PhraseTable(
        """
        לפניות לכתב
        pranešk naujieną
        هذا الخبر منقول
        dapatkan update berita
        ikuti informasi terkini
        ikuti berita terkini
        mari bergabung di grup
        bizi sosial şəbəkələrdə
        bizi google news
        еще больше новостей
        ещё больше новостей
        выделите её и нажмите
        выделите фрагмент
        помітили помилку
        виділіть текст
        следете новините
        още новини четете
        пратите нас
        пратете нè
        pratite nas na
        δείτε όλες τις τελευταίες
        ακολουθήστε το
        ειδήσεις σήμερα:
        urmărește știrile
        urmăriți știrile
        urmărește-ne pe
        kövess minket
        támogasd te is
        kérjük, támogassa
        našli jste chybu
        máte tip na
        ak ste našli chybu
        ak máte pripomienku
        našli ste chybu
        kļūda rakstā
        iezīmējiet tekstu
        juttu jatkuu kuvan
        juttu jatkuu mainoksen
        artikkeli jatkuu
        artiklen fortsætter
        saken fortsetter
        vill du tipsa
        har du et tip
        über dieses thema berichtete
        dieses thema im programm
        siga a gente
        siga-nos no
        siga o canal
        video recomendado
        síguenos en
        síguenos por
        mantente informado
        点击查看原文
        點我下載
        不用抽
        watch top videos
        you should not miss these headlines
        have a story tip
        this story has been published from a wire
        więcej takich informacji
        chcesz porozmawiać z autorem
        článek pokračuje
        mitä ajatuksia uutinen
        pogledajte video
        najčitaniji članci
        देश-दुनिया की ताजा
        हमारे व्हाट्सएप
        läs vidare
        door onze nieuwsredactie
        boletim: receba
        receba no whatsapp
        receba as principais notícias
        recibí las noticias
        rejoignez-nous sur
        retrouvez toute l'actualité
        toute l'actualité sur
        önerilen haberler
        en son haberler için
        подписывайтесь на
        підписуйтесь на
        підписуйтеся на
        читайте нас в
        читайте нас у
        stáhněte si aplikaci
        pobierz aplikację
        tải ứng dụng
        mời bạn đọc
        quý độc giả
        sign up for our
        sign up to our
        sign up here
        subscribe to our
        subscribe now
        subscribe today
        follow us
        like us on
        find us on
        join us on
        join our whatsapp
        join our telegram
        join our facebook
        join the conversation
        read also
        also see
        read next
        click here to subscribe
        click here to sign
        click here to join
        click here to read
        click here for more
        tap here
        download our
        get the latest news
        get our
        get breaking news
        catch all the latest
        for more stories
        for all the latest
        got a story
        got a tip
        do you have a story
        have you got a story
        send us your
        when you purchase through links
        when you buy through links
        if you buy through
        if you purchase through
        this post contains affiliate
        this article contains affiliate
        support independent journalism
        support our journalism
        our standards:
        story continues
        article continues
        scroll to continue
        this story has not been edited
        except for the headline, this
        except the headline, this
        with the exception of the headline, this
        have something to say
        share your thoughts
        let us know in the comments
        to read the full article
        to read the full story
        to continue reading
        already a subscriber
        listen to this article
        listen to this story
        more from this section
        sorry, the video
        your browser does not
        this article originally appeared
        this story originally appeared
        this post originally appeared
        originally published by
        republished with permission
        reprinted with permission
        comments are moderated
        scroll down for video
        was this article helpful
        rate this article
        related internet links
        dieser artikel erschien zuerst
        dieser text erschien zuerst
        saken fortsetter under
        artikkelen fortsetter under
        artikeln fortsätter under
        artiklen fortsætter efter
        meld u aan voor
        masz ciekawy temat
        masz dla nas temat
        если вы нашли ошибку
        нашли ошибку?
        ilgili haber:
        i̇lgili haber:
        انتهای پیام
        ما را در تلگرام
        הצטרפו לערוץ
        本文转载自
        扫码关注
        ติดตามข่าว
        อ่านข่าวเพิ่มเติม
        ikuti berita
        ikuti kami
        ikuti update
        simak berita
        baca berita
        this article was printed from
        this story was printed from
        the bbc is not responsible
        are you affected by
        please include a contact number
        do you have an opinion on the issues
        support local journalism
        now, more than ever, the world needs
        stay up to date with the news
        e-mail this story
        email this story
        sign the guest book
        subscriber exclusive
        edited by:
        comments are now closed
        comments are closed
        la suite est réservée aux abonnés
        een versie van dit artikel verscheen
        więcej informacji znajdziesz
        dalszy ciąg materiału pod
        dalsza część artykułu pod
        dziękujemy, że przeczytał
        bądź na bieżąco
        assista aos vídeos
        voit keskustella aiheesta
        有料会員になると
        この記事は有料
        پایان مطالب
        google news'te abone
        প্রথম আলোর খবর পেতে
        to view this content
        to view this video
        to play this video
        javascript must be enabled
        javascript is not enabled
        javascript is disabled
        javascript is required
        please enable javascript
        you need to enable javascript
        you must have javascript
        this video is not available
        get adobe flash
        lesen sie auch
        lesen sie hier
        lesen sie mehr zum thema
        lesen sie dazu
        lesen sie weiter
        mehr zum thema
        das könnte sie auch interessieren
        das könnte sie interessieren
        das könnte dich auch
        abonnieren sie
        melden sie sich hier
        jetzt anmelden
        jetzt abonnieren
        folgen sie uns
        folgt uns auf
        jetzt die app
        dieser artikel enthält sogenannte affiliate
        artikel teilen
        zur startseite
        haben sie fehler gefunden
        haben sie einen fehler gefunden
        haben sie einen fehler entdeckt
        weiter nach der anzeige
        lire aussi
        à lire aussi
        voir aussi
        à voir aussi
        lire la suite
        abonnez-vous
        inscrivez-vous
        suivez-nous
        pour ne rien rater de l
        pour ne rien manquer de l
        retrouvez tous nos
        téléchargez notre
        partager cet article
        réagissez à
        la suite après cette publicité
        à découvrir aussi
        déjà abonné
        rejoignez-nous
        devenez fan
        lea también
        lea además
        te puede interesar
        te podría interesar
        le puede interesar
        también te puede interesar
        también le puede interesar
        también puedes leer
        vea también
        ver también
        mira también
        puedes seguir a
        sigue leyendo
        seguir leyendo
        síguenos
        siguenos
        únete a nuestro
        suscríbete
        suscribite
        regístrate gratis
        descarga nuestra
        comparte esta noticia
        comparte esta nota
        recibe las noticias
        haz clic aquí
        noticias relacionadas
        leia também
        leia mais
        leia ainda
        veja também
        veja mais
        saiba mais
        confira também
        siga-nos
        receba as notícias
        receba notícias
        assine nossa
        assine a newsletter
        clique aqui
        participe do canal
        participe do nosso
        entre no nosso
        entre no canal
        continua após a publicidade
        continua depois da publicidade
        quer receber as
        inscreva-se
        compartilhe
        leggi tutto
        iscriviti
        seguici
        riproduzione riservata
        condividi
        continua a leggere
        potrebbe interessarti
        ti potrebbe interessare
        clicca qui
        scarica la nostra
        lees ook
        lees meer
        lees verder
        bekijk ook
        luister ook
        meld je aan
        schrijf je in
        volg ons
        deel dit artikel
        deel dit bericht
        reageren?
        heb je een tip
        download onze
        czytaj też
        czytaj także
        czytaj również
        czytaj więcej
        przeczytaj też
        przeczytaj także
        przeczytaj również
        zobacz też
        zobacz także
        zobacz również
        zapisz się
        obserwuj nas
        polub nas
        dalsza część tekstu
        dalsza część artykułu
        dalszy ciąg tekstu
        udostępnij
        čtěte také
        čtěte i
        přečtěte si
        mohlo by vás zajímat
        mohlo by vás zaujímať
        sledujte nás
        čítajte aj
        prečítajte si
        читайте также
        читать далее
        читать также
        читайте нас
        смотрите также
        подписывайтесь
        подпишитесь
        нашли ошибку
        заметили ошибку
        материалы по теме
        новости по теме
        присоединяйтесь
        следите за нами
        читайте також
        читати далі
        дивіться також
        підписуйтесь
        підписуйтеся
        підпишіться
        якщо ви помітили помилку
        якщо ви знайшли помилку
        прочетете още
        вижте още
        четете още
        последвайте ни
        pročitajte još
        pročitajte i
        čitajte još
        pratite nas
        ayrıca okuyun
        ilgili haber
        İlgili haber
        bunlar da ilginizi
        bizi takip edin
        son dakika haberleri için
        haberin devamı
        abone ol
        اقرأ أيضا
        اقرأ أيضًا
        إقرأ أيضا
        اقرأ المزيد
        شاهد أيضا
        شاهد ايضا
        تابعونا
        اشترك في نشرتنا
        مواضيع ذات صلة
        بیشتر بخوانید
        קראו עוד
        קראו גם
        διαβάστε επίσης
        διαβάστε ακόμη
        διαβάστε ακόμα
        διαβάστε περισσότερα
        δείτε επίσης
        δείτε ακόμη
        ακολουθήστε
        läs också
        läs även
        läs mer
        prenumerera
        följ oss
        dela artikeln
        har du ett nyhetstips
        har du tips
        tipsa oss
        les også
        les mer
        vil du lese mer
        følg oss
        læs også
        læs mere
        følg os
        tilmeld dig
        lue myös
        lue lisää
        katso myös
        seuraa meitä
        olvassa el
        olvasd el
        kövessen minket
        iratkozzon fel
        citește și
        citeşte şi
        citiți și
        urmărește-ne
        abonează-te
        vezi și
        baca juga
        baca selengkapnya
        simak juga
        yuk, simak
        this content is imported from
        view this post on
        a post shared by
        for more on news
        продолжение после рекламы
        เรื่องที่เกี่ยวข้อง
        lihat juga
        tonton juga
        ikuti kami
        dapatkan berita
        gambas:
        xem thêm
        đọc thêm
        mời độc giả
        यह भी पढ़ें
        ये भी पढ़ें
        इसे भी पढ़ें
        আরও পড়ুন
        আরো পড়ুন
        อ่านเพิ่มเติม
        ข่าวที่เกี่ยวข้อง
        مزید پڑھیں
        责任编辑：
        责任编辑:
        责编：
        责编:
        编辑：
        編輯：
        原标题
        原標題
        声明：
        免责声明
        更多精彩
        更多新聞
        扫描二维码
        相关阅读
        相关新闻
        延伸阅读
        延伸閱讀
        推荐阅读
        相關新聞
        点击查看
        関連記事
        関連リンク
        あわせて読みたい
        続きを読むには
        この記事をシェア
        관련기사
        구독하기
        기사 제보하기
        기사제보
        """)

    /// What they name follows, and is short.
    private static let labels = PhraseTable(
        """
        همچنین بخوانید
        طالع أيضا
        לכתבות נוספות
        skaitykite daugiau
        povezano
        toimetaja:
        editor :
        責任編輯：
        编辑：
        фото на обложке
        recommended for you
        baca:
        basahin:
        bunu da okuyun
        həmçinin oxuyun
        oxuyun:
        ასევე წაიკითხეთ
        წაიკითხეთ ასევე
        կարդացեք նաև
        материал по теме
        см. также
        подробнее:
        подробнее о
        до теми:
        още по темата
        прочитајте и
        прочитајте још
        прочитај и
        povezano:
        povezani članci
        pročitaj još
        pročitaj i:
        čitaj više
        preberite še
        preberite tudi
        lexo edhe
        lexoni edhe
        lexo gjithashtu
        διαβάστε:
        kapcsolódó:
        kapcsolódó cikk
        olvasta már
        čtěte více
        lasi vēl
        lasi arī
        lasiet arī
        loe ka:
        loe veel
        loe lisaks
        seotud lood
        skaitykite taip pat
        taip pat skaitykite
        lesa meira
        sjá einnig
        tengdar fréttir
        a lire :
        à lire :
        pour aller plus loin :
        approfondisci:
        mira:
        mirá también
        también lee:
        lee más:
        lee además
        vea más:
        llegeix també
        llegiu també
        et pot interessar
        més notícies
        soma pia
        soma zaidi:
        相關文章
        相关文章：
        更多阅读
        更多閱讀
        함께 보면 좋은
        ये खबर भी पढ़ें
        यह खबर भी पढ़ें
        یہ بھی پڑھیں
        यो पनि पढ्नुहोस्
        இதையும் படிக்க
        read:
        přečtěte si také
        súvisiaci článok
        súvisiace články
        read more:
        read more |
        read more >
        see also:
        related:
        related |
        recommended:
        watch:
        watch |
        listen:
        don't miss:
        don’t miss:
        photo:
        photos:
        photograph:
        image:
        images:
        picture:
        pic:
        image credit
        photo credit
        image source
        picture credit
        photo courtesy
        tags:
        topics:
        filed under:
        also read:
        also read |
        must read:
        must read |
        must-read:
        related articles:
        related stories:
        lesen sie mehr:
        lee también:
        lee también |
        leggi anche:
        leggi anche >
        leggi anche |
        עוד בנושא:
        और पढ़ें:
        first published:
        source:
        disclaimer:
        foto:
        foto ©
        fotos:
        fotografie:
        bild:
        bilder:
        quelle:
        quellen:
        zum thema:
        auch interessant:
        sur le même sujet :
        stand:
        crédit photo
        crédits photo
        photo :
        photos :
        source :
        sources :
        fotografía:
        fuente:
        fuentes:
        fonte:
        fontes:
        bron:
        źródło:
        fot.
        zdroj:
        zdroje:
        источник:
        источники:
        фото:
        видео:
        джерело:
        відео:
        източник:
        снимка:
        снимки:
        izvor:
        kaynak:
        fotoğraf:
        المصدر:
        المصدر :
        المصدر/
        منبع:
        עוד:
        צילום:
        πηγή:
        φωτογραφία:
        källa:
        kilde:
        lähde:
        kuva:
        forrás:
        fotó:
        borítókép:
        nyitókép:
        sursa:
        sursă:
        sumber:
        editor:
        nguồn:
        ảnh:
        来源：
        來源：
        本文来源
        图片来源
        圖片來源
        图/
        校对：
        写真：
        写真=
        写真＝
        出典：
        사진=
        사진 =
        사진:
        """)

    /// The whole line.
    private static let alone = PhraseTable(
        """
        contents
        table of contents
        must read
        must reads
        in this article
        republish this story
        republish this article
        inhaltsverzeichnis
        sommaire
        índice de contenidos
        tabla de contenidos
        inhoudsopgave
        پایان پیام
        انتهای خبر
        povezano
        recommended for you
        vanguard news
        agencies
        विज्ञापन
        বিজ্ঞাপন
        اشتہار
        تبلیغات
        โฆษณา
        quảng cáo
        reklám
        oglas
        реклам
        διαφήμιση
        auglýsing
        reklaam
        reklāma
        публицитет
        iklanlar
        ritzau
        stt
        tt
        ntb
        anp
        mti
        hina
        ansa
        （完）
        完
        ends
        온라인뉴스팀
        advertisement
        advertisements
        end of article
        back to top
        related article
        related articles
        related stories
        leggi anche
        और पढ़ें
        advert
        ad
        share
        shares
        share this article
        share this story
        read more
        continue reading
        text size
        font size
        increase font size
        decrease font size
        auch interessant
        anzeige
        werbung
        teilen
        publicité
        partager
        sur le même sujet
        publicidad
        compartir
        publicidade
        compartilhar
        pubblicità
        advertentie
        reklama
        реклама
        поделиться
        поділитися
        reklam
        إعلان
        annons
        annonse
        annonce
        mainos
        hirdetés
        publicitate
        iklan
        广告
        広告
        광고
        dpa
        """)

    private static let rights = PhraseTable(
        """
        all rights reserved
        may not be published, broadcast
        can be reached at
        can be contacted at
        جميع الحقوق محفوظة
        כל הזכויות שמורות
        alle rechte vorbehalten
        tous droits réservés
        todos los derechos reservados
        todos os direitos reservados
        riproduzione riservata
        alle rechten voorbehouden
        wszelkie prawa zastrzeżone
        все права защищены
        版权所有，
        未经许可，不得
        未经许可不得转载
        未经授权不得转载
        無断転載を禁
        無断転載禁止
        무단전재-
        무단전재 및
        무단 전재 및
        재배포 금지
        재배포금지
        """)

    /// Harmless alone, certain with the other.
    private static let pairs = [
        (
            PhraseTable("follow \ncontact reporter \ncontact the author \ncontact the writer "),
            PhraseTable(
                "on google news\non twitter\non facebook\non instagram\non linkedin\non threads\non bluesky")
        ),
        (PhraseTable("download "), PhraseTable("news app\napp to get\napp now\napp today")),
        (PhraseTable("we may earn"), PhraseTable("commission\naffiliate")),
        (
            PhraseTable("reach \nemail \ncontact her\ncontact him\ncontact them\ncontact the reporter"),
            PhraseTable("her at \nhim at \nthem at \nreporter at ")
        ),
        (
            PhraseTable(
                "recibe \nrecibí \nreciba \nreceba \nrecevez \nricevi \nerhalten sie \nontvang \nget \nreceive \nfå \nrejestruj \notrzymuj \nполучайте \nотримуйте \nzískejte "
            ),
            PhraseTable(
                "newsletter\nyour inbox\nen tu correo\nboletín\nno seu e-mail\npar mail\npar e-mail\nboîte mail\nnella tua casella\nper e-mail\nin ihr postfach\nnieuwsbrief\nin je mailbox\nnyhetsbrev\nnyhedsbrev\nрассылк\nна почту\nна пошту"
            )
        ),
        (PhraseTable("il vous reste "), PhraseTable("article à lire\nla suite est")),
        (PhraseTable("bizi "), PhraseTable("takip edin")),
        (PhraseTable("join "), PhraseTable("whatsapp channel\nwhatsapp group\ntelegram channel")),
    ]
}
