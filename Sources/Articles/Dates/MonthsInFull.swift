/// Months that are no single word, in one: Thai's as they are cut short, with full stops, and those of two words that Lebanon,
/// Syria, Jordan and Iraq have.
enum MonthsInFull {
    static func spelled(in text: String) -> String {
        var text = text
        guard !text.utf8.allSatisfy({ $0 < 0x80 }), text.withUTF8(signs.isAnywhere) else { return text }
        return replaced(thai + levantine, in: text)
    }

    /// What each of them has: a search for a dozen takes its time, and next to no text has any.
    private static let signs = PhraseTable(thai.map(\.0) + ["تشرين", "كانون"])

    private static func replaced(_ months: [(String, String)], in text: String) -> String {
        months.reduce(text) { $0.contains($1.0) ? $0.replacing($1.0, with: $1.1 + " ") : $0 }
    }

    private static let thai = [
        ("ม.ค.", "มกราคม"), ("ก.พ.", "กุมภาพันธ์"), ("มี.ค.", "มีนาคม"), ("เม.ย.", "เมษายน"), ("พ.ค.", "พฤษภาคม"),
        ("มิ.ย.", "มิถุนายน"), ("ก.ค.", "กรกฎาคม"), ("ส.ค.", "สิงหาคม"), ("ก.ย.", "กันยายน"), ("ต.ค.", "ตุลาคม"),
        ("พ.ย.", "พฤศจิกายน"), ("ธ.ค.", "ธันวาคม"),
    ]

    private static let levantine = [
        ("تشرين الأول", "أكتوبر"), ("تشرين الاول", "أكتوبر"), ("تشرين الثاني", "نوفمبر"), ("كانون الأول", "ديسمبر"),
        ("كانون الاول", "ديسمبر"), ("كانون الثاني", "يناير"),
    ]
}
