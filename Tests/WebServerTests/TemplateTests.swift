import Articles
import Foundation
import HTTPTypes
import Testing

@testable import WebServer

struct TemplateTests {
    @Test func `only what is HTML by its name is written as it is`() {
        for (name, bytes) in Templates.sources {
            let text = String(decoding: bytes, as: UTF8.self)
            for part in text.components(separatedBy: "{{{").dropFirst() {
                let field = part.prefix { $0 != "}" }
                #expect(field.hasSuffix("HTML"), "\(name): \(field)")
            }
            #expect(!text.contains("{{&"), "\(name)")
        }
    }

    @Test func `no template asks for anything elsewhere, or holds script or style`() {
        for (name, bytes) in Templates.sources {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("http") && !text.contains(" style=") && !text.contains("<style"), "\(name)")
            #expect(text.firstMatch(of: #/\son[a-z]+=/#) == nil, "\(name)")
        }
    }

    @Test func `every field of a form has a label`() {
        for (name, bytes) in Templates.sources {
            let text = String(decoding: bytes, as: UTF8.self)
            for match in text.matches(of: #/<(?:input|select)[^>]*>/#) where !match.output.contains("hidden") {
                let id = match.output.firstMatch(of: #/id="([a-z]+)"/#).map { String($0.output.1) }
                let before = text[..<match.range.lowerBound]
                let isInside =
                    (before.components(separatedBy: "<label").last?.contains("</label>")).map { !$0 } ?? false
                #expect(isInside || id.map { text.contains("for=\"\($0)\"") } ?? false, "\(name): \(match.output)")
            }
        }
    }

    @Test func `the description for programs names every route, and no other`() throws {
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(PackageResources.openapi_json)) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } })
        #expect(described == Set(Route.all.map { "\($0.method.rawValue.lowercased()) \($0.path)" }))
    }

    @Test func `the description for programs names every type and kind of change`() throws {
        let text = String(decoding: PackageResources.openapi_json, as: UTF8.self)
        for (first, all) in [
            ("article.published", ChangeType.allCases.map(\.rawValue)),
            ("headline", ChangeKind.allCases.map(\.rawValue)),
        ] {
            let lists = text.matches(
                of: try Regex("\"enum\": (\\[\"\(first)\"[^\\]]*\\])", as: (Substring, Substring).self))
            #expect(lists.count > 1)
            for list in lists {
                #expect(try JSONDecoder().decode([String].self, from: Data(list.output.1.utf8)) == all)
            }
        }
    }
}
