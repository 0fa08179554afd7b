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
