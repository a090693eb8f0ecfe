import Quantities
import Testing

@Suite struct ProbabilityTests {
  @Test func `only finite numbers from 0 to 1 are probabilities`() {
    for value in [0, 1e-300, 0.5, 1] { #expect(Probability(value)?.value == value) }
    for value in [-1e-300, 1.2, 1.0.nextUp, .infinity, -.infinity, .nan] {
      #expect(Probability(value) == nil)
    }
  }

  @Test func `complement and order`() throws {
    let quarter = try #require(Probability(0.25))
    #expect(quarter.complement.value == 0.75)
    #expect(quarter < quarter.complement)
  }

  @Test(
    arguments: [
      (0.5, 0.0), (0.75, 1.0986122886681098), (0.2, -1.3862943611198906),
      (1e-10, -23.025850929840456), (0.0, -Double.infinity), (1.0, Double.infinity),
    ] as [(Double, Double)])
  func `log-odds are the logarithm of the odds`(value: Double, nats: Double) throws {
    #expect(isClose(try #require(Probability(value)).logOdds.nats, nats))
  }

  @Test func `a probability comes back from its log-odds`() throws {
    for value in [0, 1e-200, 1e-9, 0.1, 0.5, 0.9, 0.999999, 1] {
      let back = try #require(Probability(value)).logOdds.probability.value
      #expect(isClose(back, value, relative: 1e-13))
    }
  }

  @Test func `a fourfold likelihood ratio is two bits and multiplies the odds by four`() throws {
    let even = try #require(Probability(0.5)).logOdds
    let updated = even.updated(byLogLikelihoodRatio: 1.3862943611198906)
    #expect(isClose(updated.bits, 2))
    #expect(isClose(updated.probability.value, 0.8))
    #expect(even < updated)
  }
}
