import Testing

@testable import FeedReading

struct FeedNameTests {
    @Test func `every name is spelled as its case is called, but for the marks in it`() {
        #expect(FeedName.spellings.count == FeedName.allCases.count)
        for (name, spelling) in zip(FeedName.allCases, FeedName.spellings) {
            #expect("\(name)" == spelling.filter(\.isLetter))
        }
    }
}
