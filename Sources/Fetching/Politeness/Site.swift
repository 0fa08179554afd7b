import Articles

/// Where an address lies, as far as manners are concerned: worked out once for each host.
struct Site: Sendable {
    /// Host and port.
    let authority: String
    let origin: String
    /// Whom the host belongs to.
    let domain: String
    /// Whether it is spelled as an address of this machine or of a private network.
    let isPrivate: Bool

    init(of url: WebURL, authority: String) {
        self.authority = authority
        origin = url.origin
        domain = RegistrableDomain.of(url)
        isPrivate = PrivateAddress.isPrivate(host: url.host)
    }
}
