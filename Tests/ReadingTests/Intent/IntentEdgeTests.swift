import Quantities
import RealModule
import Testing

@testable import Reading
@testable import Record

@Suite struct IntentEdgeTests {
  private func isSound(_ reading: IntentReading) -> Bool {
    [reading.words, reading.deeds, reading.both, reading.naive].allSatisfy { track in
      (track.filtered + track.smoothed).allSatisfy { week in
        near(week.means.reduce(0, +), 1, 1e-9) && week.means.allSatisfy { $0 >= 0 }
      }
    }
  }

  @Test func `nothing at all leaves the base line, and says that it is not enough`() async throws {
    for hazard in [0, 0.05] {
      var made = CaseBuilder(["a": 0.7, "b": 0.2, "c": 0.1])
      made.set(hazard: hazard)
      made.weeks = 9
      let reading = try await made.read()
      for track in [reading.words, reading.deeds, reading.both, reading.naive] {
        #expect(near(track.last.means, reading.baseLine, 1e-12))
        #expect(!track.hasEnoughEvidence && track.unitCount == 0)
      }
      #expect(hazard > 0 || near(reading.baseLine, [0.7, 0.2, 0.1], 1e-15))
      #expect(reading.weights.isEmpty && reading.publishers.isEmpty && reading.matrix.isEmpty)
      #expect(reading.leading == 0)
    }
  }

  @Test func `the base line follows the range of the hazard`() async throws {
    var made = CaseBuilder(["a": 0.9, "b": 0.1])
    made.weeks = 12
    made.assume("hazard", .lognormal(low: 0.01, best: 0.05, high: 0.3))
    let reading = try await made.read(draws: 1_024)
    #expect(near(reading.both.last.means, reading.baseLine, 2e-3))
  }

  @Test func `evidence without expectations is named and counts for nothing`() async throws {
    var made = CaseBuilder(["a": 0.7, "b": 0.3])
    made.weeks = 3
    made.set()
    for day in 0..<6 {
      made.act("acts", on: day)
      made.say(.affirm, "offer", on: day)
    }
    made.assume("rate.acts.a", 1)  // and none for the other hypothesis
    let reading = try await made.read()
    #expect(reading.unweighed == ["acts", "offer"])
    #expect(near(reading.both.last.means, [0.7, 0.3], 1e-15))
    #expect(!reading.both.hasEnoughEvidence && reading.weights.isEmpty)
  }

  @Test func `words alone and deeds alone are read without the others`() async throws {
    var words = CaseBuilder()
    words.weeks = 2
    words.set()
    words.shares("offer", ["earnest": [0.6, 0.2, 0.2], "stalling": [0.3, 0.3, 0.4]])
    for day in 0..<5 { words.say(.affirm, "offer", on: day) }
    let said = try await words.read()
    #expect(near(said.words.last[0].mean, 32.0 / 33))
    #expect(said.words.hasEnoughEvidence && !said.deeds.hasEnoughEvidence)
    #expect(near(said.deeds.last.means, [0.5, 0.5], 1e-15))
    var deeds = CaseBuilder()
    deeds.weeks = 1
    deeds.set()
    deeds.rate("acts", ["earnest": 1, "stalling": 2])
    deeds.act("acts", on: 0, count: 3)
    let done = try await deeds.read()
    #expect(near(done.deeds.last[1].mean, 8 / (8 + Double.exp(1))))
    #expect(near(done.words.last.means, [0.5, 0.5], 1e-15))
  }

  @Test func `five pieces of evidence are enough to read, four are not`() async throws {
    for count in [4, 5] {
      var made = CaseBuilder()
      made.weeks = 1
      made.rate("acts", ["earnest": 1, "stalling": 2])
      for day in 0..<count { made.act("acts", on: day) }
      #expect(try await made.built.track(.deeds).hasEnoughEvidence == (count == 5))
    }
  }

  @Test func `twelve hypotheses and sixty indicators are read`() async throws {
    var made = CaseBuilder()
    made.hypotheses = (0..<12).compactMap { index in
      Probability(1.0 / 12).map {
        Hypothesis(id: "h\(index)", name: "h", prior: $0, isEarnest: nil)
      }
    }
    made.weeks = 3
    for indicator in 0..<60 {
      made.indicator("i\(indicator)", group: "g\(indicator % 7)")
      for state in 0..<12 {
        made.rateRange(
          "i\(indicator)", "h\(state)", median: 0.1 + 0.02 * Double((indicator * state) % 13),
          factor: 3)
      }
      made.act("i\(indicator)", on: indicator % 21)
    }
    let track = try await made.built.track(.both)
    #expect(near(track.last.means.reduce(0, +), 1, 1e-9))
    #expect(track.last.means.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test(arguments: [false, true])
  func `a million events in a row are read`(isRange: Bool) async throws {
    var made = CaseBuilder(["a": 0.5, "b": 0.5])
    made.weeks = 2
    made.set(hazard: 0.01)
    if isRange {
      made.rateRange("acts", "a", median: 900_000, factor: 1.5)
      made.rateRange("acts", "b", median: 100, factor: 1.5)
      made.assume("dispersion.rows", .lognormal(low: 0.1, best: 1, high: 10))
    } else {
      made.rate("acts", ["a": 1_000_000, "b": 100])
    }
    made.rate("rows", ["a": 1_000_000, "b": 100])
    made.act("acts", on: 0, count: 1_000_000)
    made.act("rows", on: 8, count: 1_000_000)
    let reading = try await made.read()
    #expect(isSound(reading))
    #expect(reading.both.filtered[0][0].mean > 0.999)
    #expect(reading.weights.allSatisfy { $0.bits[0].mean.isFinite && $0.shift[0].isFinite })
    #expect(reading.matrix.allSatisfy { $0.chanceOfSoFew.allSatisfy { (0...1).contains($0) } })
  }

  @Test func `tails of normal ranges outside their domain are cut off`() async throws {
    var made = CaseBuilder()
    made.weeks = 4
    made.assume("hazard", .normal(low: 0.01, best: 0.5, high: 0.99))
    for name in ["earnest", "stalling"] {
      made.assume("rate.acts.\(name)", .normal(low: 0.01, best: 1, high: 3))
      for stance in Stance.allCases {
        made.assume("stance.offer.\(name).\(stance)", .normal(low: 0, best: 0.33, high: 1))
      }
    }
    made.assume("dispersion.acts", .normal(low: 0.01, best: 1, high: 3))
    for day in 0..<6 {
      made.act("acts", on: 4 * day)
      made.say(.affirm, "offer", on: 3 * day)
    }
    #expect(isSound(try await made.read(draws: 256)))
  }

  @Test func `shares of a proposition sum to one, and none is nothing`() throws {
    var made = CaseBuilder()
    made.shares("offer", ["earnest": [1, 0, 0], "stalling": [0.5, 0.3, 0.1]])
    made.proposition("offer")
    let model = IntentModel(made.built)
    let layout = ExpectationLayout(model)
    var expectations = Expectations(layout, model)
    expectations.load(layout.distributions.map(\.best), layout, .words)
    let shares = expectations.logShares.map { Double.exp($0) }
    #expect(near(Array(shares[..<3]), [1, 0.001, 0.001].map { $0 / 1.002 }, 1e-12))
    #expect(near(Array(shares[3...]), [5.0 / 9, 3.0 / 9, 1.0 / 9], 1e-12))
  }
}
