import Articles
public import Settings
public import Storage

/// Reads for a sink that is written anew each time what it was told of last.
public func recentChanges(of settings: SinkSettings, in store: ArticleStore) -> RecentChanges {
    { last, count in
        let filter = SinkFilter(settings, store)
        let reader = MessageReader(settings: settings, store: store)
        var told: [ToldChange] = []
        var before: ChangeCursor? = ChangeCursor(rawValue: last.rawValue + 1)
        while told.count < count, let end = before {
            try Task.checkCancellation()
            let page = try store.changes(before: end, matching: settings.filter, limit: 100)
            for change in page.changes where told.count < count {
                if try filter.matches(change) { told.append(try reader.toldChange(change)) }
            }
            before = page.before
        }
        return told.reversed()
    }
}
