import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What a search finds, in what order, and how far it goes.
extension ArticleStoreTests {
    @Test func `words of a version that was replaced are still found`() async throws {
        let id = try await publish("/a", ["The harbour master denied everything."])
        try await arrive(try #require(try checks().first), ["The harbour master admitted everything."], at: 60)
        let hit = try #require(try store.find("DENIED everything", limit: 5).hits.first)
        #expect(hit.article.id == id && hit.version == 1 && hit.article.versions == 2)
        #expect(try store.find("nowhere", limit: 5).hits.isEmpty)
        #expect(try store.find("\" OR (", limit: 5).hits.isEmpty)
    }

    @Test
    func `what is recorded without its words is found once they are indexed, also where some were taken out first`()
        async throws
    {
        _ = try await publish("/a", ["The harbour master denied everything."])
        for (turn, word) in ["admitted", "regretted", "forgot"].enumerated() {
            try await arrive(
                try #require(try checks().first), ["The harbour master \(word) everything."], at: Double(turn + 1) * 60,
                indexesWords: false)
        }
        #expect(try store.find("regretted", limit: 5).hits.isEmpty)
        // The versions between the first and the last are taken out of the index, which does not have them yet.
        _ = try await store.prune(
            [:], common: Retention(versions: .last(1)), isTrial: false, at: start.addingTimeInterval(400))
        try await store.indexWords()
        #expect(try store.find("forgot", limit: 5).hits.count == 1)
        #expect(try store.find("regretted", limit: 5).hits.isEmpty)
        try await store.database.write {
            try $0.execute(sql: "INSERT INTO search (search, rank) VALUES ('integrity-check', 0)")
        }
    }

    @Test(arguments: [
        ("七名士兵在袭击中丧生，当局表示。", "士兵", "总统发表讲话"), ("港で船が桟橋に衝突した", "桟橋に", "天気は晴れ"),
        ("เรือชนท่าเรือเมื่อเช้านี้", "ท่าเรือ", "ฝนตกหนัก"), ("袭击造成士兵", "士兵", "和平"),
        // Two characters of four scalars.
        ("เรือชนท่าเรือเมื่อเช้านี้", "มื่อ", "ฝนตกหนัก"),
    ])
    func `words are found in scripts without spaces, and said to be gone when they are`(
        text: String, word: String, other: String
    ) async throws {
        let id = try await publish("/a", [text])
        #expect(try store.find(word, limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find(word, onlyGone: true, limit: 5).hits.isEmpty)
        try await arrive(try #require(try checks().first), [other], at: 60)
        let hit = try #require(try store.find(word, onlyGone: true, limit: 5).hits.first)
        #expect(hit.version == 1 && !hit.isCurrent)
        #expect(try store.find(other, limit: 5).hits.first?.isCurrent == true)
    }

    @Test func `words of one or two characters are found wherever they stand, and beside longer ones`() async throws {
        // Every text has other characters behind the word, as in a language.
        for number in 0..<30 {
            let next = Unicode.Scalar(UInt32(0x4E00 + number * 7)).map(String.init) ?? ""
            _ = try await publish("/p\(number)", title: "港口新闻", ["昨天士兵\(next)离开了第\(number)号港口。"])
        }
        let last = try await publish("/q", title: "士兵回家", ["他们AI什么都没说，就这样。"])
        #expect(try store.find("士兵", limit: 100).hits.count == 31)
        #expect(try store.find("士", limit: 100).hits.first?.article.id == last)
        #expect(try store.find("兵 没说，就", limit: 9).hits.map(\.article.id) == [last])
        #expect(try store.find("ai 士", limit: 9).hits.map(\.article.id) == [last])
        #expect(try store.find("士 马", limit: 9).hits.isEmpty)
    }

    @Test func `what stands in the headline comes first, then what says it often, then what is new`() async throws {
        let texts = [
            "Boats boats boats.", "A boat of boats among other words.", "Boats, at the end of a long sentence.",
        ]
        for (number, text) in texts.enumerated() {
            _ = try await publish("/p\(number)", title: "The port", [text + " Nothing else, number \(number * 31)."])
        }
        let inHeadline = try await publish("/p4", title: "Boats leave", ["They were seen by nobody, number 411."])
        #expect(try store.find("boats", limit: 5).hits.map(\.article.id.rawValue) == [inHeadline.rawValue, 1, 3, 2])
        #expect(try store.find("boats", limit: 2).hits.count == 2)
    }

    @Test func `of words that very many have, the latest are weighed`() async throws {
        for number in 0..<5 {
            let often = String(repeating: "Boats and boats. ", count: 5 - number)
            _ = try await publish("/p\(number)", title: "The port", [often + "Nothing else, number \(number * 31)."])
        }
        let ranked = try store.find("boats", onlyGone: false, limit: 5, effort: SearchEffort(most: 2)).hits
        #expect(ranked.map(\.article.id.rawValue) == [4, 5])
        #expect(ranked.allSatisfy { $0.excerpt.contains("\u{2}") })
    }

    @Test func `who has no patience hears of the latest versions, and how many those are`() async throws {
        for number in 0..<6 {
            _ = try await publish("/p\(number)", title: "Pier \(number)", ["Boats and gulls, number \(number * 31)."])
        }
        let hasty = SearchEffort(stretch: 2, patience: .zero)
        let findings = try store.find("boats", onlyGone: false, limit: 9, effort: hasty)
        #expect(findings.hits.map(\.article.title) == ["Pier 5", "Pier 4"])
        #expect(findings.latest == 2)
        let patient = try store.find("boats", onlyGone: false, limit: 9, effort: SearchEffort(stretch: 2))
        #expect(patient.hits.count == 6 && patient.latest == nil)
        let enough = try store.find("boats", onlyGone: false, limit: 9, effort: SearchEffort(most: 2, stretch: 2))
        #expect(enough.hits.count == 2 && enough.latest == nil)
    }

    @Test(
        arguments: [
            (["士兵"], "七名士兵在袭击中丧生", "七名\u{2}士兵\u{3}在袭击中丧生"),
            (["和平"], "七名士兵", "七名士兵"),
            (["兵", "生"], "士兵生", "士\u{2}兵\u{3}\u{2}生\u{3}"),
            (["covid"], "关于COVID的", "关于\u{2}COVID\u{3}的"),
        ] as [([String], String, String)])
    func `an excerpt marks what was looked for between characters`(terms: [String], text: String, expected: String) {
        #expect(UnspacedExcerpt(terms: terms).text(of: text, title: "无题") == expected)
    }

    @Test func `an excerpt of a long text is cut around the first place`() {
        let text = String(repeating: "前", count: 30) + "士兵" + String(repeating: "后", count: 60)
        let expected =
            "…" + String(repeating: "前", count: 12) + "\u{2}士兵\u{3}" + String(repeating: "后", count: 36) + "…"
        #expect(UnspacedExcerpt(terms: ["士兵"]).text(of: text, title: "") == expected)
        #expect(UnspacedExcerpt(terms: ["题"]).text(of: text, title: "标题") == "标\u{2}题\u{3}")
    }

    @Test func `a phrase in quotation marks is found as it stands`() async throws {
        let id = try await publish("/a", ["The minister denied that anything was wrong with the bridge."])
        #expect(try store.find("\"denied that anything\"", limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find("\"anything that denied\"", limit: 5).hits.isEmpty)
        #expect(try store.find("anything bridge", limit: 5).hits.count == 1)
    }

    @Test(arguments: [
        ("\"said that that day\"", true), ("\"that that that\"", false), ("\"follow-up talks began\"", true),
        ("\"up talks began\"", true), ("\"follow up began\"", false), ("\"talks – began\"", true),
        ("\"café was\" \"follow-up\"", true), ("\"cafe was\" \"up follow\"", false), ("follow-up", true),
        ("up-follow", false), ("\"Nº 5, Main Street\"", true),
        // The headline ends where the text begins.
        ("\"leave the café\"", false), ("\"boats leave\"", true),
    ])
    func `what stands in quotation marks follows each other, whatever stands between`(
        query: String, isFound: Bool
    ) async throws {
        _ = try await publish(
            "/a", ["The café was shut. He said that that day follow-up talks began at Nº 5, Main Street."])
        let hits = try store.find(query, limit: 5).hits
        #expect(hits.count == (isFound ? 1 : 0))
        #expect(hits.allSatisfy { $0.excerpt.contains("\u{2}") && $0.excerpt.contains("\u{3}") })
    }

    @Test(arguments: [1, 3])
    func `versions of before the index had shelves are found on them, and leave nothing behind`(
        count: Int
    ) async throws {
        for number in 1...count {
            _ = try await publish("/\(number)", ["Harbour master \(number) denied all. 七名士兵在袭击中丧生\(number)。"])
        }
        let versions = try await store.database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO search (search) VALUES ('delete-all');
                    INSERT INTO unspacedSearch (unspacedSearch) VALUES ('delete-all');
                    INSERT INTO search (rowid, title, text) SELECT id, title, text FROM version;
                    INSERT INTO unspacedSearch (rowid, title, text)
                        SELECT id, title || '  ', text || '  ' FROM version;
                    """)
            #expect(try Self.marked(db) == [0, 0])
            try db.execute(sql: Schema.shelves)
            #expect(try Self.marked(db) == [count, count])
            return try VersionRecord.stored(db, of: (1...count).map { Int64($0) })
        }
        for phrase in ["\"denied all\"", "\"士兵在袭击中丧生\""] {
            #expect(try store.find(phrase, limit: 5).hits.count == count)
        }
        try await store.database.write { db in
            for version in versions { try VersionRecord.forgetWords(db, of: version) }
            for table in ["search", "unspacedSearch"] {
                try db.execute(sql: "CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, \(table), row)")
                #expect(try String.fetchAll(db, sql: "SELECT term FROM temp.terms") == [], "\(table)")
                try db.execute(
                    sql: """
                        DROP TABLE temp.terms; INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 0);
                        """)
            }
        }
    }

    /// How many versions have a mark in each index.
    private static func marked(_ db: Database) throws -> [Int] {
        try ["search", "unspacedSearch"].map { table in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM \(table) WHERE \(table) MATCH ?",
                arguments: [IndexShelf.pattern(after: 0, upTo: 9)]) ?? 0
        }
    }

    @Test(
        arguments: [
            // What Unicode's later tables call a letter, SQLite has no token for; and the other way round.
            ("boats \u{19B0}", 1), ("\"boats \u{19B0} cost\"", 1), ("\u{19B0} boats", 1), ("boats \u{1CF2}", 1),
            ("\"500 ₺ today\"", 1), ("\"500 today\"", 0), ("\"Foo 🤖 bar\"", 1), ("🤖", 1),
            // A mark that carries an accent.
            ("boats\"\u{308} cost", 1), ("boats\"\u{308} OR \"\u{308}nowhere", 0), ("boats\"\u{308}) OR (cost", 0),
            ("\"\u{308}\"", 0), ("boats ・", 1), ("・", 0), ("的 龘", 0), ("boats*", 1), ("title:boats", 0),
            ("boats NOT cost", 0), ("\u{E000}\u{E100}\u{E500}", 0), ("^boats", 1), ("{boats}", 1),
        ] as [(String, Int)])
    func `whatever is looked for is looked for, and nothing else`(query: String, count: Int) async throws {
        _ = try await publish("/a", title: "Trams", ["Boats cost 500 ₺ today. We love Foo 🤖 bar."])
        #expect(try store.find(query, limit: 5).hits.count == count)
    }

    @Test func `more words than anybody looks for are looked for`() async throws {
        let words = (1...600).map { "word\($0)" }
        let id = try await publish("/a", [words.joined(separator: " ")])
        #expect(try store.find(words.reversed().joined(separator: " "), limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find("\"\(words.joined(separator: " "))\"", limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find((words + ["more"]).joined(separator: " "), limit: 5).hits.isEmpty)
    }

    @Test func `of two short terms of which one is rare the rare one leads`() async throws {
        for number in 0..<12 { _ = try await publish("/p\(number)", ["的的的\(number)在港口说话的人。"]) }
        let rare = try await publish("/q", ["龘的港口。"])
        #expect(try store.find("的 龘", limit: 5).hits.map(\.article.id) == [rare])
    }

    @Test func `a search whose asker has gone ends, and nothing else does`() async throws {
        _ = try await publish("/a", ["The harbour master denied everything about the boats."])
        let reader = try ArticleStore(path: store.path, access: .read)
        let asking = Task.detached {
            for _ in 0..<400 { _ = try? reader.find("\"harbour master\" boats", limit: 5) }
            return true
        }
        let interrupting = Task.detached {
            while !Task.isCancelled {
                reader.interrupt()
                usleep(.random(in: 50...500))
            }
        }
        #expect(await asking.value)
        interrupting.cancel()
        await interrupting.value
        #expect(try reader.find("harbour", limit: 5).hits.count == 1)
    }

    @Test func `a short term that stands everywhere is looked for in the latest texts, as long as there is patience`()
        async throws
    {
        let oldest = try await publish("/a", title: "港口", [String(repeating: "的", count: 10_100)])
        let id = oldest.rawValue
        try await store.database.write { db in
            for number in 2...600 {
                try db.execute(
                    sql: """
                        INSERT INTO version (article, number, seenAt, title, text, byline, kinds, wordHash, isUnspaced)
                        VALUES (?, ?, 0, '港口', '在港口说话的人。', '[]', '[]', 0, 1)
                        """, arguments: [id, number])
            }
            try db.execute(sql: "UPDATE article SET versions = 600")
            try VersionRecord.indexPending(db)
        }
        let hasty = try store.find("的", onlyGone: false, limit: 5, effort: SearchEffort(patience: .zero))
        #expect(hasty.hits.map(\.version) == [600] && hasty.latest == 500)
        #expect(try store.find("的", limit: 5).latest == nil)
    }

    @Test(arguments: ["boats", "士兵在"])
    func `versions are found on every shelf, and between two`(word: String) async throws {
        let id = try await publish("/a", title: "Boats 0", ["The first of all boats, number 0. 七名士兵在港口。"])
        let shelf = IndexShelf.versions
        for number in [shelf - 1, shelf, shelf + 1, shelf * 3 - 1, shelf * 1000 + 7] {
            try await store.database.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO version (id, article, number, seenAt, title, text, byline, kinds, wordHash, isUnspaced)
                        VALUES (?, ?, (SELECT max(number) + 1 FROM version), 0, 'Boats', 'More boats. 士兵在。', '[]', '[]',
                            0, 1);
                        UPDATE article SET versions = versions + 1;
                        """, arguments: [number, id.rawValue])
                try VersionRecord.indexPending(db)
            }
        }
        let wanted: [Int64] = [1, shelf - 1, shelf, shelf + 1, shelf * 3 - 1, shelf * 1000 + 7]
        for stretch in [1, shelf, shelf * 2, shelf * 100] {
            let found = try store.read { [tokens = store.tokens] db in
                let terms = try SearchTerms(word, tokens)
                let effort = SearchEffort(stretch: stretch)
                return try LatestVersions(of: try terms.pattern(tokens), in: terms.table, effort, db).bestFirst
            }
            #expect(found.sorted() == wanted)
        }
    }
}
