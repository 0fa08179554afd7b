import Articles
import Testing

struct PhraseTableTests {
    @Test func `a phrase is found with a capital and in capitals, whatever its letters are`() {
        let words = [
            "été", "größe", "άλλα νέα", "читайте также", "հեղինակ", "çok okunan", "đọc nhiều", "ავტორი", "おすすめ", "ﬁn",
        ]
        let letters = (0xA1...0x7FF).compactMap { Unicode.Scalar($0) }.map { "\($0)x" }
        for phrase in words + letters where phrase == phrase.lowercased() {
            let table = PhraseTable([phrase])
            for var spelling in [phrase, phrase.prefix(1).uppercased() + phrase.dropFirst(), phrase.uppercased()] {
                #expect(spelling.withUTF8 { table.match($0) } == spelling.utf8.count, "\(spelling)")
            }
        }
    }
}
