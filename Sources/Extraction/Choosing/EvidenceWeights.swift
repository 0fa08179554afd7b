/// What each piece of evidence counts for a block, in logits.
struct EvidenceWeights: Sendable {
    private let bias: Double
    private let weights: [Double]

    init(bias: Double, _ weights: [Evidence: Double]) {
        self.bias = bias
        var table = [Double](repeating: 0, count: Evidence.allCases.count)
        for (evidence, weight) in weights { table[evidence.rawValue] = weight }
        self.weights = table
    }

    func score(_ set: EvidenceSet) -> Double {
        var score = bias
        set.forEach { score += weights[$0.rawValue] }
        return score
    }

    subscript(evidence: Evidence) -> Double { weights[evidence.rawValue] }
}
