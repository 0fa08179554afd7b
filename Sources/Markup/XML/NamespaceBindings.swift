/// Which prefix means which namespace where the reader stands (Namespaces in XML 1.0).
struct NamespaceBindings {
    private struct Binding {
        let prefix: UInt16?
        let space: UInt8
        let depth: Int
    }

    private var bindings: [Binding] = []
    /// At a time, not in all: a feed of the corpora declares 1926, each on an element of its own.
    private static let most = 512
    /// What undeclared prefixes were taken for; asked for once each.
    private var assumed: [UInt16: UInt8] = [:]
    private var depth = 0
    /// What names without prefix have meant, from the outside in.
    private var defaults: [UInt8] = [0]

    var defaultSpace: UInt8 { defaults[defaults.count - 1] }

    mutating func open() { depth += 1 }

    mutating func close() {
        while let last = bindings.last, last.depth == depth {
            bindings.removeLast()
            if last.prefix == nil { defaults.removeLast() }
        }
        depth -= 1
    }

    mutating func declare(prefix: UInt16?, means space: UInt8) {
        guard bindings.count < Self.most else { return }
        bindings.append(Binding(prefix: prefix, space: space, depth: depth))
        if prefix == nil { defaults.append(space) }
    }

    mutating func assume(prefix: UInt16, means space: UInt8) { assumed[prefix] = space }

    func space(ofPrefix prefix: UInt16) -> UInt8? {
        for binding in bindings.reversed() where binding.prefix == prefix { return binding.space }
        return assumed[prefix]
    }
}
