import Articles
import Testing

struct DateSearchTests {
    @Test(arguments: [
        ("Posted on March 30, 2020 by Jane", "2020-03-30"), ("30 March 2020 — 17:05", "2020-03-30T17:05:00"),
        ("Aktualisiert am 30.03.2020 um 17:05 Uhr", "2020-03-30T17:05:00"), ("发布：2020年3月30日来源", "2020-03-30"),
        ("১৬ ফেব্রুয়ারি ২০২০ তারিখে", "2020-02-16"), ("الجمعة 24 نيسان / أبريل 2020", "2020-04-24"),
        ("in 2020", nil), ("2020-03", nil), ("20200330", nil), ("call 555-2020-1234", nil),
        ("version 10.2.2020.1", nil),
        ("3/4/2020", nil), ("no date", nil), ("", nil),
    ])
    func `the first date in a text, among other words`(text: String, expected: String?) {
        #expect(NewsDate.first(in: text)?.description == expected)
    }

    @Test func `all dates in a text, in their order, elements that a style keeps apart among them`() {
        let dates = NewsDate.all(in: "Updated 6 March 2026, 14:00Posted 5 March 2026Politics")
        #expect(dates.map(\.description) == ["2026-03-06T14:00:00", "2026-03-05"])
        #expect(NewsDate.all(in: "none at all") == [])
    }

    @Test func `figures alone are read as their country writes them`() {
        #expect(NewsDate.first(in: "on 3/4/2020", monthFirst: true)?.description == "2020-03-04")
        #expect(NewsDate.first(in: "on 3/4/2020", monthFirst: false)?.description == "2020-04-03")
        #expect(NewsDate.first(in: "on 30/4/2020", monthFirst: true)?.description == "2020-04-30")
    }
}
