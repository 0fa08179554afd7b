import Articles
import Fetching
import Foundation
import Yams

/// The keys of a source that say on what terms it is asked.
struct SourceTerms {
    /// What relative paths start from.
    let root: String

    static let keys = ["robots", "allow-private", "proxy", "credentials"]

    /// - Parameter proxy: for a source that names none.
    func read(
        _ values: [String: Node], addresses: [WebURL], proxy: Secret?, _ file: inout YAMLFile
    ) -> FetchTerms {
        var terms = FetchTerms()
        terms.obeysRobots = file.flag(values["robots"], key: "robots") ?? true
        terms.allowsPrivate = file.flag(values["allow-private"], key: "allow-private") ?? false
        terms.proxy =
            ProxyValue.read(values["proxy"], root: root, &file) ?? proxy
            ?? addresses.first.flatMap(EnvironmentProxy.proxy(for:))
        if let node = values["credentials"] { terms.credentials = credentials(node, addresses, &file) }
        return terms
    }

    private func credentials(_ node: Node, _ addresses: [WebURL], _ file: inout YAMLFile) -> [Credentials] {
        guard case .mapping = node else {
            // What stands here may be a secret, so it is not told.
            file.note("credentials: found no keys and values, expected these", at: node)
            return []
        }
        let values = file.mapping(
            node, what: "credentials",
            keys: ["origin", "basic", "bearer", "cookie", "headers", "certificate", "key"])
        var headers: [(name: String, value: Secret)] = []
        if let pair = secret(values["basic"], "basic", &file) {
            headers.append(("Authorization", Secret("Basic \(Data(pair.revealed.utf8).base64EncodedString())")))
        }
        if let token = secret(values["bearer"], "bearer", &file) {
            headers.append(("Authorization", Secret("Bearer \(token.revealed)")))
        }
        if let cookie = secret(values["cookie"], "cookie", &file) { headers.append(("Cookie", cookie)) }
        headers += ownHeaders(values["headers"], &file)
        let certificate = certificate(values, &file)
        let given = file.addresses(values["origin"], key: "origin").map(\.url)
        // An origin that cannot be read is none of the others.
        guard values["origin"] == nil || !given.isEmpty else { return [] }
        return Set((given.isEmpty ? addresses : given).map(\.origin)).sorted().map {
            Credentials(origin: $0, headers: headers, certificate: certificate)
        }
    }

    private func ownHeaders(_ node: Node?, _ file: inout YAMLFile) -> [(name: String, value: Secret)] {
        guard let node else { return [] }
        guard case .mapping(let mapping) = node else {
            // What stands here may be a secret, so it is not told.
            file.note("headers: found no names, expected names and references", at: node)
            return []
        }
        return mapping.compactMap { key, value in
            let name = key.string ?? ""
            guard Self.isHeaderName(name) else {
                file.note("headers: found “\(name)”, expected the name of a header", at: key)
                return nil
            }
            return secret(value, name, &file).map { (name, $0) }
        }
    }

    static func isHeaderName(_ name: String) -> Bool { !name.isEmpty && name.utf8.allSatisfy(isTokenCharacter) }

    /// RFC 9110, section 5.6.2.
    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private func certificate(_ values: [String: Node], _ file: inout YAMLFile) -> ClientCertificate? {
        guard let certificate = path(values["certificate"], "certificate", &file) else { return nil }
        return ClientCertificate(certificate: certificate, key: path(values["key"], "key", &file))
    }

    private func path(_ node: Node?, _ key: String, _ file: inout YAMLFile) -> String? {
        guard let text = file.text(node, key: key) else { return nil }
        let path = SecretReference.path(text, root: root)
        if FileManager.default.isReadableFile(atPath: path) { return path }
        let shown = text.count <= 200 && !text.contains(where: \.isNewline) ? "“\(text)”" : "something long"
        file.note("\(key): found \(shown), expected a file in PEM that can be read", at: node)
        return nil
    }

    private func secret(_ node: Node?, _ key: String, _ file: inout YAMLFile) -> Secret? {
        guard let node else { return nil }
        switch SecretReference.read(node.scalar?.string ?? "", root: root) {
        case .success(let secret): return secret
        case .failure(let problem):
            file.note("\(key): \(problem.message)", at: node)
            return nil
        }
    }
}
