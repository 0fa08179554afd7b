public import Articles

/// What tells a feed's entries apart, one key an entry, in their order.
///
/// An id that no other entry of the document has; the id with the link where ids repeat; the link where there is no id.
/// Title and date never enter: they change. `nil` for an entry with neither.
public func entryKeys(of entries: [Entry]) -> [String?] {
    var counts: [String: Int] = [:]
    for entry in entries { if let id = entry.id { counts[id, default: 0] += 1 } }
    return entries.map { entry in
        if let id = entry.id, counts[id] == 1 { return id }
        let link = entry.link.map { WebURL($0)?.canonical.text ?? $0 }
        guard let id = entry.id else { return link }
        return [id, link].compactMap(\.self).joined(separator: " ")
    }
}
