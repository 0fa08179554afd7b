/// Whoever waits for an answer, as far as those need to know who find it.
struct Asker: Sendable {
    /// Whether somebody still does. What is read of the store for nobody is ended: it may be much.
    let isThere: @Sendable () -> Bool

    /// Of the request that is being answered.
    @TaskLocal static var current: Asker = .always

    /// For what is read on nobody's behalf, or on many's.
    static let always = Asker(isThere: { true })
}
