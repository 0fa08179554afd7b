import Articles
import Fetching
import Foundation
import Yams

/// The keys that say what a sink is and where, by its type.
struct SinkTargetKeys {
    /// What relative paths start from.
    let root: String
    /// For what is missing.
    let sink: String
    let node: Node

    static let keys: [String: [String]] = [
        "webhook": ["url", "secrets", "headers"],
        "exec": ["command", "timeout"],
        "email": ["server", "from", "to", "user", "password"],
        "ntfy": ["topic", "token"],
        "slack": ["address"], "mattermost": ["address"], "discord": ["address"],
        "matrix": ["server", "room", "token"],
        "telegram": ["token", "chat", "server"],
        "atom": ["path", "entries"],
        "file": ["path"],
        "stdout": [],
    ]

    func read(_ type: String, _ values: [String: Node], _ file: inout YAMLFile) -> SinkTarget? {
        switch type {
        case "webhook": webhook(values, &file)
        case "exec": exec(values, &file)
        case "email": mail(values, &file).map(SinkTarget.email)
        case "ntfy":
            url(values["topic"], "topic", &file).map { topic in
                .ntfy(topic: topic, token: secret(values["token"], "token", isNeeded: false, &file))
            }
        case "slack", "mattermost", "discord": chat(type, values, &file)
        case "matrix": matrix(values, &file)
        case "telegram": telegram(values, &file)
        case "atom":
            path(values, &file).map { path in
                .atom(path: path, entries: file.number(values["entries"], key: "entries", in: 1...1000) ?? 100)
            }
        case "file": path(values, &file).map { .file(path: $0) }
        default: .output
        }
    }

    // MARK: Types

    private func webhook(_ values: [String: Node], _ file: inout YAMLFile) -> SinkTarget? {
        guard let url = url(values["url"], "url", &file) else { return nil }
        var secrets: [Secret] = []
        for item in each(values["secrets"]) {
            if let secret = secret(item, "secrets", &file) { secrets.append(secret) }
        }
        return .webhook(url: url, secrets: secrets, headers: headers(values["headers"], &file))
    }

    private func exec(_ values: [String: Node], _ file: inout YAMLFile) -> SinkTarget? {
        guard let command = values["command"] else { return missing("command", "a program and its arguments", &file) }
        guard command.sequence != nil else {
            file.note(
                "command: found \(YAMLFile.shown(command)), expected a list such as [/usr/bin/logger, -t, news]: "
                    + "no shell takes it apart", at: command)
            return nil
        }
        var arguments = file.texts(command, key: "command")
        guard let program = arguments.first, !program.isEmpty else {
            return missing("command", "a program and its arguments", &file)
        }
        if program.contains("/") {
            arguments[0] = SecretReference.path(program, root: root)
            guard FileManager.default.isExecutableFile(atPath: arguments[0]) else {
                file.note("command: found “\(program)”, expected a program that can be run", at: command)
                return nil
            }
        }
        return .exec(
            arguments: arguments, timeout: file.duration(values["timeout"], key: "timeout") ?? .seconds(30))
    }

    private func chat(_ type: String, _ values: [String: Node], _ file: inout YAMLFile) -> SinkTarget? {
        guard let flavour = SinkTarget.ChatFlavour(rawValue: type),
            let address = secret(values["address"], "address", &file)
        else { return nil }
        guard WebURL(address.revealed) != nil else {
            file.note("address: found something else, expected an http or https address in that place", at: node)
            return nil
        }
        return .chat(flavour, address: address)
    }

    private func matrix(_ values: [String: Node], _ file: inout YAMLFile) -> SinkTarget? {
        // YAML takes what begins with # for a comment.
        let expected = "a room's id or its alias, in quotes, such as \"!abc:example.org\" or \"#news:example.org\""
        guard let server = url(values["server"], "server", &file),
            let room = line(values["room"], "room", expected, &file),
            let token = secret(values["token"], "token", &file)
        else { return nil }
        guard room.hasPrefix("!") || room.hasPrefix("#") && room.contains(":") else {
            file.note("room: found “\(room)”, expected \(expected)", at: values["room"])
            return nil
        }
        return .matrix(server: server, room: room, token: token)
    }

    private func telegram(_ values: [String: Node], _ file: inout YAMLFile) -> SinkTarget? {
        let server =
            values["server"] == nil
            ? WebURL("https://api.telegram.org") : url(values["server"], "server", &file)
        guard let token = secret(values["token"], "token", &file),
            let chat = line(values["chat"], "chat", "a chat's number, or a channel's @name", &file), let server
        else { return nil }
        return .telegram(token: token, chat: chat, server: server)
    }

    private func path(_ values: [String: Node], _ file: inout YAMLFile) -> String? {
        guard let path = line(values["path"], "path", "a file to write", &file) else { return nil }
        let whole = SecretReference.path(path, root: root)
        let folder = (whole as NSString).deletingLastPathComponent
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        if isThere, isFolder.boolValue, !path.hasSuffix("/") { return whole }
        file.note("path: found “\(path)”, expected a file in a folder that exists", at: values["path"])
        return nil
    }
}

// MARK: Values

extension SinkTargetKeys {
    private func missing<Value>(_ key: String, _ expected: String, _ file: inout YAMLFile) -> Value? {
        file.note("sink “\(sink)”: “\(key)” is missing; expected \(expected)", at: node)
        return nil
    }

    func line(_ value: Node?, _ key: String, _ expected: String, _ file: inout YAMLFile) -> String? {
        guard let value else { return missing(key, expected, &file) }
        guard let text = file.line(value, key: key) else { return nil }
        return text.isEmpty ? missing(key, expected, &file) : text
    }

    private func url(_ value: Node?, _ key: String, _ file: inout YAMLFile) -> WebURL? {
        guard let value else { return missing(key, "an http or https address", &file) }
        return file.addresses(value, key: key).first?.url
    }

    /// - Parameter isNeeded: whether it is a fault that it is not there.
    func secret(_ value: Node?, _ key: String, isNeeded: Bool = true, _ file: inout YAMLFile) -> Secret? {
        guard let value else {
            return isNeeded ? missing(key, "where it is: file:PATH, env:NAME or credential:NAME", &file) : nil
        }
        switch SecretReference.read(value.scalar?.string ?? "", root: root) {
        case .success(let secret): return secret
        case .failure(let problem):
            file.note("\(key): \(problem.message)", at: value)
            return nil
        }
    }

    /// Headers of one's own, such as `Authorization`. All by reference, since most of them are secrets.
    private func headers(_ value: Node?, _ file: inout YAMLFile) -> [String: String] {
        guard let value else { return [:] }
        guard case .mapping(let mapping) = value else {
            // What stands here may be a secret, so it is not told.
            file.note("headers: found no names, expected names and references", at: value)
            return [:]
        }
        var headers: [String: String] = [:]
        for (key, item) in mapping {
            let name = key.string ?? ""
            guard SourceTerms.isHeaderName(name) else {
                file.note("headers: found “\(name)”, expected the name of a header", at: key)
                continue
            }
            headers[name] = secret(item, name, &file)?.revealed
        }
        return headers
    }

    func each(_ value: Node?) -> [Node] { value.map { $0.sequence.map(Array.init) ?? [$0] } ?? [] }
}
