/// What recording keeps at hand from one transaction to the next.
struct Desk: Sendable {
    let shelf = ShingleShelf()
    let rates = OutletRates()

    /// After a transaction that failed: what was learned in it was not stored.
    func clear() {
        shelf.clear()
        rates.clear()
    }
}
