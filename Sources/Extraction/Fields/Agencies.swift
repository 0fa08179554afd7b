import Markup

/// The news agencies whose texts are reprinted, by the names that datelines and credits give them.
enum Agencies {
    static func isAgency(_ name: String) -> Bool { keys.contains(Folding.key(name)) }

    /// The first agency that the text says it has something from: "Reuters said", "told Sputnik", "(AFP)".
    static func cited(in paragraphs: [String]) -> String? {
        // Most texts name none, which one look tells.
        var all = paragraphs.joined(separator: "\n")
        let names = all.withUTF8(named)
        guard !names.isEmpty else { return nil }
        for paragraph in paragraphs {
            if let name = names.first(where: { holds(paragraph, $0) && isCredited($0, in: paragraph) }) { return name }
        }
        return nil
    }

    /// Those of the names that stand in a text as words, in their order: looked for where a word begins.
    private static func named(in text: Bytes) -> [String] {
        var found: Set<Int> = []
        roles.withUnsafeBufferPointer { roles in
            var last = Role.other
            for place in 0..<text.count {
                let role = roles[Int(text[place])]
                if role == .opening, last == .other {
                    for number in numbers[Int(text[place])] where stands(number, in: text, at: place) {
                        found.insert(number)
                    }
                }
                last = role
            }
        }
        return found.sorted().map { names[$0] }
    }

    private static func stands(_ number: Int, in text: Bytes, at place: Int) -> Bool {
        let name = spellings[number]
        let end = place + name.count
        guard end <= text.count, end == text.count || !isLetter(text[end]) else { return false }
        return (1..<name.count).allSatisfy { text[place + $0] == name[$0] }
    }

    /// What a byte is in a text: a letter with which a name begins, another one, or none.
    private enum Role { case opening, letter, other }

    private static let roles: [Role] = (0...255).map { byte in
        isLetter(UInt8(byte)) ? numbers[byte].isEmpty ? .letter : .opening : .other
    }
    /// By first byte: which of the names begin so.
    private static let numbers: [[Int]] = (0...255).map { byte in
        spellings.indices.filter { Int(spellings[$0][0]) == byte }
    }
    private static let spellings = names.map { Array($0.utf8) }

    private static func isCredited(_ name: String, in paragraph: String) -> Bool {
        verbs.contains { holds(paragraph, "\(name) \($0)") } || openings.contains { holds(paragraph, "\($0) \(name)") }
            || holds(paragraph, "(\(name))")
    }

    /// Whether it stands there as words: "SAP said" does not credit AP.
    private static func holds(_ text: String, _ part: String) -> Bool {
        var text = text, part = part
        return text.withUTF8 { text in
            part.withUTF8 { part in
                var start = 0
                while let place = TextSearch.place(of: part, in: text, from: start) {
                    let end = place + part.count
                    if (place == 0 || !isLetter(text[place - 1])) && (end == text.count || !isLetter(text[end])) {
                        return true
                    }
                    start = place + 1
                }
                return false
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || 97...122 ~= byte | 0x20 }

    private static let names = [
        "Reuters", "AFP", "Associated Press", "AP", "Sputnik", "TASS", "Interfax", "RIA Novosti", "Xinhua",
        "Anadolu Agency", "Anadolu", "dpa", "EFE", "ANSA", "Kyodo", "Yonhap", "PTI", "IANS", "UPI", "Bloomberg",
        "PA Media", "IRNA", "SANA", "WAFA", "Agence France-Presse", "DHA", "IHA", "APA", "ATS", "PAP", "CTK", "Belga",
        "Ritzau", "TT", "NTB", "Agência Brasil", "Lusa", "Télam", "Europa Press", "Notimex", "Estadão Conteúdo", "epd",
        "KNA", "Adnkronos", "ANI", "TNN", "HTNS", "UNB", "BSS", "ANP", "STT", "BTA", "MTI", "HINA", "Tanjug",
        "Ukrinform", "Antara", "Bernama", "Agerpres", "Keystone-SDA", "ČTK", "TASR",
    ]
    /// Those whose names mean something else, too, or that credits alone tell.
    private static let creditedNames = [
        "APS", "BNS", "LETA", "ELTA", "ACN", "TTXVN", "ISNA", "Tasnim", "Azərtac", "ТАСС", "РИА Новости", "Интерфакс",
        "Укрінформ", "УНІАН", "БТА", "Танјуг", "ΑΠΕ-ΜΠΕ", "Anadolu Ajansı", "新华社", "新華社", "中新社", "中央社", "共同通信", "時事通信",
        "연합뉴스", "뉴시스", "뉴스1", "رويترز", "الأناضول", "أ ف ب", "د ب أ", "पीटीआई", "भाषा", "বাসস", "ইউএনবি", "agencies",
    ]
    private static let keys = Set((names + creditedNames).map(Folding.key))
    private static let verbs = ["said", "says", "reported", "reports", "cited", "quoted", "news agency", "agency"]
    private static let openings = ["told", "according to", "by", "via", "Source:"]
}
