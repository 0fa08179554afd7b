import Articles
import Foundation
import Reconciliation
import Rendering
import TestSupport
import Testing

/// The forms in which people and programs are shown what changed.
struct DifferenceRenderingTests {
    private let old = Draft(
        title: "Seven hurt in <ferry> crash",
        paragraphs: ["Seven people were hurt.", "The pier was old.", "A crane came by noon and lifted the bow."])
    private let new = Draft(
        title: "Eight hurt in <ferry> crash",
        paragraphs: [
            "A crane came by noon and lifted the bow.", "Eight people were hurt.", "The pier was old.",
            "Nobody said “sorry”.",
        ])

    private func version(_ number: Int, _ draft: Draft) -> Version {
        Version(number: number, seenAt: Date(timeIntervalSince1970: 1_600_000_000), draft: draft, kinds: [])
    }

    @Test func `HTML marks what came and went and lets no page's markup through`() {
        let html = DifferenceHTML(Difference(from: old, to: new), language: "en").page(title: "a<b>")
        #expect(html.contains("<title>a&lt;b&gt;</title>"))
        #expect(html.contains(#"<h1 dir="auto"><del>Seven</del> <ins>Eight</ins> hurt in &lt;ferry&gt; crash</h1>"#))
        #expect(html.contains(#"<p id="p3" class="moved" dir="auto"><small>moved from paragraph 2: </small>The pier"#))
        #expect(html.contains("<ins>Nobody said “sorry”.</ins>"))
    }

    @Test func `JSON says where in the paragraph each word stands, in code points`() throws {
        let before = Draft(title: "T", paragraphs: ["Ein 🚢 sank vor Kiel am Dienstag."])
        let after = Draft(title: "T", paragraphs: ["Ein 🚢 sank vor Kiel am Mittwoch."])
        let json = try JSONLine.text(of: DifferenceLine(Difference(from: before, to: after), from: 1, to: 2))
        #expect(json.contains(#"{"mark":"removed","old":[23,31],"text":"Dienstag"}"#))
        #expect(json.contains(#"{"mark":"added","new":[23,31],"text":"Mittwoch"}"#))
    }

    @Test func `a sentence that moved is told from one that came and one that went`() throws {
        let first = "The ferry struck the pier at dawn.", second = "Nobody in the town heard of it."
        let difference = Difference(
            from: Draft(title: "T", paragraphs: ["\(first) \(second)"]),
            to: Draft(title: "T", paragraphs: ["\(second) \(first)"]))
        let html = DifferenceHTML(difference, language: "en").fragment
        #expect(html.contains(#"<del class="moved">"#))
        #expect(html.contains(#"<ins class="moved">"#))
        let json = try JSONLine.text(of: DifferenceLine(difference, from: 1, to: 2))
        #expect(json.matches(of: /"mark":"(added|removed)","moved":true/).count == 2)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")))
    func `patch makes the newer text of the older one`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func lines(_ draft: Draft) -> String { ([draft.title] + draft.paragraphs).joined(separator: "\n") + "\n" }
        for (before, after) in [(old, new), (new, old), (old, Draft(title: old.title, paragraphs: []))] {
            let file = folder.appending(path: "text"), patch = folder.appending(path: "patch")
            try lines(before).write(to: file, atomically: true, encoding: .utf8)
            try unifiedText(from: version(1, before), to: version(2, after))
                .write(to: patch, atomically: true, encoding: .utf8)
            #expect(try Child("/usr/bin/env", ["patch", "-s", file.path, patch.path]).wait() == .exit(0))
            #expect(try String(contentsOf: file, encoding: .utf8) == lines(after))
        }
        #expect(unifiedText(from: version(1, old), to: version(2, old)) == "")
    }
}
