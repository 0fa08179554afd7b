import Articles
import CPSL

/// Whom a host belongs to: the name that somebody has registered, by the Public Suffix List.
///
/// One publisher's `www.` and `feeds.` share a patience; two blogs under `github.io` do not.
enum RegistrableDomain {
    /// An address in figures, and a name that nobody can register, such as `localhost`, stand for themselves, with
    /// port.
    static func of(_ url: WebURL) -> String {
        let host = url.host
        guard !isAddress(host) else { return url.authority }
        // What libpsl gives back points into what it was given.
        let domain = host.withCString { name in
            psl_registrable_domain(psl_builtin(), name).map { String(cString: $0) }
        }
        return domain ?? url.authority
    }

    private static func isAddress(_ host: String) -> Bool {
        host.hasPrefix("[") || host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || 48...57 ~= $0 }
    }
}
