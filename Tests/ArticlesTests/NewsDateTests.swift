import Articles
import Foundation
import Testing

struct NewsDateTests {
    @Test(arguments: [
        ("2020-03-30", "2020-03-30"),
        ("2020-03-30T14:20:00+05:00", "2020-03-30T14:20:00+05:00"),
        ("2020-03-30T14:20:00.123Z", "2020-03-30T14:20:00Z"),
        ("2020-03-30 14:20", "2020-03-30T14:20:00"),
        ("Mon, 30 Mar 2020 09:20:00 GMT", "2020-03-30T09:20:00Z"),
        ("Mon, 30 Mar 2020 09:20:00 -0500", "2020-03-30T09:20:00-05:00"),
        ("30 Mar 20 09:20 EST", "2020-03-30T09:20:00-05:00"),
        ("May 21 2019", "2019-05-21"),
        ("May 21, 2019 5:30 pm", "2019-05-21T17:30:00"),
        ("30th March, 2020", "2020-03-30"),
        ("2016/6/29 15:07:41", "2016-06-29T15:07:41"),
        ("29.6.2016", "2016-06-29"),
        ("Sat Nov 21 04:17:27 2026", "2026-11-21T04:17:27"),
        ("3. März 2021", "2021-03-03"),
        ("5 марта 2020", "2020-03-05"),
        ("12 Ekim 2022", "2022-10-12"),
        ("20160629150741", "2016-06-29T15:07:41"),
        ("12:05 AM, January 2, 2024", "2024-01-02T00:05:00"),
    ])
    func `a date is read whole`(text: String, expected: String) throws {
        #expect(try #require(NewsDate(text)).description == expected)
    }

    @Test(arguments: [
        "", "yesterday", "2020-02-30", "2020-13-01", "3/4/2016", "30 Xyz 2020", "2020-03-30T25:00:00", "1234",
        "March 2020",
        "32 March 2020", "published on 3 March 2020 by nobody", "99999999999999999999",
    ])
    func `no date is better than a wrong one`(text: String) {
        #expect(NewsDate(text) == nil)
    }

    @Test func `an instant counts its zone`() throws {
        let date = try #require(NewsDate("2020-03-30T14:20:00+05:00"))
        #expect(date.instant == (try Date("2020-03-30T09:20:00Z", strategy: .iso8601)))
        #expect(try #require(NewsDate("1969-12-31")).instant.timeIntervalSince1970 == -86_400)
    }

    @Test func `what is written is read again`() throws {
        for text in ["2020-03-30", "2020-03-30T14:20:00-03:30", "2020-03-30T00:00:00Z", "2020-03-30T14:20:05"] {
            #expect(try #require(NewsDate(text)).description == text)
        }
    }

    /// Each is exact, and read on the short way; a space before it, which changes nothing, takes the long one.
    @Test(arguments: [
        "2016-06-29", "2016-06-29T15:07:41Z", "2016-06-29T15:07:41.123+05:30", "2016-06-29 15:07:41-08:00",
        "Wed, 29 Jun 2016 15:07:41 GMT", "Wed, 29 Jun 2016 15:07:41 +0200", "29 Jun 2016 15:07:41 UTC",
        "Fri, 1 Jul 2016 00:00:00 -0330", "2016-02-30", "2016-06-29T25:07:41Z", "Wed, 29 Jun 2016 15:07:41 +9999",
        "2016-06-29T15:07:60Z", "2016-06-29T15:07:41", "Wed, 29 Jun 16 15:07:41 GMT",
    ])
    func `the short way and the long way read the same`(text: String) {
        #expect(NewsDate(text) == NewsDate(" " + text))
        #expect(NewsDate(text) == NewsDate(text + " "))
    }
}
