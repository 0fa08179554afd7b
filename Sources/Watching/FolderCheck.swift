import Articles
import Extraction
import FileReading
import Foundation
import Settings
import Storage

/// A folder's turn: each file that is new, or not as it was, is read, and the pages in it are taken in.
struct FolderCheck {
    let check: Check
    let collector: Collector
    let turn: SourceTurn
    let path: String
    /// The folder's address on the web, where it mirrors a site.
    let base: WebURL?

    /// So many files are reported as read at a time.
    private static let group = 64

    func run() async throws {
        let marks = try check.store.marks(of: turn.source.id)
        let changed = try files().filter { marks[$0.name] != $0.mark }
        try await settle(changed)
        guard !changed.isEmpty else { return try await report([]) }
        for start in stride(from: 0, to: changed.count, by: Self.group) {
            let group = changed[start..<min(start + Self.group, changed.count)]
            var read: [File] = []
            // What cannot be read now may be the next time.
            for file in group where try await self.read(file) { read.append(file) }
            try await report(read.map(entry))
        }
    }

    // MARK: Files

    private struct File {
        /// Relative to the folder.
        let name: String
        let path: String
        let kind: PageFileKind
        let mark: String
        let modified: Date
    }

    /// In the order of their names; links to elsewhere are not followed.
    private func files() throws -> [File] {
        let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey, .contentModificationDateKey]
        let folder = URL(fileURLWithPath: path)
        let all = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        var files: [File] = []
        while let url = all?.nextObject() as? URL {
            try Task.checkCancellation()
            guard let kind = PageFileKind(path: url.path), let facts = try? url.resourceValues(forKeys: Set(keys)),
                facts.isRegularFile == true, let size = facts.fileSize, let modified = facts.contentModificationDate
            else { continue }
            let name = String(url.path.dropFirst(folder.path.count)).trimmingCharacters(in: ["/"])
            let mark = "\(size) \(Int(modified.timeIntervalSince1970 * 1000))"
            files.append(File(name: name, path: url.path, kind: kind, mark: mark, modified: modified))
        }
        return files.sorted { $0.name < $1.name }
    }

    /// A file that was written to just now may not be finished: half a page is no version.
    private func settle(_ files: [File]) async throws {
        guard let youngest = files.map(\.modified).max() else { return }
        let age = check.now().timeIntervalSince(youngest)
        if age >= 0, age < 1 { try await Task.sleep(for: .seconds(1 - age)) }
    }

    private func entry(_ file: File) -> ListedEntry {
        ListedEntry(key: file.name, url: address(of: file), title: nil, published: nil, updated: nil, mark: file.mark)
    }

    private func address(of file: File) -> WebURL {
        let name = file.name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file.name
        return base.flatMap { WebURL(name, relativeTo: $0) } ?? WebURL(file: file.path)
    }

    private func report(_ entries: [ListedEntry]) async throws {
        var arrival = FeedArrival(source: turn.source.id, representation: Representation(), entries: entries)
        arrival.fetchesPages = false
        try await collector.take(
            SourceOutcome(
                turn.source,
                entries.isEmpty ? .feedNotModified(turn.source.id, Representation(), movedTo: nil) : .feed(arrival)))
    }

    // MARK: Pages

    /// - Returns: whether it is done with, well or ill.
    private func read(_ file: File) async throws -> Bool {
        do {
            try await readPages(in: file.path, as: file.kind) { page in
                try await collector.take(arrival(of: page, in: file))
            }
            return true
        } catch let error as FileError {
            try await collector.take(.pageFailed(pageCheck(at: WebURL(file: file.path)), reason: "\(error)"))
            if case .unreadable = error { return false }
            return true
        }
    }

    private func arrival(of page: PageFile, in file: File) -> Arrival {
        let place = page.url ?? address(of: file)
        do {
            var draft = try extractArticle(
                page.bytes, contentType: page.contentType, url: place.isFile ? nil : place,
                outlet: turn.source.outlet, rule: check.article.rule(for: place.isFile ? nil : place))
            draft.title = page.title ?? draft.title
            draft.published = draft.published ?? page.published
            if draft.byline.isEmpty, let author = page.author, author != turn.source.outlet { draft.byline = [author] }
            // A file that lies anywhere is the page that it says it is.
            let url = place.isFile ? draft.canonical ?? place : place
            var arrival = PageArrival(
                check: pageCheck(at: url), url: url, draft: draft, bytes: page.bytes,
                contentType: page.contentType, representation: Representation())
            if page.title == nil, page.author == nil { arrival.reader = check.article.reader(for: url) }
            return .page(arrival)
        } catch {
            return .pageFailed(pageCheck(at: place), reason: "\(error)")
        }
    }

    private func pageCheck(at url: WebURL) -> PageCheck {
        PageCheck(
            subject: .entry(once: nil), url: url, outlet: turn.source.outlet, source: turn.source.id,
            representation: Representation(), title: nil, published: nil)
    }
}
