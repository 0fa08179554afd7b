/// What a text is cut into.
enum WordPiece {
    /// Bytes that are their own key.
    case plain(Range<String.Index>, Slice<UnsafeBufferPointer<UInt8>>, Word.Kind)
    case other(Word)
}

/// Goes over the bytes, and over characters only where bytes do not tell.
@inline(__always)
func eachWord(in text: String, _ body: (WordPiece) -> Void) {
    var text = text
    text.makeContiguousUTF8()
    let view = text.utf8
    view.withContiguousStorageIfAvailable { bytes in
        let cutter = WordCutter(bytes: bytes)
        var position = 0
        while position < bytes.count {
            if isSpace(bytes[position]) {
                position += 1
                continue
            }
            let start = view.index(view.startIndex, offsetBy: position)
            guard let cut = cutter.cut(from: position) else {
                if let word = anyWord(in: text, from: start) {
                    body(.other(word))
                    position = view.distance(from: view.startIndex, to: word.text.endIndex)
                } else {
                    position = view.distance(from: view.startIndex, to: text.index(after: start))
                }
                continue
            }
            let range = start..<view.index(start, offsetBy: cut.end - position)
            switch cut.key {
            case .own: body(.plain(range, bytes[position..<cut.end], cut.kind))
            case .other(let key): body(.other(Word(kind: cut.kind, text: text[range], key: key)))
            case .none: break
            }
            position = cut.end
        }
    }
}
