import Testing

@testable import Watching

struct PulseTests {
    @Test func `an alarm that an earlier one took the place of is followed by none`() throws {
        var pulse = Pulse(longest: .milliseconds(250))
        let first = pulse.alarm()
        let late = try #require(first)
        let second = pulse.alarm(at: late - .milliseconds(100))
        let early = try #require(second)
        // The later one is still to ring.
        #expect(early < late && pulse.alarm(at: late) == nil)
        pulse.rang(early)
        let third = pulse.alarm(at: late - .milliseconds(50))
        let next = try #require(third)
        pulse.rang(late)
        #expect(pulse.alarm() == nil)
        pulse.rang(next)
        #expect(pulse.alarm() == late)
    }
}
