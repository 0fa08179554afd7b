import Articles
public import Settings
public import Storage

/// Reads for a sink that is written anew each time what it was told of last, as it was told.
public func recentChanges(of settings: SinkSettings, in store: ArticleStore) -> RecentChanges {
    { count in
        let reader = MessageReader(settings: settings, store: store)
        return try store.lastTold(to: settings.name, limit: count).map { told in
            let lasted = try told.lasted?.told(from: store)
            return try reader.toldChange(lasted ?? told.change)
        }
    }
}
