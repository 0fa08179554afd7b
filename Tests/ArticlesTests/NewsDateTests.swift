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
        ("mar, 15 nov 2022 00:38:15 +0100", "2022-11-15T00:38:15+01:00"),
        ("Thu (oh how I hate thursdays), 16(th) Feb(ruary) 2006 01:39 +0000 (GMT r0x0rz)", "2006-02-16T01:39:00Z"),
        ("Tue Mar 01 2022 10:00:00 GMT+0100 (Central European Standard Time)", "2022-03-01T10:00:00+01:00"),
        ("31 Dec 2002 14:20:20 XYZ", "2002-12-31T14:20:20Z"),
        ("Thu, 01 Jan 2004 19:48:21 America/New_York", "2004-01-01T19:48:21-05:00"),
        ("2020/01-10 14:33:00", "2020-01-10T14:33:00"),
        ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T08:19:53-04:00"),
        ("2003-335", "2003-12-01"), ("2004-W53-6", "2005-01-01"), ("2009-W01-1", "2008-12-29"),
        ("2003-12-31T1014Z", "2003-12-31T10:14:00Z"),
        ("1999-12-31T24:00:00Z", "2000-01-01T00:00:00Z"),
        ("2016年6月29日（水） 15時07分", "2016-06-29T15:07:00"),
        ("2004-05-25 오후 11:23:17", "2004-05-25T23:23:17"),
        ("٢٩ يونيو ٢٠١٦", "2016-06-29"),
        ("12 de mayo de 2019 a las 10:30", "2019-05-12T10:30:00"),
        ("29. června 2016, 15.07", "2016-06-29T15:07:00"),
        ("15 listopada 2019", "2019-11-15"),
        ("29 tháng 6, 2016", "2016-06-29"),
    ])
    func `a date is read whole`(text: String, expected: String) throws {
        #expect(try #require(NewsDate(text)).description == expected)
    }

    @Test(arguments: [
        "", "yesterday", "2020-02-30", "2020-13-01", "3/4/2016", "30 Xyz 2020", "2020-03-30T25:00:00", "1234",
        "March 2020",
        "32 March 2020", "published on 3 March 2020 by nobody", "15. listopada 2019", "2003-366",
        "31 Jun 2004", "5 hours ago", "1467212861", "2004-W54-1", "2016-06-29T24:30:00", "99999999999999999999",
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
