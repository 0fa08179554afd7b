/// How a page's bytes end.
public enum PageEnd {
    /// Whether `</body>` or `</html>` stands at the end, as it does where nothing was cut off on the way; pages that
    /// never have either are right, too.
    public static func isClosed(_ bytes: [UInt8]) -> Bool {
        let end = bytes.suffix(4096)
        return ["</html", "</body", "</HTML", "</BODY"].contains { end.firstRange(of: Array($0.utf8)) != nil }
    }
}
