public import Articles

/// What tells a feed's entries apart, one key an entry, in their order. It means nothing outside that feed.
///
/// An id that no other entry of the document has; the id with the link where ids repeat; the link where there is no
/// id, in the spelling that compares equal as long as that tells them apart; with the title where links repeat, too;
/// and a hash of what it says for an entry with neither id nor link. Title, text and date never enter while there is
/// an id or a link that tells: they change.
public func entryKeys(of entries: [Entry]) -> [String] {
    var keys = entries.map { EntryNames($0).best }
    for step in [EntryNames.linked, EntryNames.titled] {
        let repeated = Set(counts(of: keys).filter { $0.value > 1 }.keys)
        guard !repeated.isEmpty else { break }
        for (index, entry) in entries.enumerated() where repeated.contains(keys[index]) {
            keys[index] = step(EntryNames(entry))
        }
    }
    return keys
}

private func counts(of keys: [String]) -> [String: Int] {
    keys.reduce(into: [:]) { counts, key in counts[key, default: 0] += 1 }
}

/// The names that an entry may go by, from the shortest on.
private struct EntryNames {
    private let entry: Entry

    init(_ entry: Entry) {
        self.entry = entry
    }

    var best: String { entry.id ?? canonicalLink ?? hash }

    /// The link as it is written: some feeds tell their entries apart by the fragment alone.
    static func linked(_ names: EntryNames) -> String {
        let link = names.entry.id == nil ? names.entry.link : names.canonicalLink
        return joined(names.entry.id, link) ?? names.hash
    }

    static func titled(_ names: EntryNames) -> String {
        joined(names.entry.id, names.entry.link, names.entry.title) ?? names.hash
    }

    private static func joined(_ parts: String?...) -> String? {
        let parts = parts.compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private var canonicalLink: String? { entry.link.map { WebURL($0)?.canonical.text ?? $0 } }

    private var hash: String {
        var sum = FNV1a()
        let parts = [entry.title, entry.published?.description, entry.summary, entry.content]
        for byte in parts.compactMap(\.self).joined(separator: "\n").utf8 {
            sum.combine(byte)
        }
        return "hash:" + String(sum.value, radix: 16)
    }
}
