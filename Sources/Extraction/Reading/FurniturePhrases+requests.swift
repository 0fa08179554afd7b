import Articles

/// What asks readers for something or sends them elsewhere, by its first words.
extension FurniturePhrases {
    static let requests = PhraseTable(
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
}
