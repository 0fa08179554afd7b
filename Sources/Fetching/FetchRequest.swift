public import Articles

/// One request to make.
public struct FetchRequest: Sendable {
    /// What the answer is to be read as. Decides what is asked for, and what counts as the wrong type.
    public enum Purpose: Sendable { case feed, page }

    public var url: WebURL
    public var purpose: Purpose
    public var validators: Validators
    public var terms: FetchTerms
    /// Whether the reply brings the headers that were sent and received, secrets left out.
    public var wantsTranscript = false

    public init(
        url: WebURL, purpose: Purpose = .page, validators: Validators = Validators(), terms: FetchTerms = FetchTerms()
    ) {
        self.url = url
        self.purpose = purpose
        self.validators = validators
        self.terms = terms
    }
}

/// What makes the next fetch conditional: both byte for byte as the server sent them (RFC 9110, section 8.8).
public struct Validators: Hashable, Sendable {
    public var etag: String?
    public var lastModified: String?
    /// The address that sent them; they say nothing of any other, and are sent to no other, spellings of it apart.
    /// `nil`: the request's own.
    public var address: WebURL?

    public init(etag: String? = nil, lastModified: String? = nil, address: WebURL? = nil) {
        self.etag = etag
        self.lastModified = lastModified
        self.address = address
    }

    public var isEmpty: Bool { etag == nil && lastModified == nil }

    func belong(to url: WebURL, of request: FetchRequest) -> Bool {
        guard !isEmpty else { return false }
        let own = address ?? request.url
        return own == url || own.canonical == url.canonical
    }
}
