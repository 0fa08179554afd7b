import HTTPTypes

/// Why a request gets no answer, in words for whoever asked.
struct Refusal: Error {
    let status: HTTPResponse.Status
    let message: String
    var headers = HTTPFields()

    init(_ status: HTTPResponse.Status, _ message: String) {
        self.status = status
        self.message = message
    }

    static func bad(_ message: String) -> Refusal { Refusal(.badRequest, message) }
    static func missing(_ message: String) -> Refusal { Refusal(.notFound, message) }

    /// Not there but elsewhere, for good.
    static func moved(to address: String) -> Refusal {
        var refusal = Refusal(.permanentRedirect, "This is at \(address) now.")
        refusal.headers[.location] = address
        return refusal
    }

    static let busy = retry(
        Refusal(.serviceUnavailable, "Too many questions at once; ask again in a moment."), after: 2)
    static let tooLong = Refusal(
        .serviceUnavailable, "Finding this takes too long; ask for less: fewer words, or a shorter time.")
    /// Nobody is there to read it.
    static let unwanted = Refusal(.serviceUnavailable, "Whoever asked has gone.")
    static let tooManyStreams = retry(
        Refusal(.serviceUnavailable, "Too many follow the log already; ask again later."), after: 60)

    static func retry(_ refusal: Refusal, after seconds: Int) -> Refusal {
        var refusal = refusal
        refusal.headers[.retryAfter] = String(seconds)
        return refusal
    }
}
