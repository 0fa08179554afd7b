/// The words that names are known by, and those that no name has.
extension Byline {
    static let honorifics: Set<String> = ["mr", "mrs", "ms", "prof", "professor", "sir"]

    static let jobs: Set<String> = [
        "reporter", "reporters", "editor", "writer", "correspondent", "contributor", "contributing", "senior",
        "staff", "author", "journalist", "columnist", "producer", "chief", "director", "manager", "executive",
        "founder", "cofounder", "ceo", "cto", "cfo", "president", "vice", "head", "lead", "analyst", "specialist",
        "freelance", "freelancer", "associate", "assistant", "deputy", "managing", "digital", "reviewer", "expert",
        "medically", "updated", "published", "posted", "phd", "md", "msc", "last", "sponsored", "founder", "edtech",
        "content", "marketing", "nutritionist", "dietitian", "attorney", "redakteur", "redakteurin", "korrespondent",
        "korrespondentin", "periodista", "redactor", "redactora", "giornalista", "journaliste", "기자", "특파원", "记者",
        "編集", "編集部", "記者", "envoyé", "envoyée", "envoyés", "envoyées", "correspondant", "correspondante",
        "corresponsal", "enviado", "enviada", "inviato", "inviata", "corrispondente", "muhabir", "редактор",
        "корреспондент", "журналист", "profile", "more", "follow", "dziennikarz", "dziennikarka", "redaktor",
        "redaktorka",
        "toimittaja", "novinar", "novinarka", "novinář", "novinářka", "redaktør", "jornalista", "repórter",
        "journalistin",
        "gardener", "planner", "therapist", "physiotherapist", "psychologist", "psychiatrist", "physician", "dietician",
        "photographer", "videographer", "blogger", "consultant", "strategist", "lecturer", "historian", "economist",
        "researcher", "veterinarian", "pharmacist", "pediatrician", "paediatrician", "registered", "certified",
        "licensed",
        "journalist", "muhabiri", "журналистка", "обозреватель", "кореспондент", "redacteur", "skrifar", "újságíró",
    ]

    /// What newspapers are called, in one word.
    static let papers: Set<String> = [
        "times", "herald", "tribune", "gazette", "journal", "guardian", "telegraph", "observer", "chronicle", "express",
        "post", "news", "globe", "star", "sun", "courier", "register", "dispatch", "bulletin", "mail", "record",
    ]

    static let particles: Set<String> = [
        "de", "del", "della", "di", "da", "do", "dos", "du", "la", "le", "van", "der", "den", "von", "zu", "bin",
        "ibn", "al", "el", "y", "e", "ter", "ten", "af", "av", "st",
    ]

    static let nobody = generic.union(desks.map(Folding.key))

    /// Desks and correspondents without a name, as the larger papers of a language sign.
    private static let desks = [
        "Haber Merkezi", "Dış Haberler", "Tim Redaksi", "디지털뉴스팀", "온라인뉴스팀", "온라인 뉴스부", "Redacția",
        "Redacție", "Redacció", "Σύνταξη", "Συντακτική Ομάδα", "Редакція", "Da Redação", "La rédaction", "מערכת",
        "ویب ڈیسک", "نیوز ڈیسک", "न्यूज डेस्क", "न्यूज़ डेस्क", "वेब डेस्क", "डिजिटल डेस्क", "নিজস্ব প্রতিবেদক", "নিজস্ব প্রতিবেদন",
        "অনলাইন ডেস্ক", "ডেস্ক রিপোর্ট", "স্টাফ রিপোর্টার", "সংবাদদাতা", "संवाददाता", "กองบรรณาธิการ", "Ban biên tập", "Wartawan",
        "Redakcija", "Redaktsioon", "Toimitus", "Ritstjórn", "Redaksjonen", "Redaktionen", "Szerkesztőség", "Redakce",
        "Redakcia", "Редакцията", "Редакција", "هيئة التحرير", "تحریریه", "ناشناس", "وكالات", "Agencias", "Agenzie",
        "Agences",
        "Avec agences", "संपादकीय", "Publicerad", "Publisert", "Publiceret", "Julkaistu", "Veröffentlicht", "Publié",
        "Publicado", "Pubblicato", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật",
    ]

