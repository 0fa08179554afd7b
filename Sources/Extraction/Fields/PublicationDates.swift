import Articles
import Markup

/// When an article was published and when it was changed last, and what says so.
struct PublicationDates {
    private(set) var published: NewsDate?
    private(set) var updated: NewsDate?
    /// What the publication date was taken from, for whoever asks.
    private(set) var source: String?

    private let declarations: Declarations
    private let page: PageText
    private let monthFirst: Bool?

    /// - Parameters:
    ///   - scripts: what the page's programs carry, asked last.
    ///   - top: the blocks around the headline, down to the text.
    ///   - preamble: those of them below the headline.
    ///   - tail: those behind the text.
    init(
        _ declarations: Declarations, _ page: PageText, scripts: [HTMLNode], top: Range<Int>, preamble: Range<Int>,
        tail: Range<Int>, url: WebURL?, dateline: NewsDate?
    ) {
        self.declarations = declarations
        self.page = page
        monthFirst = Self.writesMonthFirst(declarations.language, url)
        var candidates = declaredDates()
        let days = candidates.map(\.date).filter { $0.second == nil }
        candidates += times(top: top)
        if !candidates.contains(where: { $0.date.offset != nil }) { candidates += visible(in: top) }
        let addressed = AddressDate.find(in: url ?? declarations.address)
        candidates += [(dateline, "dateline"), (addressed, "address")].compactMap(Self.known)
        if candidates.isEmpty { candidates += labelled(in: tail) + signed(in: tail) }
        if candidates.isEmpty {
            candidates += [(declarations.times.compactMap { date($0.value) }.first, "time")].compactMap(Self.known)
            candidates += labelled(in: 0..<page.blocks.count)
        }
        let changed = changes()
        if candidates.isEmpty { candidates += [(ProgramDate.find(in: scripts), "script")].compactMap(Self.known) }
        if candidates.isEmpty { candidates += changed }
        guard let best = candidates.first else { return }
        var all = candidates.map(\.date)
        if best.date.second == nil { all += declarations.times.compactMap { date($0.value) } }
        published = onPublishersDay(Self.mostExact(best.date, all), days, preamble: preamble, url: url)
        source = best.source
        updated = changed.first?.date ?? labelledChange(in: top) ?? seenChange(in: top)
        if let published, let updated, updated.instant <= published.instant { self.updated = nil }
    }

    private typealias Candidate = (date: NewsDate, source: String)

    private static func known(_ date: NewsDate?, _ source: String) -> Candidate? { date.map { ($0, source) } }

    /// Of those of the same day, the one that says the time and the zone.
    private static func mostExact(_ best: NewsDate, _ all: [NewsDate]) -> NewsDate {
        func exactness(_ date: NewsDate) -> Int {
            (date.second == nil || date.second == 0 ? 0 : 2) + (date.offset == nil ? 0 : 1)
        }
        let sameDay = all.filter { ($0.year, $0.month, $0.day) == (best.year, best.month, best.day) }
        return sameDay.reduce(best) { exactness($1) > exactness($0) ? $1 : $0 }
    }

    /// With the day that the publisher gives it in the address, in data without a time or below the headline, where that
    /// is its neighbour. What stands above the headline may be today's.
    private func onPublishersDay(
        _ date: NewsDate, _ days: [NewsDate], preamble: Range<Int>, url: WebURL?
    ) -> NewsDate {
        guard date.offset == 0 else { return date }
        let own = declarations.times.lazy.compactMap { self.date($0.value) }
            .first { $0.instant == date.instant && ($0.offset ?? 0) != 0 }
        if let own { return own }
        if let addressed = AddressDate.find(in: url ?? declarations.address) {
            return date.onDay(of: addressed) ?? date
        }
        if let day = days.first { return date.onDay(of: day) ?? date }
        let seen = visible(in: preamble, changes: false).first { _ in true }
        return seen.flatMap { date.onDay(of: $0.date) } ?? date
    }

    /// A date in the page's data, which may be in seconds since 1970.
    private func declaredDate(_ text: String) -> NewsDate? { NewsDate(timestamp: text) ?? date(text) }

    private func date(_ text: String) -> NewsDate? {
        NewsDate(text) ?? NewsDate.first(in: text, monthFirst: monthFirst)
    }

