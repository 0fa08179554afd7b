extension ChangeData {
    /// As one line of JSON, the same that an encoder would make of it.
    public var json: String {
        var writer = JSONWriter()
        writer.object { members in
            members.member("alternates", alternates)
            members.member("article", article)
            members.member("copies", copies)
            members.member("copyOf", copyOf)
            if let headline { members.member("headline", headline) }
            if let kinds { members.member("kinds") { $0.write(kinds.map(\.rawValue)) } }
            if let moved { members.member("moved", moved) }
            members.member("other", other)
            members.member("otherStory", otherStory?.rawValue)
            members.member("outlets", outlets)
            members.member("previous", previous)
            members.member("reason", reason)
            members.member("seq", seq)
            if let share {
                members.member("share") { writer in
                    writer.object { members in
                        members.member("ofOther") { $0.write(share.ofOther) }
                        members.member("ofThis") { $0.write(share.ofThis) }
                    }
                }
            }
            members.member("silent", silent)
            if let source {
                members.member("source") { writer in
                    writer.object { members in
                        members.member("name", source.name)
                        members.member("url", source.url.text)
                    }
                }
            }
            members.member("story", story?.rawValue)
            members.member("summary", summary)
            members.member("version", version)
            if let versions {
                members.member("versions") {
                    $0.write(literal: "[\(versions.map(String.init).joined(separator: ","))]")
                }
            }
            if let words {
                members.member("words") { writer in
                    writer.object { members in
                        members.member("added", words.added)
                        members.member("removed", words.removed)
                    }
                }
            }
        }
        return writer.text
    }
}

extension JSONWriter {
    /// A whole number has no point, as with the encoder.
    fileprivate mutating func write(_ number: Double) {
        let text = "\(number)"
        write(literal: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
}

extension JSONWriter.Members {
    fileprivate mutating func member(_ key: String, _ article: ChangeData.ArticleReference?) {
        guard let article else { return }
        member(key) { writer in
            writer.object { members in
                members.member("id", article.id.rawValue)
                members.member("outlet", article.outlet)
                members.member("title", article.title)
                members.member("url", article.url.text)
            }
        }
    }

    fileprivate mutating func member(_ key: String, _ pair: ChangeData.BeforeAfter) {
        member(key) { writer in
            writer.object { members in
                members.member("after", pair.after)
                members.member("before", pair.before)
            }
        }
    }
}
