import CLibXML2
import Foundation

/// A parsed HTML or XML document. Nodes are valid as long as their document is; neither crosses threads.
public final class MarkupDocument {
    let pointer: xmlDocPtr

    /// HTML as browsers meet it: anything parses, the worst of it to an empty tree.
    /// - Parameter text: UTF-8. Nothing is loaded from the network or the disk.
    public convenience init?(html text: [UInt8]) {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        self.init(TagLimits.bounded(text)) { htmlReadMemory($0, $1, nil, "UTF-8", Int32(options)) }
    }

    private init?(_ text: [UInt8], parse: (UnsafePointer<CChar>, Int32) -> xmlDocPtr?) {
        guard !text.isEmpty, text.count < Int(Int32.max) else { return nil }
        let parsed = text.withUnsafeBytes { raw in
            raw.baseAddress.flatMap { parse($0.assumingMemoryBound(to: CChar.self), Int32(raw.count)) }
        }
        guard let parsed else { return nil }
        pointer = parsed
    }

    deinit { xmlFreeDoc(pointer) }

    /// The outermost element, `nil` for a document without any.
    public var root: MarkupNode? {
        xmlDocGetRootElement(pointer).map { MarkupNode($0, in: self) }
    }
}
