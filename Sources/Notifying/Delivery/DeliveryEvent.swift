public import Foundation
public import Storage

/// What whoever runs dateline may want to hear of delivery.
public enum DeliveryEvent: Sendable {
    case delivered(sink: String, changes: Int)
    case failed(sink: String, reason: String, again: Date)
    /// It is told nothing any more until its user takes it up again.
    case parked(sink: String, reason: String)
    /// Its pattern takes too long over a change, which is told therefore. Said once.
    case slowPattern(sink: String)
    /// Its file was gone, and was not moved away: it begins anew with what is told now.
    case begunAnew(sink: String)
    /// The store could not be read or written; it is tried again.
    case troubled(sink: String, StoreError)
}
