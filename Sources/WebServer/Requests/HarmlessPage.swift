/// A publisher's page as browsers are given it: without its links to style sheets, fonts and other hosts, which a browser
/// may look up or connect to before any policy is asked. All else is as it came.
enum HarmlessPage {
    /// The element's name is made one that means nothing, in place: nothing has to be known of quotes or charsets, and
    /// nothing moves.
    static func bytes(_ page: [UInt8]) -> [UInt8] {
        var page = page
        var place = 0
        while let start = page[place...].firstIndex(of: UInt8(ascii: "<")) {
            if let name = link(in: page, after: start) { page[name] = UInt8(ascii: "x") }
            place = start + 1
        }
        return page
    }

    /// Where the “l” of “link” stands behind a “<”, in charsets of one byte and of two; `nil` for another name.
    private static func link(in page: [UInt8], after start: Int) -> Int? {
        var place = start
        var first: Int?
        for letter in "link".utf8 {
            place += 1
            if place < page.count, page[place] == 0 { place += 1 }
            guard place < page.count, page[place] | 0x20 == letter else { return nil }
            if first == nil { first = place }
        }
        return first
    }
}