    /// How `3/4/2016` is read: the United States, Canada's English and the Philippines write the month first, all
    /// others the day (Unicode CLDR, short date patterns). English that does not say of which country is read as that
    /// of the host's, where that has one; else as American.
    private static func writesMonthFirst(_ language: String?, _ url: WebURL?) -> Bool? {
        guard let language else { return nil }
        guard language == "en" else { return ["en-us", "en-ca", "en-ph", "fil"].contains(language) }
        let end = url.flatMap { CanonicalURL.bareHost(of: $0).split(separator: ".").last }
        return end.map { $0.count != 2 || ["us", "ca", "ph"].contains($0) } ?? true
    }

    // MARK: Declared

    private func declaredDates() -> [Candidate] {
        let structured = ["datePublished", "dateCreated", "uploadDate"].lazy
            .compactMap { declared($0, "JSON-LD", declarations.structured.text) }.first
        let metas = Self.metaNames.compactMap { declared($0, "meta") { declarations.first($0) } }
        let others = declarations.namedLike(Self.isOfPublication(meta:)).filter { !Self.metaNames.contains($0.name) }
            .compactMap { other in declared(other.name, "meta") { _ in other.value } }
        let properties = ["datepublished", "datecreated"]
            .compactMap { declared($0, "itemprop", declarations.property) }
        return [structured].compactMap(\.self) + metas + others + properties
    }

    private func declared(_ name: String, _ kind: String, _ value: (String) -> String?) -> Candidate? {
        value(name).flatMap(declaredDate).map { ($0, "\(kind) \(name)") }
    }

    /// As found on pages of the corpora, and in the documentation of Open Graph, Parse.ly, Sailthru, Dublin Core,
    /// Highwire.
    private static let metaNames = [
        "article:published_time", "og:published_time", "og:article:published_time", "article:published", "og:pubdate",
        "datepublished", "date_published", "publish_date", "publish-date", "publishdate", "published_time",
        "publication_date", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "bt:pubdate",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dcterms.created", "dcterms.issued",
        "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date", "dc.created", "citation_publication_date",
        "citation_online_date", "citation_date", "article.published", "article.created", "article_date_original",
        "originalpublicationdate", "ptime", "rnews:datepublished", "date", "created", "release_date", "time",
        "displaydate", "iso-8601-publish-date", "weibo:article:create_at", "sort_date", "article:post_date",
        "og:release_date", "video:release_date", "datecreated",
    ]

    /// Names that nobody has a list of: "publishedDate", "article:publicationdate", "vf:publishdate", "pub-time",
    /// "regDate".
    private static func isOfPublication(meta name: String) -> Bool {
        guard ["pub", "date", "posted"].contains(where: { TextSearch.holds(name, $0) }) else { return false }
        let key = name.filter(\.isLetter)
        if ["modif", "updat", "expir", "unpubl", "publisher", "republic"].contains(where: { TextSearch.holds(key, $0) })
        {
            return false
        }
        let isOfTime = ["date", "time", "edat"].contains { TextSearch.holds(key, $0) } || key.hasSuffix("at")
        let isOfBirth = ["pub", "regdate", "articledate", "storydate", "newsdate", "posted"]
            .contains { TextSearch.holds(key, $0) }
        return isOfTime && isOfBirth || ["published", "firstpublished", "pdate"].contains(key)
    }

    private func changes() -> [Candidate] {
        let metaNames = [
            "article:modified_time", "og:updated_time", "article:modified", "datemodified", "dcterms.modified",
            "dc.date.modified", "last-modified", "lastmod", "revised", "modified_time", "updated_time",
            "date_modified",
        ]
        return [declared("dateModified", "JSON-LD", declarations.structured.text)].compactMap(\.self)
            + metaNames.compactMap { declared($0, "meta") { declarations.first($0) } }
            + [declared("datemodified", "itemprop", declarations.property)].compactMap(\.self)
    }

    // MARK: Visible

