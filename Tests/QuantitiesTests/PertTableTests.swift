import Quantities
import Testing

/// The table against the law that it is made from.
@Suite("Tabulated PERT quantiles")
struct PertTableTests {
  private static let ends: [Double] = [1e-12, 0x1p-33, 1e-6, 0.5, 1 - 1e-6, 1 - 0x1p-33]
  private static let middle: [Double] = (1..<1000).map { (Double($0) + 0.123) / 1000.5 }

  @Test(
    "agree with the law within 1e-9 of the range",
    arguments: [
      Distribution.beta(low: 0, best: 0, high: 1), .beta(low: 0, best: 1, high: 1),
      .beta(low: 2, best: 3, high: 10), .beta(low: -1, best: 0.5, high: 2),
      .beta(low: 0, best: 0.001, high: 1), .beta(low: 0.02, best: 0.9, high: 40),
    ])
  func agreesWithLaw(_ distribution: Distribution) {
    let table = distribution.quantileFunction
    let width = distribution.high - distribution.low
    for share in Self.ends + Self.middle {
      let error = (table(share) - distribution.quantile(share)).magnitude
      #expect(error <= 1e-9 * width, "at \(share): \(error / width) of the range")
    }
  }

  @Test("never fall with the share and stay in the range")
  func isMonotone() {
    var generator = SeededGenerator(seed: 7, stream: 0)
    for _ in 0..<40 {
      let best = generator.uniform()
      let table = Distribution.beta(low: 0, best: best, high: 1).quantileFunction
      let values = (1..<4000).map { table(Double($0) / 4000) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(values.allSatisfy { (0...1).contains($0) })
    }
  }
}
