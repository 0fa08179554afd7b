/// How a page's bytes end.
public enum PageEnd {
    /// Whether `</body>` or `</html>` stands at the end, as it does where nothing was cut off on the way; pages that
    /// never have either are right, too.
    public static func isClosed(_ bytes: [UInt8]) -> Bool {
        let end = bytes.suffix(4096)
        return end.indices.contains { index in
            guard end[index] == UInt8(ascii: "<"), index + 6 <= end.endIndex else { return false }
            return isName(end[index..<index + 6], "</html") || isName(end[index..<index + 6], "</body")
        }
    }

    private static func isName(_ bytes: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { name in
            bytes.elementsEqual(name) { ($0 | 0x20) == ($1 | 0x20) }
        }
    }
}
