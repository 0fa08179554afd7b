import Driving
import Foundation
import Storage
import WebServer

@main
struct FuzzQuery {
    static func main() async throws {
        try await Shelf.fill()
        exit(fuzz(test))
    }
}

/// A line each: path and query, Host, and the headers below. Whatever they hold, they are understood or refused; what is
/// understood is written so that it is understood the same; and what is searched for, the store's own indexes take.
private func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let headers = Dictionary(uniqueKeysWithValues: zip(names, lines.dropFirst(2)))
    do {
        let host = lines.count > 1 ? lines[1] : ""
        let trial = try RequestTrial(target: lines[0], host: host, headers: headers)
        try hold(trial)
        try Shelf.search(trial.search?.words)
    } catch {
        preconditionFailure("what is no refusal was thrown: \(error)")
    }
    return 0
}

private let names = [
    "Last-Event-ID", "Cookie", "X-Forwarded-For", "X-Forwarded-Proto", "If-None-Match", "Accept", "Authorization",
]

private func hold(_ trial: RequestTrial) throws {
    for part in trial.parts {
        precondition(part.number.map(String.init) ?? part.text == part.text, "a number has two spellings")
        precondition(part.number ?? 1 > 0, "a number below 1")
        precondition(part.pair ?? part.text == part.text && part.isInOrder, "a pair has two spellings")
    }
    if let query = trial.query {
        let again = try read("/?" + query)
        precondition(again.query == query, "written and read again it is another query")
        precondition(again.changes == trial.changes && again.search == trial.search, "it asks for something else")
    }
    if let changes = trial.changes {
        let again = try read("/?" + changes.query).changes
        precondition(again == changes, "written and read again it is another filter")
        precondition(1...200 ~= changes.limit && changes.wordCount <= 200, "more than is given at once")
    }
    if let search = trial.search {
        let again = try read("/search?" + search.query).search
        precondition(again?.words == search.words && again?.query == search.query, "it searches for something else")
        precondition(1...100 ~= search.limit && search.words?.count ?? 0 <= 200, "more than is searched for at once")
    }
    if let next = trial.next {
        let bytes = Array(next.utf8)
        precondition(bytes.first == UInt8(ascii: "/") && bytes.count <= 1000, "it leads elsewhere")
        precondition(bytes.count < 2 || (bytes[1] != UInt8(ascii: "/") && !bytes.contains(0x5C)), "it leads elsewhere")
    }
    precondition(["http", "https"].contains(trial.scheme) && trial.reader.utf8.count <= 400, "a proxy says too much")
    precondition(trial.lastEvent ?? 0 >= 0, "an event before the first")
    precondition(trial.isOurs == isLoopback(trial.host), "another's name is answered to")
}

private func read(_ target: String) throws -> RequestTrial {
    try RequestTrial(target: target, host: "localhost", headers: [:])
}

/// Told in other words than the server's.
private func isLoopback(_ host: String) -> Bool {
    if ["localhost", "::1", "[::1]", "news.example"].contains(host) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "127" else { return false }
    return parts.allSatisfy { part in (0...255).contains { "\($0)" == part } }
}
