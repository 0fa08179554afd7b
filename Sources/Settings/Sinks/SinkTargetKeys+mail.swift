import Fetching
import Foundation
import Yams

extension SinkTargetKeys {
    func mail(_ values: [String: Node], _ file: inout YAMLFile) -> MailSettings? {
        guard let server = server(values["server"], &file),
            let from = line(values["from"], "from", "an address such as dateline@example.org", &file)
        else { return nil }
        let to = file.texts(values["to"], key: "to")
        if to.isEmpty {
            file.note("sink “\(sink)”: “to” is missing; expected one address or several", at: values["to"] ?? node)
            return nil
        }
        for address in [from] + to where !address.contains("@") {
            file.note("found “\(address)”, expected an address such as desk@example.org", at: values["to"] ?? node)
        }
        let user = file.line(values["user"], key: "user")
        let password = secret(values["password"], "password", isNeeded: false, &file)
        if (values["user"] == nil) != (values["password"] == nil) {
            file.note("sink “\(sink)”: expected “user” and “password” together, or neither", at: node)
        }
        return MailSettings(server: server, from: from, to: to, user: user, password: password)
    }

    private func server(_ value: Node?, _ file: inout YAMLFile) -> String? {
        let expected = "a server such as smtp://mail.example.org:587 or smtps://mail.example.org"
        guard let text = line(value, "server", expected, &file) else { return nil }
        if YAMLFile.namesUser(text) {
            file.note("server: found a user name in an address, expected it under “user” and “password”", at: value)
            return nil
        }
        let parts = URLComponents(string: text)
        let isServer = ["smtp", "smtps"].contains(parts?.scheme?.lowercased()) && !(parts?.host ?? "").isEmpty
        if isServer { return text }
        file.note("server: found “\(text)”, expected \(expected)", at: value)
        return nil
    }
}
