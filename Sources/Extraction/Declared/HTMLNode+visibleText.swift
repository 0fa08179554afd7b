import Markup

extension HTMLNode {
    /// The beginning of the text below it that is seen, blocks apart by spaces.
    /// - Parameter joint: what is put between elements that nothing but a style keeps apart, behind more than one word.
    func visibleText(joint: String) -> String {
        var output: [UInt8] = []
        appendVisible(self, to: &output, Array(joint.utf8))
        return String(decoding: output, as: UTF8.self)
    }

    /// Bytes, about: whoever asks for a name or a date takes no longer text for one.
    private static let longestVisible = 500

    /// Two elements side by side whose texts a style keeps apart: `<span>Jane Doe</span><span>Founder</span>`,
    /// `<a>Jane Doe</a><time>21:40</time>`, `<a>Jane Doe</a><a>jane@gazette.example</a>`.
    /// - Parameter isNamed: whether the first has a class, and so may have a style of its own.
    private static func part(
        _ output: inout [UInt8], at place: Int, _ tag: HTMLTag, _ joint: [UInt8], isBehindLink: Bool, isNamed: Bool
    ) {
        guard place > 0, place < output.count else { return }
        let (last, next) = (output[place - 1], output[place])
        let isLetter = 97...122 ~= last | 0x20 || last >= 0x80
        let isInitial = 65...90 ~= next && place + 1 < output.count && 97...122 ~= output[place + 1]
        let isApart = 97...122 ~= last && 65...90 ~= next || isLetter && (isInitial || 48...57 ~= next)
        let isOther = isLetter && (97...122 ~= next | 0x20 || next >= 0x80)
        let said = output[..<place].split(separator: UInt8(ascii: ",")).last ?? []
        let isWhole = said.drop { $0 == 0x20 }.contains(0x20)
        guard isApart || isOther && ([.a, .time].contains(tag) || isWhole && (isBehindLink || isNamed)) else { return }
        output.insert(contentsOf: isWhole ? joint : [0x20], at: place)
    }

    /// `<a>Jane Doe</a> <a>John Smith</a>`, of which each is more than a word.
    private static func partLinks(_ output: inout [UInt8], at space: Int, _ joint: [UInt8]) {
        let said = output[..<space].split(separator: UInt8(ascii: ",")).last ?? []
        guard said.drop(while: { $0 == 0x20 }).contains(0x20), output[(space + 1)...].contains(0x20),
            output[space - 1] != UInt8(ascii: ",")
        else { return }
        output.replaceSubrange(space...space, with: joint)
    }

    private func appendVisible(_ node: HTMLNode, to output: inout [UInt8], _ joint: [UInt8]) {
        var isBehindLink = false, isBehindNamed = false
        for child in node.children where output.count < Self.longestVisible {
            let length = output.count
            if child.isText {
                child.appendFolded(to: &output, isAtStart: output.isEmpty)
            } else if !HTMLElements.neverText.contains(child.tag) {
                if child.tag == .li, output.last.map({ $0 > 0x20 }) == true {
                    output += joint
                } else if HTMLElements.blocks.contains(child.tag) || child.tag == .br {
                    output.append(0x20)
                }
                let start = output.count
                appendVisible(child, to: &output, joint)
                if child.tag == .a, isBehindLink, start > 1, output[start - 1] == 0x20 {
                    Self.partLinks(&output, at: start - 1, joint)
                } else {
                    Self.part(
                        &output, at: start, child.tag, joint, isBehindLink: isBehindLink,
                        isNamed: isBehindNamed)
                }
            }
            isBehindLink = child.tag == .a || isBehindLink && child.isText && output.count <= length + 1
            isBehindNamed = !child.isText && child.has(.class)
        }
    }
}
