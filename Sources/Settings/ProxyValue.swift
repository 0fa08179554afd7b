import Articles
import Fetching
import Foundation
import Yams

/// A proxy as the configuration names it: an address, or a reference to one that holds a password.
enum ProxyValue {
    private static let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

    static func read(_ node: Node?, root: String, _ file: inout YAMLFile) -> Secret? {
        guard let node, let text = file.line(node, key: "proxy") else { return nil }
        if isProxy(text), !YAMLFile.namesUser(text) { return Secret(text) }
        if case .success(let secret) = SecretReference.read(text, root: root), isProxy(secret.revealed) {
            return secret
        }
        let found = isProxy(text) ? "a proxy with a user name" : "something else"
        file.note(
            "proxy: found \(found), expected an address such as socks5h://127.0.0.1:9050, or where it is: file:PATH, env:NAME or credential:NAME",
            at: node)
        return nil
    }

    private static func isProxy(_ text: String) -> Bool {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased() else { return false }
        return schemes.contains(scheme) && !(parts.host ?? "").isEmpty
    }
}

/// The proxy that the environment names, as curl(1) reads it.
enum EnvironmentProxy {
    static func proxy(for url: WebURL) -> Secret? {
        proxy(for: url, environment: ProcessInfo.processInfo.environment)
    }

    /// `HTTP_PROXY` in capitals is not read: CGI lets a visitor set it (https://httpoxy.org).
    static func proxy(for url: WebURL, environment: [String: String]) -> Secret? {
        let names = (url.isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]) + ["all_proxy", "ALL_PROXY"]
        guard let text = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else { return nil }
        return isExempt(url.host, by: environment["no_proxy"] ?? environment["NO_PROXY"] ?? "") ? nil : Secret(text)
    }

    private static func isExempt(_ host: String, by list: String) -> Bool {
        list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }.contains { name in
            let domain = name.hasPrefix(".") ? String(name.dropFirst()) : name
            return name == "*" || (!domain.isEmpty && (host == domain || host.hasSuffix("." + domain)))
        }
    }
}
