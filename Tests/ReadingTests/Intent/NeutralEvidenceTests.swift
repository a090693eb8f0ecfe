import Quantities
import Testing

@testable import Reading
@testable import Record

@Suite struct NeutralEvidenceTests {
  /// Evidence that tells, and as much as asked of evidence that does not.
  private func made(neutral: Int, hazard: Double, isRange: Bool) -> Case {
    var made = CaseBuilder()
    made.weeks = 8
    made.set(hazard: hazard, correlation: 0.3)
    made.shares("offer", ["earnest": [0.6, 0.3, 0.1], "stalling": [0.3, 0.3, 0.4]])
    made.rate("acts", ["earnest": 0.5, "stalling": 1])
    made.proposition("weather")
    made.indicator("trade")
    for name in ["earnest", "stalling"] {
      made.assume(
        "rate.trade.\(name)", isRange ? .lognormal(low: 0.5, best: 1.5, high: 4) : .number(1.5))
      for (stance, share) in zip(Stance.allCases, [0.5, 0.3, 0.2]) {
        made.assume(
          "stance.weather.\(name).\(stance)",
          isRange
            ? .triangular(low: share / 2, best: share, high: 1.5 * share) : .number(share))
      }
    }
    made.act("acts", on: 3)
    made.act("acts", on: 30, count: 2)
    made.say(.affirm, "offer", on: 20)
    for item in 0..<neutral {
      made.act("trade", on: (11 * item) % 56, count: 1 + item % 3)
      made.say(Stance.allCases[item % 3], "weather", on: (17 * item) % 56)
    }
    return made.built
  }

  @Test(arguments: [0, 0.05])
  func `evidence that all hypotheses expect alike changes nothing`(hazard: Double) async throws {
    let without = try await made(neutral: 0, hazard: hazard, isRange: false).track(.both)
    let with = try await made(neutral: 30, hazard: hazard, isRange: false).track(.both)
    for week in 0..<8 {
      #expect(near(with.filtered[week].means, without.filtered[week].means, 1e-12))
      #expect(near(with.smoothed[week].means, without.smoothed[week].means, 1e-12))
    }
  }

  @Test(arguments: [0, 0.05])
  func `ranges that hypotheses share tell nothing either, draw by draw`(
    hazard: Double
  ) async throws {
    let without = try await made(neutral: 0, hazard: hazard, isRange: true).track(.both)
    let with = try await made(neutral: 30, hazard: hazard, isRange: true).track(.both)
    for week in 0..<8 {
      #expect(near(with.filtered[week].means, without.filtered[week].means, 1e-12))
      #expect(near(with.smoothed[week].means, without.smoothed[week].means, 1e-12))
    }
  }

  @Test func `ten copies of one origin change nothing, and the naive reading a lot`()
    async throws
  {
    let plain = rangedCase(hazard: 0.02)
    var copied = plain
    for copy in 0..<10 {
      copied.say(.affirm, "offer", on: 14, origin: "speech", grade: "B2", publisher: "O\(copy)")
      copied.act("strike", on: 12, count: 3, origin: "raid", grade: "C3", publisher: "O\(copy)")
    }
    let (before, after) = (try await plain.read(), try await copied.read())
    for (old, new) in [
      (before.words, after.words), (before.deeds, after.deeds), (before.both, after.both),
    ] {
      #expect(old.filtered == new.filtered && old.smoothed == new.smoothed)
      #expect(old.logEvidence == new.logEvidence && old.unitCount == new.unitCount)
      #expect(old.effectiveDraws == new.effectiveDraws)
    }
    #expect(before.weights.map(\.bits) == after.weights.map(\.bits))
    #expect(before.weights.map(\.without) == after.weights.map(\.without))
    let change = before.naive.last[0].mean - after.naive.last[0].mean
    #expect(change.magnitude > 0.1)
  }
}
