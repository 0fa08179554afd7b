import Markup

/// What a person's name looks like, and what none does.
extension Byline {
    func isPerson(_ name: String, isSaid: Bool = false) -> Bool {
        guard !name.unicodeScalars.contains(where: Self.isOfNoName) else { return false }
        let key = Folding.key(name)
        guard key.count >= 2, name.count <= 50, name.spacedWords.count <= 6, !Self.isKey(name) else { return false }
        if outlets.contains(key), !isSaid || !Self.looksLikeName(name) { return false }
        if Self.nobody.contains(key) || Agencies.isAgency(name) { return false }
        if Self.endsAsOutlet(name) { return false }
        let words: [String] = name.spacedWords.map { Folding.key(String($0)) }
        if words.count > 2, Self.goesOnAsSentence(name) { return false }
        return !words.contains { Self.never.contains($0) } && !name.lowercased().hasSuffix(".com")
    }

    static func endsAsOutlet(_ name: String) -> Bool {
        // None of them is ASCII.
        name.utf8.last.map { $0 >= 0x80 } == true && outletEndings.contains(where: name.ends)
    }

    /// Figures, and marks that stand in no name.
    private static func isOfNoName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "@", "/", ":", "|", "?", "!", "\"", "<", ">", "{", "}", "[", "]", "_", "=", "%", "$": true
        case "\0"..."\u{24F}": false
        case "：", "？", "！", "《", "》", "【", "】": true
        default: scalar.properties.numericType == .decimal
        }
    }

    /// "charge of the harbour" is nobody, "van der Doe" is somebody.
    private static func goesOnAsSentence(_ name: String) -> Bool {
        guard let first = name.spacedWords.first else { return false }
        // Georgian has small letters alone.
        return first.first?.isLowercase == true && first.utf8.first.map { $0 < 0xE0 } == true
            && !particles.contains(String(first))
    }

    /// "page.author" is the name of a value that a program forgot to fill in, "Gazette.example" a host; "J.K." are
    /// initials.
    private static func isKey(_ name: String) -> Bool {
        name.spacedWords.contains { word in
            guard word.utf8.contains(UInt8(ascii: ".")) else { return false }
            let parts = word.split(separator: ".")
            return parts.count > 1 && parts.dropFirst().allSatisfy { $0.count > 1 && $0.first?.isLowercase == true }
        }
    }

    /// A first look, at the bytes: two to five words of which two begin with a capital, or letters beyond ASCII.
    static func mayBeName(_ text: Bytes) -> Bool {
        guard text.count <= 60 else { return false }
        var words = 0, capitals = 0
        var isStart = true
        for byte in text {
            if byte >= 0x80 { return true }
            if byte == 0x20 {
                isStart = true
                continue
            }
            if 0x21...0x26 ~= byte || 0x28...0x2C ~= byte || 0x2F...0x40 ~= byte { return false }
            if isStart {
                words += 1
                if 65...90 ~= byte { capitals += 1 }
            }
            isStart = false
        }
        return (2...5).contains(words) && capitals >= 2
    }

    /// Whether a short line is likely a person's name: two to five words, each with a capital or a particle, nothing
    /// else.
    static func looksLikeName(_ text: String) -> Bool {
        var text = text
        guard text.utf8.count <= 80, text.withUTF8(isCapitalised) else { return false }
        return !text.spacedWords.contains { word in
            let key = Folding.key(String(word))
            return never.contains(key) || jobs.contains(key)
        }
    }

    /// "JANE DOE", as some print their authors.
    static func looksLikeCapitals(_ text: String) -> Bool {
        guard text.utf8.count <= 80, text == text.uppercased() else { return false }
        return looksLikeName(text.spacedWords.map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " "))
    }

    /// "Jeanne DUPONT", as France and Turkey print theirs.
    static func looksLikeNameInCapitals(_ text: String) -> Bool {
        let words = text.spacedWords
        guard (2...4).contains(words.count), let first = words.first, first.count > 2,
            first.dropFirst().contains(where: \.isLowercase)
        else { return false }
        let inCapitals = words.drop { $0.dropFirst().contains(where: \.isLowercase) }
        return !inCapitals.isEmpty
            && inCapitals.allSatisfy { word in
                word.count > 3 && word.allSatisfy { $0.isUppercase || "-'’".contains($0) }
                    && !Agencies.isAgency(String(word))
                    && !stations.contains(String(word))
            } && looksLikeName(words.map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " "))
    }

    private static func isCapitalised(_ text: Bytes) -> Bool {
        var words = 0, capitals = 0
        for word in text.split(separator: 0x20) {
            words += 1
            if word.contains(where: { 0x21...0x26 ~= $0 || 0x28...0x2C ~= $0 || 0x2F...0x40 ~= $0 }) { return false }
            if isName(word) {
                capitals += 1
            } else if !particles.contains(String(decoding: word, as: UTF8.self)) {
                return false
            }
        }
        return (2...5).contains(words) && capitals >= 2
    }

    /// A capital, and small letters behind it unless it is short.
    private static func isName(_ word: Slice<Bytes>) -> Bool {
        guard let first = word.first else { return false }
        if first >= 0x80 || word.contains(where: { $0 >= 0x80 }) {
            let text = String(decoding: word, as: UTF8.self)
            return text.first?.isUppercase == true
                && (text.count <= 2 || text.dropFirst().contains(where: \.isLowercase))
        }
        return 65...90 ~= first && (word.count <= 2 || word.dropFirst().contains { 97...122 ~= $0 })
    }
}
