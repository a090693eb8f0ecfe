import Quantities
import RealModule
import Testing

@testable import Reading
@testable import Record

@Suite struct CompetingHypothesesTests {
  private func made() -> CaseBuilder {
    var made = CaseBuilder(["a": 0.5, "b": 0.3, "c": 0.2])
    made.weeks = 13
    made.set(correlation: 0.5)
    made.indicator("acts", group: "pair")
    made.indicator("bursts", group: "pair")
    made.rate("acts", ["a": 0.2, "b": 0.8, "c": 1.4])
    made.rate("bursts", ["a": 0.2, "b": 0.8, "c": 1.4])
    made.assume("dispersion.bursts", 0.5)
    for indicator in ["acts", "bursts"] {
      made.act(indicator, on: 3, count: 2)
      made.act(indicator, on: 70, grade: "C1")
    }
    made.shares("offer", ["a": [0.8, 0.1, 0.1], "b": [0.4, 0.4, 0.2], "c": [0.2, 0.2, 0.6]])
    made.shares("unsaid", ["a": [0.8, 0.1, 0.1], "b": [0.4, 0.4, 0.2], "c": [0.2, 0.2, 0.6]])
    made.proposition("offer")
    made.proposition("unsaid")
    made.say(.affirm, "offer", on: 1, grade: "B2")
    made.say(.deny, "offer", on: 40)
    return made
  }

  private func relative(_ logs: [Double]) -> [Double] {
    let best = logs.max() ?? 0
    return logs.map { ($0 - best) / Double.log(2) }
  }

  @Test func `bits are log-likelihoods over the whole period against the best`() async throws {
    let lines = try await made().built.matrix()
    let rates = [0.2, 0.8, 1.4]
    #expect(lines.map(\.observed) == [3, 3, 1.9])
    #expect(
      near(lines[0].bits, relative(rates.map { (2.7 * Double.log($0) - 13 * $0) / 1.5 }), 1e-9))
    func bursty(_ rate: Double) -> Double {
      [2, 0.7].reduce(13 * 0.5 * Double.log(0.5 / (0.5 + rate))) {
        $0 + $1 * Double.log(rate / (0.5 + rate))
      } / 1.5
    }
    #expect(near(lines[1].bits, relative(rates.map(bursty)), 1e-9))
    #expect(
      near(
        lines[2].bits,
        relative(
          [(0.8, 0.1), (0.4, 0.2), (0.2, 0.6)].map {
            0.9 * Double.log($0.0) + Double.log($0.1)
          }), 1e-9))
    #expect(lines.allSatisfy { $0.diagnosticity == -($0.bits.min() ?? 0) })
    #expect(lines.last?.subject == .proposition("offer", audience: nil))
  }

  /// Reference numbers from SciPy 1.17.1: `poisson.cdf(3, 13 λ)` and `nbinom.cdf(3, 6.5, …)`.
  @Test func `the chance of so few events is SciPy's`() async throws {
    let lines = try await made().built.matrix()
    #expect(near(lines[0].expected, [2.6, 10.4, 18.2], 1e-9))
    #expect(
      near(
        lines[0].chanceOfSoFew, [0.7360016443852393, 0.007698119748517758, 1.4833190354544051e-05],
        1e-10))
    #expect(
      near(
        lines[1].chanceOfSoFew, [0.7248487238016853, 0.06088080738580186, 0.007948445953495054],
        1e-10))
    #expect(lines[2].expected.isEmpty && lines[2].chanceOfSoFew.isEmpty)
  }

  @Test func `ranges are averaged over`() async throws {
    var made = CaseBuilder(["a": 0.5, "b": 0.5])
    made.weeks = 4
    made.set()
    made.act("acts", on: 0, count: 5)
    made.rateRange("acts", "a", median: 1, factor: 2)
    made.rateRange("acts", "b", median: 4, factor: 2)
    let line = try await made.built.matrix()[0]
    let averages = [1.0, 4.0].map { median in
      (0..<2_000).reduce(0) { sum, point in
        let rate = Distribution.lognormal(low: median / 2, best: median, high: 2 * median)
          .quantile((Double(point) + 0.5) / 2_000)
        return sum + Double.exp(5 * Double.log(rate) - 4 * rate) / 2_000
      }
    }
    #expect(near(line.bits, relative(averages.map { Double.log($0) }), 0.01))
  }
}
