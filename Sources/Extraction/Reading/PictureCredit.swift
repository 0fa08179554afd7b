import Articles
import Markup

/// Whose a picture is: "Photo: Jane Doe / Agency" at the end of a caption, whatever element that stands in.
enum PictureCredit {
    /// Words; a caption with more is a text.
    private static let longest = 45

    /// Whether a text right below a picture is its caption, by the credit that it ends with. A report may begin with an
    /// agency, and a sentence may tell of a photo.
    static func ends(_ text: Bytes, _ measures: TextMeasures) -> Bool {
        guard measures.words <= longest else { return false }
        let end = Bytes(rebasing: text.suffix(longestCredit))
        if words.isIn(end) || signs.isAnywhere(in: end) { return true }
        return measures.ending != .sentence && bracketed(end).map(agencies.isIn) ?? false
    }

    /// In bytes.
    private static let longestCredit = 90

    /// "Ferry hits pier (AFP)".
    private static func bracketed(_ text: Bytes) -> Bytes? {
        guard text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")) else { return nil }
        return Bytes(rebasing: text[open...])
    }

    private static let words = PhraseTable(
        """
        photo:
        photos:
        photo :
        photo by
        photo /
        photo |
        photo courtesy
        (photo
        [photo
        photograph:
        photograph by
        photo credit
        image credit
        image:
        (image
        images:
        picture:
        pictures:
        (picture
        file picture
        file photo
        file image
        pic:
        pic by
        getty images
        ap photo
        shutterstock
        istock
        unsplash
        pexels
        foto:
        foto :
        fotos:
        (foto
        [foto
        foto /
        - foto
        | foto
        — foto
        – foto
        fot.
        fotó:
        (fotó
        fotografía:
        fotografia:
        fotoğraf:
        (fotoğraf
        crédit :
        crédit photo
        crédits :
        crédito:
        créditos:
        bild:
        (bild
        bildquelle
        beeld:
        beeld
        symbolbild
        symbolfoto
        archivbild
        archivfoto
        arkivfoto
        archieffoto
        foto archivo
        foto d'archivio
        imagem:
        imagen:
        (imagen
        immagine:
        divulgação
        reprodução
        gentileza
        kuva:
        (kuva
        nuotr.
        фото:
        (фото
        фото /
        снимка:
        снимки:
        светлина:
        φωτο
        φωτογραφία
        eurokinissi
        ảnh:
        (ảnh
        صورة:
        تصوير:
        عکس:
        צילום
        फोटो:
        (फोटो
        ছবি:
        (ছবি
        ภาพ:
        (ภาพ
        ภาพจาก
        """)

    /// Where no spaces set words apart, and marks.
    private static let signs = PhraseTable([
        "©", "摄）", "摄)", "攝）", "攝)", " 摄", " 攝", "撮影", "写真：", "写真=", "写真＝", "사진=", "사진 =", "사진:", "[사진", "图片来源", "圖片來源",
        "圖／", "图／",
    ])

    private static let agencies = PhraseTable(
        """
        afp
        reuters
        ap
        epa
        dpa
        efe
        ansa
        getty
        tass
        xinhua
        lusa
        apa
        keystone
        bloomberg
        ritzau
        pap
        ctk
        čtk
        tasr
        mti
        pixsell
        eurokinissi
        الفرنسية
        رويترز
        أ ف ب
        """)
}
