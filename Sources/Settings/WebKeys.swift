import Fetching
import Yams

/// `web`: where pages are served, and to whom.
enum WebKeys {
    static let keys = ["web"]

    /// - Returns: `nil` where no pages are to be served, also where something in the block is wrong: a server that is open to more
    ///   readers than was meant is worse than none.
    static func read(_ values: [String: Node], root: String, _ file: inout YAMLFile) -> WebSettings? {
        guard let node = values["web"], !file.isNo(node) else { return nil }
        let before = file.problems.count
        let web = file.mapping(node, what: "web", keys: ["listen", "token", "names"])
        var settings = WebSettings()
        settings.listen = listen(web["listen"], &file) ?? settings.listen
        settings.token = token(web["token"], root: root, &file)
        settings.names = file.texts(web["names"], key: "names")
        if settings.token == nil, !settings.listen.isLoopback {
            file.note(
                "listen: found \(settings.listen) without “token”, expected a token, or an address of this machine such as 127.0.0.1:8080",
                at: web["listen"])
        }
        return file.problems.count == before ? settings : nil
    }

    private static func listen(_ node: Node?, _ file: inout YAMLFile) -> ListenAddress? {
        guard let node, let text = file.text(node, key: "listen") else { return nil }
        if let address = ListenAddress(text) { return address }
        file.note("listen: found “\(text)”, expected an address and a port, as in 127.0.0.1:8080", at: node)
        return nil
    }

    private static func token(_ node: Node?, root: String, _ file: inout YAMLFile) -> Secret? {
        guard let node, let text = file.text(node, key: "token") else { return nil }
        switch SecretReference.read(text, root: root) {
        case .success(let secret) where secret.revealed.utf8.count >= shortestToken: return secret
        case .success: file.note("token: found fewer than \(shortestToken) characters, expected a longer one", at: node)
        case .failure(let error): file.note("token: \(error.message)", at: node)
        }
        return nil
    }

    private static let shortestToken = 16
}
