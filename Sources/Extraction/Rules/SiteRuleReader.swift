import Articles
import Foundation
import Markup

/// Something in a rule's file that is not understood: the rest of the file holds.
public struct SiteRuleFault: Sendable, Hashable {
    public let line: Int
    public let message: String
}

/// Reads a rule's file: one directive a line, `name: value` or `name(argument): value`; `#` begins a comment.
public func readSiteRule(_ text: String, file: String) -> (rule: SiteRule, faults: [SiteRuleFault]) {
    var reader = SiteRuleReader(file: file)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        reader.read(String(line), index + 1)
    }
    var (rule, faults) = reader.finished()
    var hash = FNV1a()
    hash.combine(text)
    rule.fingerprint = String(hash.value, radix: 16)
    return (rule, faults)
}

private struct SiteRuleReader {
    private var rule: SiteRule
    private var faults: [SiteRuleFault] = []
    /// A `find_string` whose `replace_string` is still to come.
    private var find: (text: String, line: Int)?

    /// Longer files are nobody's.
    private static let mostLines = 5000

    init(file: String) {
        rule = SiteRule(file: file)
    }

    mutating func read(_ line: String, _ number: Int) {
        let text = line.trimmingCharacters(in: .whitespaces)
        guard !text.isEmpty, !text.hasPrefix("#"), number <= Self.mostLines else { return }
        guard let colon = separator(in: text) else {
            return fault(number, "found “\(text.prefix(60))”, expected “name: value”")
        }
        let name = text[..<colon].trimmingCharacters(in: .whitespaces)
        var value = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        if value.count >= 2, let quote = value.first, quote == value.last, quote == "'" || quote == "\"",
            !isXPathText(value)
        {
            value = String(value.dropFirst().dropLast())
        }
        let open = name.firstIndex(of: "(")
        let directive = name[..<(open ?? name.endIndex)].trimmingCharacters(in: .whitespaces).lowercased()
        let argument = open.map { String(name[name.index(after: $0)...].dropLast(name.hasSuffix(")") ? 1 : 0)) }
        take(directive, argument, value, number)
    }

    /// The colon behind the name; one inside the brackets of an argument belongs to that.
    private func separator(in text: String) -> String.Index? {
        guard let open = text.firstIndex(of: "("), let colon = text.firstIndex(of: ":"), open < colon,
            let close = text.range(of: "):")
        else { return text.firstIndex(of: ":") }
        return text.index(before: close.upperBound)
    }

    /// `'a' = 'b'` begins and ends with a quote and is none.
    private func isXPathText(_ value: String) -> Bool { value.dropFirst().dropLast().contains(value.first ?? "'") }

    private mutating func take(_ directive: String, _ argument: String?, _ value: String, _ line: Int) {
        if value.isEmpty, !Self.mayBeEmpty.contains(directive), Self.known.contains(directive) {
            return fault(line, "“\(directive)” has no value")
        }
        let entry = SiteRule.Line(value: value, number: line)
        switch directive {
        case "title": path(\.title, entry)
        case "body": path(\.body, entry)
        case "date": path(\.date, entry)
        case "author": path(\.author, entry)
        case "strip": path(\.strip, entry)
        case "single_page_link": path(\.singlePageLink, entry)
        case "next_page_link": path(\.nextPageLink, entry)
        case "strip_id_or_class": rule.stripIDOrClass.append(entry)
        case "strip_image_src": rule.stripImageSource.append(entry)
        case "autodetect_on_failure": rule.fallsBack = value.lowercased() != "no"
        case "http_header": header(argument, value, line)
        case "find_string": find = (value, line)
        case "replace_string": replace(argument, value, line)
        case "test_url": rule.tests.append(SiteRule.Test(url: value, line: line))
        case "test_contains":
            if rule.tests.isEmpty { return fault(line, "“test_contains” stands before any “test_url”") }
            rule.tests[rule.tests.count - 1].contains.append(value)
        case _ where Self.passedOver.contains(directive): break
        default:
            let nearest = Self.known.min { Self.distance($0, directive) < Self.distance($1, directive) } ?? ""
            fault(line, "found the directive “\(directive)”, which is unknown; the nearest known one is “\(nearest)”")
        }
    }

    private mutating func path(_ list: WritableKeyPath<SiteRule, [SiteRule.Line]>, _ entry: SiteRule.Line) {
        guard !entry.value.isEmpty else { return }
        guard XPathView.isExpression(entry.value) else {
            return fault(entry.number, "found “\(entry.value)”, expected an XPath 1.0 expression")
        }
        rule[keyPath: list].append(entry)
    }

    private mutating func header(_ argument: String?, _ value: String, _ line: Int) {
        guard let name = argument?.trimmingCharacters(in: .whitespaces), !name.isEmpty else {
            return fault(line, "expected “http_header(name): value”")
        }
        let isToken = name.utf8.allSatisfy { 48...57 ~= $0 || 97...122 ~= $0 | 0x20 || $0 == 0x2D || $0 == 0x5F }
        guard isToken, !["host", "content-length", "transfer-encoding", "connection"].contains(name.lowercased()) else {
            return fault(line, "found the header field “\(name)”, which no rule may set")
        }
        rule.headers.append((name, value))
    }

    private mutating func replace(_ argument: String?, _ value: String, _ line: Int) {
        if let argument, !argument.isEmpty {
            rule.replacements.append((argument, value))
        } else if let found = find {
            rule.replacements.append((found.text, value))
            find = nil
        } else {
            fault(line, "“replace_string” stands without a “find_string” before it")
        }
    }

    mutating func finished() -> (SiteRule, [SiteRuleFault]) {
        if let find { fault(find.line, "“find_string” stands without a “replace_string” behind it") }
        return (rule, faults)
    }

    private mutating func fault(_ line: Int, _ message: String) {
        faults.append(SiteRuleFault(line: line, message: message))
    }

    private static let mayBeEmpty: Set<String> = ["replace_string", "test_contains"]

    private static let known = [
        "title", "body", "date", "author", "strip", "strip_id_or_class", "strip_image_src", "single_page_link",
        "next_page_link", "http_header", "find_string", "replace_string", "test_url", "test_contains",
        "autodetect_on_failure",
    ]

    /// What the format has, and means nothing to whoever keeps words: pictures, advertisements told, other parsers,
    /// logins.
    private static let passedOver: Set<String> = [
        "prune", "tidy", "parser", "convert_double_br_tags", "native_ad_clue", "insert_detected_image",
        "src_lazy_load_attr", "skip_json_ld", "if_page_contains", "wrap_in", "unwrap", "dissolve", "move_into",
        "footnotes", "strip_comments", "requires_login", "login_uri", "login_username_field", "login_password_field",
        "login_extra_fields", "not_logged_in_xpath", "single_page_link_in_feed", "strip_attr", "strip_attribute",
        "autodetect_next_page", "language", "post_strip_attr", "skip_id_or_class_links", "image", "description",
        "test_title", "test_author", "test_date",
    ]

    /// How many letters have to change (V. Levenshtein, 1966).
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var corner = row[0]
            row[0] = index + 1
            for place in right.indices {
                let next = min(row[place] + 1, row[place + 1] + 1, corner + (letter == right[place] ? 0 : 1))
                corner = row[place + 1]
                row[place + 1] = next
            }
        }
        return row[right.count]
    }
}
