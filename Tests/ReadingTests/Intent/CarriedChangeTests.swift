import Testing

@testable import Reading

@Suite struct `Changes carried over from particles to the reading` {
  private let change = CarriedChange(particles: [0.5, 0.3, 0.2], reading: [0.6, 0.3, 0.1])

  @Test func `what changes nothing on the particles leaves the reading where it is`() {
    for (carried, reading) in zip(change.carried([0.5, 0.3, 0.2]), change.reading) {
      #expect(abs(carried - reading) < 1e-15)
    }
  }

  @Test func `ratios come from the particles, the level from the reading`() {
    // 0.6 × 0.4/0.5 = 0.48, 0.3 × 0.4/0.3 = 0.4, 0.1 × 0.2/0.2 = 0.1, to be divided by 0.98.
    let carried = change.carried([0.4, 0.4, 0.2])
    #expect(abs(carried[0] - 0.48 / 0.98) < 1e-12)
    #expect(abs(carried[1] - 0.40 / 0.98) < 1e-12)
    #expect(abs(carried[2] - 0.10 / 0.98) < 1e-12)
  }

  @Test func `a hypothesis without probability stays without`() {
    let change = CarriedChange(particles: [1, 0], reading: [1, 0])
    #expect(change.carried([1, 0]) == [1, 0])
  }
}
