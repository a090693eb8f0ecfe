import Quantities
import RealModule
import Testing

@testable import Reading
@testable import Record

@Suite struct TurningPointTests {
  private func points(_ made: CaseBuilder, state: Int) async throws -> [TurningPoint] {
    try await TurningPointSearch(try await made.built.particles(), state: state).all(threads: 2)
  }

  /// The smallest amount from 1 whose change in bits reaches one either way.
  private func first(_ limit: Int, _ bits: (Double) -> Double) -> (doubles: Int?, halves: Int?) {
    let amounts = 1...limit
    return (
      amounts.first { bits(Double($0)) >= 1 }, amounts.first { bits(Double($0)) <= -1 }
    )
  }

  private func check(_ point: TurningPoint, _ expected: (doubles: Int?, halves: Int?)) {
    #expect(point.doubles == expected.doubles && point.halves == expected.halves, "\(point)")
  }

  @Test(arguments: [(0.4, 1.1), (1, 3), (2, 0.9), (5, 4), (0.01, 0.015)])
  func `with fixed rates amounts are those of the closed form`(calm: Double, busy: Double)
    async throws
  {
    var made = CaseBuilder(["calm": 0.6, "busy": 0.4])
    made.weeks = 2
    made.set(correlation: 0.5)
    made.indicator("acts", group: "pair")
    made.indicator("bursts", group: "pair")
    for indicator in ["acts", "bursts"] {
      made.rate(indicator, ["calm": calm, "busy": busy])
    }
    made.assume("dispersion.bursts", 0.7)
    made.shares("offer", ["calm": [0.5, 0.3, 0.2], "busy": [0.35, 0.3, 0.35]])
    made.proposition("offer")
    let found = try await points(made, state: 0)
    #expect(found.count == 7 && found.allSatisfy { $0.hypothesis == "calm" })
    let discount = 1 / 1.5 / Double.log(2)
    func poisson(_ events: Double, _ weeks: Double) -> Double {
      discount * (events * Double.log(calm / busy) - weeks * (calm - busy))
    }
    func bursty(_ events: Double, _ weeks: Double) -> Double {
      let ratio = (0.7 + busy) / (0.7 + calm)
      return discount
        * (events * (Double.log(calm / busy) + Double.log(ratio)) + weeks * 0.7 * Double.log(ratio))
    }
    check(found[0], first(20) { poisson($0, 1) })
    check(found[1], first(26) { poisson(0, $0) })
    check(found[2], first(20) { bursty($0, 1) })
    check(found[3], first(26) { bursty(0, $0) })
    check(found[4], first(20) { $0 * Double.log2(0.5 / 0.35) })
    check(found[5], (nil, nil))
    check(found[6], first(20) { $0 * Double.log2(0.2 / 0.35) })
    #expect(found[4].doubles == 2 && found[6].halves == 2)
  }

  @Test func `what is all but certain can still be halved`() async throws {
    var made = CaseBuilder(["calm": 0.5, "busy": 0.5])
    made.weeks = 60
    made.set()
    made.rate("acts", ["calm": 0.5, "busy": 3])
    made.indicator("acts")
    let found = try await points(made, state: 0)
    check(found[0], first(20) { ($0 * Double.log(1.0 / 6) + 2.5) / Double.log(2) })
  }

  @Test(arguments: [0.01, 0.2, 0.45])
  func `time alone is never reported, however fast regimes switch`(hazard: Double) async throws {
    var made = CaseBuilder(["calm": 0.95, "busy": 0.05])
    made.weeks = 1
    made.set(hazard: hazard)
    made.indicator("acts")
    made.assume("rate.acts.calm", .lognormal(low: 0.5, best: 1, high: 2))
    made.assume("rate.acts.busy", .lognormal(low: 0.5, best: 1, high: 2))
    made.shares("offer", ["calm": [0.5, 0.3, 0.2], "busy": [0.5, 0.3, 0.2]])
    made.proposition("offer")
    for point in try await points(made, state: 0) { check(point, (nil, nil)) }
  }

  @Test func `weeks of silence under switching are those of the recursion`() async throws {
    var made = CaseBuilder(["calm": 0.5, "busy": 0.5])
    made.weeks = 1
    made.set(hazard: 0.1)
    made.indicator("acts")
    made.rate("acts", ["calm": 0.2, "busy": 0.5])
    let found = try await points(made, state: 0)
    let first = Double.exp(-0.2) / (Double.exp(-0.2) + Double.exp(-0.5))
    func moved(_ p: Double) -> Double { 0.9 * p + 0.1 * (1 - p) }
    var (seen, idle) = (first, first)
    var doubles: Int?
    for week in 1...26 {
      (seen, idle) = (moved(seen), moved(idle))
      let joint = [seen * Double.exp(-0.2), (1 - seen) * Double.exp(-0.5)]
      seen = joint[0] / (joint[0] + joint[1])
      let change = Double.log2(seen / (1 - seen)) - Double.log2(idle / (1 - idle))
      if change >= 1, doubles == nil { doubles = week }
    }
    #expect(doubles != nil)
    check(found[1], (doubles, nil))
  }
}
