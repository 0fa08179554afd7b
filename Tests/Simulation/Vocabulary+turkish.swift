extension Vocabulary {
    static let turkish = Vocabulary(
        statements: [
            "{S} {e} {o} {v}.", "{E} {s} {o} {v}, oysa itirazlar sürüyordu.",
            "Bu yıl ikinci kez {s} {o} {v}.", "{S} bu kez {o} beklenenden daha erken {v}.",
            "{S} {o} {v}, karar {e} yerel gazetede duyuruldu.",
        ],
        figures: [
            "{S} {e} {n} ziyaretçi saydı ve bunu rekor olarak duyurdu.",
            "Yaklaşık {n} aile {e} yardım bekledi, {s} ise sessiz kaldı.",
            "Onarım için {n} milyon lira gerekiyor, {s} bu tutarı {e} açıkladı.",
        ],
        quotations: [
            "{P} {e} gazetecilere “{q}” dedi.", "“{q}” diyen {p}, {o} yakından tanıdığını söyledi.",
            "{P} kısa konuştu: “{q}.”",
        ],
        headlines: ["{S} {o} {v}", "{S} {e} {o} {v}", "Neden {s} {o} {v}", "{n} kişi beklerken {s} {o} {v}"],
        correction: "Düzeltme: Bu haberin önceki bir sürümünde ziyaretçi sayısı {n} olarak verilmişti; doğrusu {n}.",
        subjects: [
            "belediye meclisi", "liman başkanlığı", "bölge mahkemesi", "vapur şirketi", "okul yönetimi",
            "liman işçileri sendikası", "ulaştırma bakanlığı", "çiftçiler birliği", "devlet hastanesi", "kent müzesi",
            "sahil güvenlik", "muhalefet partisi",
        ],
        verbs: [
            "onayladı", "reddetti", "denetledi", "savundu", "eleştirdi", "sattı", "onardı", "tanıttı", "erteledi",
            "yeniden açtı", "tartıştı",
        ],
        objects: [
            "yeni köprüyü", "gelecek yılın bütçesini", "Demir & Oğulları sözleşmesini", "eski feneri",
            "ucuz bilet planını", "kış tarifesini", "çarşıdaki kütüphaneyi", "balık pazarını", "arıtma tesisini",
            "kaza raporunu", "gece otobüsünü", "kuzey mendireğini",
        ],
        circumstances: [
            "pazartesi akşamı", "uzun bir tartışmanın ardından", "dolu bir salonda", "bayramdan önce",
            "şiddetli yağmura rağmen", "gerekçe göstermeden", "perşembe gecesi", "grevin ikinci haftasında",
            "kentin kıyısında",
        ],
        sayings: [
            "Yeterince bekledik", "Burada yaşayanlara kimse sormadı", "Rakamlar birbirini tutmuyor",
            "Adalar için güzel bir gün", "Her dosyaya tek tek bakacağız",
        ],
        persons: ["Ahmet Yılmaz", "Ayşe Demirci", "Mehmet Kaya", "Zeynep Şahin", "Hasan Çelik"],
        authors: ["Elif Aydın"],
        furniture: Furniture(
            by: "Haber", advertisement: "Reklam", related: "İlgili haberler", mostRead: "En çok okunanlar",
            newsletter: "Bültenimize abone olun", views: "görüntülenme", comments: "yorum",
            updated: "dakika önce güncellendi",
            consent: "Sitemizde çerezler kullanıyoruz. Devam etmek için çerez tercihlerinizi seçin.",
            missing: "Sayfa bulunamadı", paywall: "Devamını okumak için abone olun"))
}
