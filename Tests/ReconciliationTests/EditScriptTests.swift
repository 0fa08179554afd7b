import Testing

@testable import Reconciliation

struct EditScriptTests {
    /// A generator whose runs can be repeated from their seed.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    private func apply(_ script: [Edit], to old: [Int], taking new: [Int]) -> [Int] {
        script.flatMap { edit -> ArraySlice<Int> in
            switch edit {
            case .same(let run, _): old[run]
            case .added(let run): new[run]
            case .removed: []
            }
        }
    }

    @Test(arguments: 0..<300)
    func `applying the script to the old list gives the new one`(seed: Int) {
        var dice = Dice(state: UInt64(seed) &* 7919 &+ 1)
        let old = (0..<Int.random(in: 0...60, using: &dice)).map { _ in Int.random(in: 0...9, using: &dice) }
        var new = old
        for _ in 0..<Int.random(in: 0...12, using: &dice) {
            if Bool.random(using: &dice), !new.isEmpty {
                new.remove(at: Int.random(in: 0..<new.count, using: &dice))
            } else {
                new.insert(Int.random(in: 0...9, using: &dice), at: Int.random(in: 0...new.count, using: &dice))
            }
        }
        let script = editScript(from: old, to: new)
        #expect(apply(script, to: old, taking: new) == new)
        let kept = script.flatMap { edit -> [Int] in if case .same(let run, _) = edit { Array(run) } else { [] } }
        let removed = script.flatMap { edit -> [Int] in if case .removed(let run) = edit { Array(run) } else { [] } }
        #expect((kept + removed).sorted() == Array(old.indices))
        for case .same(let left, let right) in script { #expect(Array(old[left]) == Array(new[right])) }
    }

    @Test func `nothing changed is one run`() {
        #expect(editScript(from: [1, 2, 3], to: [1, 2, 3]) == [.same(old: 0..<3, new: 0..<3)])
        #expect(editScript(from: [Int](), to: []) == [])
    }

    @Test func `the script is the shortest`() {
        let script = editScript(from: Array("ABCABBA"), to: Array("CBABAC"))
        let changes = script.reduce(0) { sum, edit in
            switch edit {
            case .same: sum
            case .added(let run), .removed(let run): sum + run.count
            }
        }
        #expect(changes == 5)
    }

    @Test(.timeLimit(.minutes(5))) func `two long texts with nothing in common take no time`() {
        let script = editScript(from: Array(0..<50_000), to: Array(50_000..<100_000))
        #expect(script == [.removed(0..<50_000), .added(0..<50_000)])
    }
}