    private static let generic: Set<String> = [
        "staff", "admin", "administrator", "editor", "editors", "newsdesk", "newsroom", "staffwriter",
        "staffreporter", "webdesk", "redaktion", "redaction", "rédaction", "agencies", "correspondent",
        "ourcorrespondent", "author", "newsstaff", "editorial", "editorialteam", "team", "guest", "anonymous",
        "unknown", "редакция", "root", "null", "undefined", "none", "user", "webmaster", "guestauthor", "guestpost",
        "guestcontributor", "staffreports", "wirereports", "newsservice", "redacción", "redaccion", "redacao",
        "redação",
        "redazione", "redactie", "redakcja", "编辑", "本报讯", "editorialboard", "default", "pressrelease",
        "নিজস্বপ্রতিবেদক", "নজসবপরতবদক", "toinewsdesk", "onlinedesk", "webteam", "onlineredaktion", "redaksi",
        "seemore", "showmore", "loadmore", "viewmore", "readmore", "learnmore", "trendingnow", "mostread",
        "mostpopular",
        "editorspicks", "vermás", "vermas", "leermás", "leermas", "sabermás", "vermais", "vejamais", "leiamais",
        "saibamais", "mehrlesen", "weiterlesen", "mehranzeigen", "mehrerfahren", "voirplus", "lireplus", "lirelasuite",
        "ensavoirplus", "leggitutto", "leggidi", "scopridipiù", "leesmeer", "läsmer", "visamer", "lesmer", "læsmere",
        "czytajwięcej", "zobaczwięcej", "подробнее", "читатьдалее", "devamınıoku", "tümünügör", "selengkapnya",
        "bacaselengkapnya", "lihatsemua", "xemthêm",
    ]

    /// Words that no name has.
    static let never: Set<String> = [
        "share", "follow", "get", "started", "article", "articles", "read", "this", "contact", "about", "sign",
        "login", "menu", "email", "facebook", "twitter", "linkedin", "instagram", "whatsapp", "subscribe",
        "newsletter", "comments", "comment", "related", "topics", "stories", "story", "latest", "news", "newsroom",
        "desk", "team", "staff", "admin", "editorial", "the", "copyright", "print", "click", "here", "download",
        "home", "search", "your", "our", "us", "you", "how", "what", "why", "when", "view", "all", "posts", "post",
        "written", "gmbh", "inc", "ltd", "llc", "agency", "press", "media", "magazine", "online", "website",
        "redaktion", "next", "previous", "page", "photo", "photos", "video", "image", "advertisement", "services",
        "group", "department", "institute", "university", "blog", "support", "center", "centre", "links", "quick",
        "table", "contents", "top", "times", "post", "herald", "tribune", "gazette", "journal", "mail", "guardian",
        "telegraph", "observer", "chronicle", "express", "daily", "weekly", "review", "today", "world", "radio", "tv",
        "channel", "broadcasting", "network", "size", "care", "takeaways", "wire", "service", "reports", "agencies",
        "correspondents", "writers", "ediciones", "éditions", "editions", "edizioni", "edições", "publishing",
        "publications", "publishers", "verlag", "editora", "corporation", "communications", "bureau", "with", "table",
        "tags", "category", "updated", "published", "sharing", "social", "redacția", "redacción", "redacció",
        "rédaction", "redazione",
        "redação", "redakcja", "redakce", "redakcija", "редакция", "редакція",
    ]

    /// What else begins with the word for a reporter.
    static let notNames: Set<String> = [
        "调查", "会见", "會見", "会", "會", "团", "报道", "報道", "報導", "手记", "观察", "全文完", "未完待续", "本报讯", "关联记事", "関連記事", "广告", "続報",
        "一部敬称略", "文中敬称略", "敬称略", "写真略", "以下略", "要旨略", "終わり", "共同通信", "時事通信", "取材班", "社会部", "政治部", "経済部",
    ]

    /// "Jane Doe CNN".
    static let stations: Set<String> = [
        "CNN", "BBC", "NPR", "ABC", "NBC", "CBS", "MSNBC", "PBS", "CNBC", "CBC", "CTV", "ITV", "RTE", "RFI", "DW",
        "ARD",
        "ZDF", "ORF", "SRF", "NHK", "SBS",
    ]

    /// What Chinese, Japanese and Korean outlets and their desks are called by.
    static let outletEndings = [
        "日报", "日報", "晚报", "晚報", "早报", "早報", "时报", "時報", "新闻", "新聞", "新闻网", "新聞網", "日报社", "通讯社", "通訊社", "电视台", "電視台",
        "周刊", "週刊", "杂志", "雜誌", "客户端", "中心", "编辑部", "編輯部", "編集部", "新聞社", "通信社", "放送", "放送局", "支局", "取材班", "日网",
        "신문", "일보", "뉴스", "편집부", "온라인뉴스팀", "취재팀",
    ]
}