    /// `<time>` elements that say what they are, or stand around the headline.
    private func times(top: Range<Int>) -> [Candidate] {
        let times = declarations.times.filter {
            !TextSearch.holds($0.name, "modif") && !TextSearch.holds($0.name, "update") && !Self.isOfChange($0.label)
        }
        let said = times.first { time in
            ["pubdate", "datepublished", "entry-date", "published", "dt-published"].contains {
                TextSearch.holds(time.name, $0)
            }
        }
        let around = elements(of: top)
        let near = times.first { time in around.contains(time.element) }
        // What says it far from the headline may say it of another article.
        let isOwn = said.map { around.contains($0.element) } ?? false
        return (isOwn ? [said, near] : [near, said]).compactMap { $0 }
            .compactMap { time in date(time.value).map { ($0, "time") } }
    }

    private func elements(of blocks: Range<Int>) -> ClosedRange<Int> {
        guard let first = page.blocks[blocks].first, let last = page.blocks[blocks].last else { return 0...0 }
        return min(first.node, last.node)...max(first.node, last.node)
    }

    /// What stands around the headline: what is said to be the publication first, then the first that is there.
    private func visible(in blocks: Range<Int>, changes: Bool = true) -> some Sequence<Candidate> {
        let texts = blocks.filter { page.blocks[$0].measures.digits > 0 && page.blocks[$0].text.count < 300 }
            .map(labelled)
        // A date in a long line is a caption's or a lead's before it is the article's.
        let seen = texts.filter { $0.count < Self.longestDateLine } + texts.filter { $0.count >= Self.longestDateLine }
        let looks: [(source: String, look: () -> NewsDate?)] = [
            ("label", { texts.lazy.compactMap { date(behind: Self.publicationWords, in: $0) }.first }),
            ("beside the headline", { seen.lazy.filter { !Self.isOfChange($0) }.compactMap(recentDate).first }),
            ("beside the headline", { seen.lazy.filter(Self.isOfChange).compactMap(dateBeforeChange).first }),
            ("beside the headline", { changes ? seen.lazy.compactMap(recentDate).first : nil }),
        ]
        return looks.lazy.compactMap { Self.known($0.look(), $0.source) }
    }

    /// "Updated 31 March 2024, 30 March 2024": the earlier one, in a line that begins with a change.
    private func dateBeforeChange(_ text: String) -> NewsDate? {
        let dates = NewsDate.all(in: text, monthFirst: monthFirst)
        guard let changed = dates.first else { return nil }
        return dates.dropFirst().first { $0.year >= 1990 && $0.instant < changed.instant }
    }

    /// Nothing was published here before there was a web; older dates are what articles tell of.
    private func recentDate(_ text: String) -> NewsDate? { date(text).flatMap { $0.year >= 1990 ? $0 : nil } }

    /// Room for a name, a place and the time beside the date.
    private static let longestDateLine = 80

    /// A block's text, with the word before it where that is a block of its own: "Published", then "Feb 2, 2023".
    private func labelled(_ block: Int) -> String {
        let text = page.string(page.blocks[block])
        guard block > 0, page.blocks[block - 1].text.count < 25, page.blocks[block - 1].measures.digits == 0 else {
            return text
        }
        let label = page.string(page.blocks[block - 1])
        return Self.isOfPublication(label) || Self.isOfChange(label) ? label + " " + text : text
    }

    /// The date that a text has behind one of these words.
    private func date(behind words: [String], in text: String) -> NewsDate? {
        var text = text
        guard text.withUTF8(NewsDate.mayBeIn) else { return nil }
        let folded = text.lowercased()
        for word in words where TextSearch.holds(folded, word) {
            guard let place = folded.firstRange(of: word) else { continue }
            if let date = date(String(folded[place.upperBound...])) { return date }
        }
        return nil
    }

    private func labelledChange(in top: Range<Int>) -> NewsDate? {
        let around = elements(of: top)
        return declarations.times.lazy.filter { around.contains($0.element) && Self.isOfChange($0.label) }
            .compactMap { date($0.value) }.first
    }

    private func seenChange(in blocks: Range<Int>) -> NewsDate? {
        blocks.lazy.filter { page.blocks[$0].measures.digits > 0 && page.blocks[$0].text.count < 300 }
            .compactMap { date(behind: Self.changeWords, in: page.string(page.blocks[$0])) }.first
    }

