/// Whoever waits for an answer, as far as those need to know who find it.
enum Asker {
    /// Whether somebody does. Reading the store is ended where nobody does any more, who may have asked for much.
    @TaskLocal static var isThere: @Sendable () -> Bool = { true }
}
