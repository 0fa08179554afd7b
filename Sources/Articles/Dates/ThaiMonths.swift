/// Thai's months as they are cut short: two or three letters, each with a full stop.
enum ThaiMonths {
    /// The text with such months in full, so that a word is a word.
    static func inFull(_ text: String) -> String {
        guard text.utf8.contains(0xE0), text.utf8.contains(0x2E) else { return text }
        return short.reduce(text) { $0.contains($1.0) ? $0.replacing($1.0, with: $1.1 + " ") : $0 }
    }

    private static let short = [
        ("ม.ค.", "มกราคม"), ("ก.พ.", "กุมภาพันธ์"), ("มี.ค.", "มีนาคม"), ("เม.ย.", "เมษายน"), ("พ.ค.", "พฤษภาคม"),
        ("มิ.ย.", "มิถุนายน"), ("ก.ค.", "กรกฎาคม"), ("ส.ค.", "สิงหาคม"), ("ก.ย.", "กันยายน"), ("ต.ค.", "ตุลาคม"),
        ("พ.ย.", "พฤศจิกายน"), ("ธ.ค.", "ธันวาคม"),
    ]
}