    private func labelled(in blocks: Range<Int>) -> [Candidate] {
        let texts = blocks.prefix(Self.mostBlocks).lazy
            .filter { page.blocks[$0].measures.digits > 0 && page.blocks[$0].text.count < 200 }
            .map { labelled($0) as String }.filter { Self.isOfPublication($0) }
        let date = texts.compactMap { self.date($0) }.first
        return [(date, "label")].compactMap(Self.known)
    }

    /// "Saved by rasos on 24 July 2017 - 18:55", right behind the text, where it is not a reader's.
    private func signed(in tail: Range<Int>) -> [Candidate] {
        let others: Surroundings = [.comments, .related, .navigation]
        let lines = tail.lazy.map { page.blocks[$0] }
            .filter { $0.measures.digits > 0 && $0.text.count < Self.longestDateLine }
            .filter { $0.surroundings.isDisjoint(with: others) }
        return lines.compactMap { block in self.date(page.string(block)).map { ($0, "behind the text") } }
            .prefix(1).map(\.self)
    }

    /// Further down, dates are of other things.
    private static let mostBlocks = 1000

    private static func isOfPublication(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(publicationPhrases.isAnywhere)
    }

    private static func isOfChange(_ text: String) -> Bool {
        var start = Substring(text.unicodeScalars.drop { $0 == "(" || $0 == "（" || $0 == "[" })
        return start.withUTF8 { changePhrases.match($0) != nil }
    }

    private static let publicationPhrases = PhraseTable(publicationWords)
    private static let changePhrases = PhraseTable(changeWords)

    private static let publicationWords = [
        "publish", "posted", "first aired", "veröffentlicht", "erschienen", "publié", "publicado", "pubblicat",
        "gepubliceerd", "geplaatst", "yayın", "опубликован", "опубліков", "размещено", "发布", "發布", "公開", "掲載", "نشر",
        "opublikowan", "publicerad", "publisert", "publiceret", "julkaistu", "megjelent", "közzétéve", "publicat",
        "objavljen", "δημοσιεύ", "erstellt:", "creado:", "oluşturul", "giriş tarihi", "dodano:", "vytvořeno", "입력",
        "등록", "đăng", "dibuat", "diterbitkan", "प्रकाशित", "منتشر", "erstellt am", "creada", "creado el", "criado em",
        "created", "creato il", "créé le", "skapad", "utworzon", "создан", "আপলোড", "প্রকাশ", "publikál", "publikacj",
        "публикуван", "giriş:", "تاریخ انتشار", "תאריך פרסום", "פורסם", "เผยแพร่", "xuất bản", "publikuota", "publicēts",
        "avaldatud", "објављен", "objavljen", "zveřejněn", "publikován", "yayım", "dərc",
    ]
    private static let changeWords = [
        "updated", "last updated", "modified", "last modified", "aktualisiert", "mis à jour", "actualizado",
        "atualizado", "aggiornato", "bijgewerkt", "güncelle", "обновлен", "оновлен", "更新", "oppdatert", "opdateret",
        "uppdaterad", "수정", "diperbarui", "diupdate", "dikemas kini", "frissítve", "frissült", "módosítva", "업데이트",
        "päivitetty", "muokattu", "aktualizacja", "zaktualizowan", "aktualizován", "aktualizované", "aktualizace",
        "actualizat", "data actualizării", "actualitzat", "ažurirano", "posodobljeno", "ажурирано", "обновен",
        "изменен",
        "змінено", "ενημέρωση", "ενημερώθηκε", "τελευταία ενημέρωση", "آخر تحديث", "تحديث", "آخرین به‌روز", "به‌روز",
        "بروزرسانی", "עודכן", "अपडेट", "अद्यतन", "আপডেট", "আপডেটেড", "ปรับปรุง", "อัปเดต", "อัพเดท", "cập nhật", "最終更新",
        "最后更新", "最後更新", "última actualización", "última atualização", "ultima modifica", "modifica il", "modificato",
        "ultimo aggiornamento", "dernière mise à jour", "modifié le", "aangepast", "laatst gewijzigd", "gewijzigd",
        "stand:",
        "zuletzt aktualisiert", "letzte aktualisierung", "geändert", "atnaujinta", "atjaunots", "atjaunināts",
        "uuendatud",
        "redigeret", "sist endret", "endret", "oppdatert", "uppfært", "son güncelle", "yenilənib", "განახლ", "թարմացվ",
    ]
}
