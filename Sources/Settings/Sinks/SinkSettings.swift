public import Articles
public import Fetching

/// Where changes are sent, as its user describes it: one item of `sinks:` in the configuration.
public struct SinkSettings: Hashable, Sendable {
    /// By which its cursor is kept: another name is another sink, which begins anew.
    public var name: String
    public var target: SinkTarget
    public var filter = ChangeFilter()
    /// Any of these words has to stand in what changed; empty for whatever changed.
    public var words: [String] = []
    /// A regular expression that has to match in what changed.
    public var pattern: String?
    /// Only changes of these; empty for all.
    public var watched: [WatchedItem] = []
    /// A change is told when its text has stood for so many checks, so that one that is taken back at once is not.
    public var lasting = 0
    public var pace = SinkPace()
    /// Mustache templates in place of the sink's own words.
    public var templates = MessageTemplates()
    /// Where the user wrote it down.
    public var file: String
    public var line: Int

    public init(name: String, target: SinkTarget, file: String, line: Int) {
        self.name = name
        self.target = target
        self.file = file
        self.line = line
    }
}

/// What receives the messages, with all that it takes to reach it.
public enum SinkTarget: Hashable, Sendable {
    /// CloudEvents, signed as Standard Webhooks says. Signed with each of the secrets, so that one can follow another.
    case webhook(url: WebURL, secrets: [Secret], headers: [String: String])
    /// A program with its arguments, no shell, which is given JSON on its standard input.
    case exec(arguments: [String], timeout: Duration)
    case email(MailSettings)
    case ntfy(topic: WebURL, token: Secret?)
    /// An incoming webhook's address is its password.
    case chat(ChatFlavour, address: Secret)
    case matrix(server: WebURL, room: String, token: Secret)
    case telegram(token: Secret, chat: String, server: WebURL)
    /// An Atom file with the last changes.
    case atom(path: String, entries: Int)
    case file(path: String)
    case output

    public enum ChatFlavour: String, CaseIterable, Sendable { case slack, mattermost, discord }
}

/// How mail is sent: to a server that takes it, for one or more readers.
public struct MailSettings: Hashable, Sendable {
    /// `smtp://host:587` (STARTTLS is required unless the host is this machine) or `smtps://host:465`.
    public var server: String
    public var from: String
    public var to: [String]
    public var user: String?
    public var password: Secret?

    public init(server: String, from: String, to: [String], user: String? = nil, password: Secret? = nil) {
        self.server = server
        self.from = from
        self.to = to
        self.user = user
        self.password = password
    }
}

/// When a sink is told.
public struct SinkPace: Hashable, Sendable {
    /// `nil`: of each change at once; else of all together, at most once in this time.
    public var digest: Duration?
    /// Of all together, once a day at this minute since midnight in the machine's zone, if there are any.
    public var dailyAt: Int?
    /// Minutes of the day in the machine's zone between which nothing is sent, such as 22:00 to 7:00.
    public var quiet: Range?
    /// More changes than this at once, as after an outage, become one message.
    public var mostAtOnce = 20

    public struct Range: Hashable, Sendable {
        /// Minutes since midnight; where `end` is less than `begin` it lies on the next day.
        public var begin: Int, end: Int

        public init(begin: Int, end: Int) {
            self.begin = begin
            self.end = end
        }
    }

    public init() {}
}

/// Mustache templates; `nil` for the sink's own.
public struct MessageTemplates: Hashable, Sendable {
    public var title: String?
    public var body: String?

    public init(title: String? = nil, body: String? = nil) {
        self.title = title
        self.body = body
    }
}
