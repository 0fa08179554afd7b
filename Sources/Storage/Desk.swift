/// What recording keeps at hand from one transaction to the next.
struct Desk: Sendable {
    let groups = GroupDesk()
    let rates = OutletRates()

    /// After a transaction that failed: what was learned in it was not stored.
    func clear() {
        groups.clear()
        rates.clear()
    }
}
