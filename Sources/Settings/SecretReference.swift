import Fetching
import Foundation

/// Where a secret is: never in the configuration itself, which is copied, shown and committed.
enum SecretReference {
    struct Unreadable: Error {
        /// Never holds what was found: somebody may have written the secret there.
        var message: String
    }

    /// `file:PATH`, `env:NAME`, or `credential:NAME` for one that systemd hands over (systemd.exec(5),
    /// LoadCredential=). White space around the secret, such as a file's last line break, is no part of it.
    static func read(
        _ text: String, root: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> Result<Secret, Unreadable> {
        guard let colon = text.firstIndex(of: ":") else { return .failure(noReference) }
        let name = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "file": return readFile(path(name, root: root))
        case "env":
            guard let value = environment[name] else {
                return .failure(Unreadable(message: "the environment has no variable \(name)"))
            }
            return secret(value, in: "the variable \(name)")
        case "credential":
            guard let folder = environment["CREDENTIALS_DIRECTORY"] else {
                let hint =
                    "systemd hands over none: $CREDENTIALS_DIRECTORY is not set; see LoadCredential= in systemd.exec(5)"
                return .failure(Unreadable(message: hint))
            }
            return readFile((folder as NSString).appendingPathComponent((name as NSString).lastPathComponent))
        default: return .failure(noReference)
        }
    }

    static func path(_ text: String, root: String) -> String {
        text.hasPrefix("/") ? text : (root as NSString).appendingPathComponent(text)
    }

    private static let noReference = Unreadable(
        message: "found a value, expected where it is: file:PATH, env:NAME or credential:NAME")

    private static func readFile(_ path: String) -> Result<Secret, Unreadable> {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return .failure(Unreadable(message: "\(path): no such file, or not readable"))
        }
        return secret(text, in: path)
    }

    private static func secret(_ text: String, in place: String) -> Result<Secret, Unreadable> {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let isOneLine = text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
        guard !text.isEmpty, isOneLine else {
            return .failure(Unreadable(message: "\(place) is \(text.isEmpty ? "empty" : "more than one line of text")"))
        }
        return .success(Secret(text))
    }
}
