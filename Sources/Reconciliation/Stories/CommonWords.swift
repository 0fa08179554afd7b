import Articles
import Foundation

/// How often words stand in articles in general, so that the first articles of a store are compared by what they are
/// about and not by "of" and "the".
enum CommonWords {
    /// It weighs as much as so many articles.
    static let articles = 1000

    /// How many of these have a term.
    static let counts: [UInt32: Int] = {
        var counts: [UInt32: Int] = [:]
        for line in String(decoding: PackageResources.common_words_txt, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let first = words.first, let count = Int(first) else { continue }
            for word in words.dropFirst() { counts[TermReader.hash(String(word))] = count }
        }
        return counts
    }()
}
