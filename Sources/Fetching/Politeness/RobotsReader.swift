/// Reads robots.txt line by line, for one product. Whatever stands in it, the worst that comes of it is no rules.
struct RobotsReader {
    struct Group {
        var rules: [RobotsRules.Rule] = []
        var delay: Double?
    }

    private let product: String
    /// Groups for one name are one group, wherever they stand (section 2.2.1).
    private var own: Group?
    private var everyone = Group()
    private(set) var sitemaps: [String] = []
    /// Whom the lines that come now are for.
    private var isForUs = false
    private var isForEveryone = false
    /// Several User-agent lines in a row open one group.
    private var isOpening = false

    init(product: String) {
        self.product = product.lowercased()
    }

    var group: Group { own ?? everyone }

    mutating func read(_ bytes: ArraySlice<UInt8>) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        var number = 1
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex { $0 == 10 || $0 == 13 } ?? text.endIndex
            readLine(text[start..<end], number)
            guard end < text.endIndex else { return }
            let isPair = text[end] == 13 && end + 1 < text.endIndex && text[end + 1] == 10
            start = end + (isPair ? 2 : 1)
            number += 1
        }
    }

    private mutating func readLine(_ line: ArraySlice<UInt8>, _ number: Int) {
        let words = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = words.firstIndex(of: UInt8(ascii: ":")) else { return }
        let value = Self.text(words[(colon + 1)...])
        switch Self.text(words[..<colon]).lowercased() {
        case "user-agent": open(value)
        case "allow": add(.init(isAllowed: true, pattern: value, line: number))
        case "disallow": add(.init(isAllowed: false, pattern: value, line: number))
        case "crawl-delay": setDelay(value)
        case "sitemap": if sitemaps.count < 1000 { sitemaps.append(value) }
        default: break
        }
    }

    private mutating func open(_ name: String) {
        if !isOpening {
            isForUs = false
            isForEveryone = false
        }
        isOpening = true
        // "dateline/0.1" is a name with a version that the writer should not have given.
        let name = name.lowercased().prefix { $0 != "/" && $0 != " " }
        if name == "*" { isForEveryone = true }
        if name == product {
            isForUs = true
            own = own ?? Group()
        }
    }

    private mutating func add(_ rule: RobotsRules.Rule) {
        isOpening = false
        // An empty Disallow forbids nothing; seen as the common way to say that all is allowed.
        guard !rule.pattern.isEmpty else { return }
        if isForUs { own?.rules.append(rule) }
        if isForEveryone { everyone.rules.append(rule) }
    }

    /// No rule of the RFC's, so it ends no run of User-agent lines (section 2.2.4).
    private mutating func setDelay(_ value: String) {
        guard let seconds = Double(value), seconds.isFinite, seconds >= 0 else { return }
        if isForUs { own?.delay = seconds }
        if isForEveryone { everyone.delay = seconds }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
