import Markup

/// The language of a text: what the page declares, unless the text's script or its commonest words say otherwise. Many pages
/// carry the "en" of the system that they are made with over a text in another language.
enum Language {
    /// - Parameter declared: a tag of BCP 47 in lower case: "en", "pt-br".
    static func of(_ paragraphs: [String], declared: String?) -> String? {
        let sample = sample(of: paragraphs)
        let script = Script.most(in: sample)
        guard let declared else { return script?.language(of: sample) ?? byWords(sample)?.name }
        let base = String(declared.prefix { $0 != "-" })
        if let script { return script.languages.contains(base) ? declared : script.language(of: sample) ?? declared }
        guard let found = byWords(sample), found.words >= fewestWords, found.count * 8 >= found.words,
            base != found.name
        else { return declared }
        // Where nothing is known of the declared language, or it is a close relative, it is believed.
        if let index = names.firstIndex(of: relatives[base] ?? base) {
            return found.counts[index] * 3 + 5 <= found.count ? found.name : declared
        }
        return Script.all.contains { $0.languages.contains(base) } ? found.name : declared
    }

    /// In bytes.
    private static let longest = 1500
    /// Of a text that contradicts what its page declares.
    private static let fewestWords = 40

    private static func sample(of paragraphs: [String]) -> String {
        var sample: [UInt8] = []
        for var paragraph in paragraphs where sample.count < longest {
            paragraph.withUTF8 { sample.append(contentsOf: Bytes(rebasing: $0.prefix(longest - sample.count))) }
            sample.append(UInt8(ascii: " "))
        }
        return String(decoding: sample, as: UTF8.self)
    }

    // MARK: By words

    private struct Found {
        let name: String
        /// How many words there are, how many of them are common in the language, and in each of all languages.
        let words: Int
        let count: Int
        let counts: [Int]
    }

    private static func byWords(_ sample: String) -> Found? {
        var counts = [Int](repeating: 0, count: names.count)
        var words = 0
        var sample = sample
        sample.withUTF8 { bytes in
            var start = 0
            for end in 0...bytes.count where end == bytes.count || bytes[end] < 0x80 && !(97...122 ~= bytes[end] | 0x20)
            {
                defer { start = end + 1 }
                guard start < end else { continue }
                words += 1
                guard end - start <= longestWord else { continue }
                var left = languages[key(of: Bytes(rebasing: bytes[start..<end]))] ?? 0
                while left != 0 {
                    counts[left.trailingZeroBitCount] += 1
                    left &= left - 1
                }
            }
        }
        guard let most = counts.max(), most * 12 >= words, most > 0, let index = counts.firstIndex(of: most) else {
            return nil
        }
        return Found(name: names[index], words: words, count: most, counts: counts)
    }

    /// In bytes, of the common ones.
    private static let longestWord = 10

    /// The hash of Fowler, Noll and Vo, version 1a, of what is in small letters but for letters beyond ASCII.
    private static func key(of word: Bytes) -> UInt64 {
        word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1 < 0x80 ? $1 | 0x20 : $1)) &* 0x100_0000_01b3 }
    }

    private static let names = commonWords.map(\.name)

    /// By word: the bits of the languages that have it often.
    private static let languages = HashTable(
        commonWords.enumerated().flatMap { place, language in
            language.words.split(separator: " ").map { word in
                var word = String(word)
                return (hash: word.withUTF8(key), value: UInt32(1) << UInt32(place))
            }
        }, merge: |)

    /// What a language is counted as that shares its words with another.
    private static let relatives = [
        "nb": "no", "nn": "no", "ms": "id", "bs": "hr", "sr": "hr", "sh": "hr", "fil": "tl",
    ]

    /// A dozen or more of each, of the commonest.
    private static let commonWords: [(name: String, words: String)] = [
        ("en", "the of and to in that is was for with on said from have"),
        ("de", "der die und das den von mit ist nicht ein eine auf für sich"),
        ("fr", "le la les des et une dans que est pour du au sur qui"),
        ("es", "el los las una que del por con para se en la su como"),
        ("it", "il che di della per una con sono del gli nel alla dei più"),
        ("pt", "os que uma não para com do da em são ao pela mais no"),
        ("nl", "het een van en dat niet zijn voor met op aan wordt ook de"),
        ("pl", "się nie na że jest do oraz przez od po jak są w z"),
        ("tr", "ve bir bu için ile da de olarak çok daha olan gibi kadar sonra"),
        ("id", "yang dan di dengan untuk dari ini itu pada tidak akan dalam juga oleh"),
        ("sv", "och att det som på är av för med till inte har ett den"),
        ("da", "og at det som på er af for med til ikke har en blev"),
        ("no", "og at det som på er av for med til ikke har en ble"),
        ("fi", "ja on ei että se oli hän mukaan myös mutta kun ovat joka vuoden"),
        ("et", "ja on ei et see oli ka kui aga mis ning oma pole seda"),
        ("lv", "un ir ar par no uz ka bet kas lai to arī vai tika"),
        ("lt", "ir kad su iš yra bet tai į apie buvo kaip nuo ar dėl"),
        ("cs", "a se na že je v s do to který jako podle ale jsou"),
        ("sk", "a sa na že je v s do to ktorý ako podľa ale sú"),
        ("sl", "in je se na da so za v pa ki bi tudi pri iz"),
        ("hr", "i je u na se da su za od koji što nije kao bi"),
        ("hu", "a az és hogy nem is egy volt meg csak már szerint de még"),
        ("ro", "și de la în a cu din pe că care pentru este nu fost"),
        ("sq", "të e në një dhe se për me që ka është nga më janë"),
        ("vi", "và của là không có được cho trong một với những người các đã"),
        ("ca", "amb els les dels és una per al però també aquest més són ha"),
        ("tl", "ang ng sa na mga ay at ni para hindi ito siya kay nang"),
        ("sw", "na ya wa kwa ni katika za la hiyo alisema kuwa hii huyo cha"),
        ("af", "die en van het in dat nie is sy vir hy wat met word"),
        ("is", "og að í er á sem um til við það en ekki hann fyrir"),
        ("az", "və bir bu üçün ilə də da edib olan qeyd kimi olub ki sonra"),
    ]
}
