public import Settings
public import Storage

/// For a sink that has to make its file: says so where lines were written to one before.
public func newFileNotice(
    of settings: SinkSettings, in store: ArticleStore, _ onEvent: @escaping @Sendable (DeliveryEvent) -> Void
) -> @Sendable () -> Void {
    {
        // Whatever is wrong with the store, delivery itself says it.
        guard let state = try? store.sinkState(settings.name), state.lastDelivery != nil else { return }
        onEvent(.begunAnew(sink: settings.name))
    }
}
