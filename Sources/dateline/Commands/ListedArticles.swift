import Articles
import Foundation

/// An article as `group` is given it.
struct ListedArticle: Decodable {
    let id: String
    let title: String?
    let text: String
    let published: String?
}

/// Articles of files of JSON Lines, each read when it is asked for: files may be larger than memory.
struct ListedArticles {
    private struct Place {
        var file: Int
        var range: Range<Int>
        var line: Int
    }

    private var files: [(path: String, bytes: Data)] = []
    private var places: [Place] = []

    var count: Int { places.count }

    /// - Parameter path: of a file; a line that is JSON itself is an article.
    mutating func add(_ path: String) throws {
        let bytes = path.hasPrefix("{") ? Data(path.utf8) : try Self.read(path)
        let file = files.count
        files.append((path.hasPrefix("{") ? "the list" : path, bytes))
        var begin = bytes.startIndex, line = 0
        while begin < bytes.endIndex {
            let end = bytes[begin...].firstIndex(of: 10) ?? bytes.endIndex
            line += 1
            if end > begin { places.append(Place(file: file, range: begin..<end, line: line)) }
            begin = min(end + 1, bytes.endIndex)
        }
    }

    private static func read(_ path: String) throws -> Data {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
            throw CommandFailure.usage("\(path): cannot be read; expected JSON Lines")
        }
        return bytes
    }

    subscript(index: Int) -> ListedArticle {
        get throws {
            let place = places[index]
            do {
                return try JSONDecoder().decode(ListedArticle.self, from: files[place.file].bytes[place.range])
            } catch {
                throw CommandFailure.usage(
                    "\(files[place.file].path):\(place.line): expected a JSON object with “id” and “text”")
            }
        }
    }
}
