import Quantities
import RealModule
import Testing

@testable import Reading
@testable import Record

@Suite struct IntentReadingTests {
  /// Every number of a reading.
  private func numbers(_ reading: IntentReading) -> [Double] {
    let tracks = [reading.words, reading.deeds, reading.both, reading.naive]
    var all = tracks.flatMap { track in
      (track.filtered + track.smoothed).flatMap { $0.flatMap { [$0.mean, $0.low, $0.high] } }
        + track.effectiveDraws + [track.logEvidence, Double(track.unitCount)]
    }
    all += reading.baseLine + reading.exposure
    all += reading.weights.flatMap { weight in
      weight.bits.flatMap { [$0.mean, $0.low, $0.high] } + weight.without + weight.shift
    }
    all += reading.publishers.flatMap { $0.without + $0.shift }
    all += reading.turningPoints.flatMap { [Double($0.doubles ?? -1), Double($0.halves ?? -1)] }
    all += reading.matrix.flatMap { $0.bits + $0.expected + $0.chanceOfSoFew + [$0.observed] }
    return all
  }

  @Test func `one thread, two and five give the same bytes`() async throws {
    let made = rangedCase(hazard: 0.02)
    let one = numbers(try await made.read(draws: 128, threads: 1))
    #expect(numbers(try await made.read(draws: 128, threads: 2)) == one)
    #expect(numbers(try await made.read(draws: 128, threads: 5)) == one)
    #expect(one.allSatisfy { $0.isFinite })
  }

  @Test func `another seed changes a little, and a little only`() async throws {
    let made = rangedCase(hazard: 0.02)
    let (one, two) = (
      try await made.read(draws: 256, seed: 1), try await made.read(draws: 256, seed: 2)
    )
    #expect(one.both.last != two.both.last)
    #expect(near(one.both.last.means, two.both.last.means, 0.03))
    #expect(near(one.words.last.means, two.words.last.means, 0.03))
  }

  @Test func `draws are rounded up to a power of two within bounds`() {
    let asked = [0, 64, 65, 1_000, 4_096, 65_536, 1_000_000]
    let made = asked.map { IntentSettings(draws: $0, threads: 0) }
    #expect(made.map(\.draws) == [64, 64, 128, 1_024, 4_096, 65_536, 65_536])
    #expect(made[0].threads == 1)
  }

  @Test(arguments: [0, 0.1])
  func `the order of hypotheses does not matter`(hazard: Double) async throws {
    let known = RandomCase(seed: 3, hazard: hazard, states: 3).built
    let turned = reordered(known)
    let (first, second) = (
      try await known.track(.both), try await turned.track(.both)
    )
    for week in first.filtered.indices {
      #expect(near(second.filtered[week].means, first.filtered[week].means.reversed(), 1e-12))
      #expect(near(second.smoothed[week].means, first.smoothed[week].means.reversed(), 1e-12))
    }
    let made = rangedCase(hazard: hazard, hypotheses: ["earnest", "stalling", "annexing"]).built
    let ranged = try await made.track(.both, draws: 512)
    let other = try await reordered(made).track(.both, draws: 512)
    for week in ranged.filtered.indices {
      #expect(near(other.filtered[week].means, ranged.filtered[week].means.reversed(), 0.03))
    }
  }

  private func reordered(_ made: Case) -> Case {
    Case(
      name: made.name, title: made.title, question: made.question, about: made.about,
      target: made.target, period: made.period, actors: made.actors, audiences: made.audiences,
      hypotheses: made.hypotheses.reversed(), propositions: made.propositions,
      indicators: made.indicators, precedents: made.precedents, settings: made.settings,
      statements: made.statements, deeds: made.deeds, assumptions: made.assumptions,
      votes: made.votes, digest: made.digest, extraColumns: made.extraColumns)
  }

  @Test func `ranges of a probability hold its mean, and known expectations leave none`()
    async throws
  {
    let ranged = try await rangedCase(hazard: 0.02).built.track(.both, draws: 256)
    for range in (ranged.filtered + ranged.smoothed).flatMap({ $0 }) {
      #expect(range.low <= range.mean && range.mean <= range.high)
      #expect(range.low >= 0 && range.high <= 1)
    }
    for week in ranged.filtered + ranged.smoothed {
      #expect(near(week.means.reduce(0, +), 1, 1e-12))
    }
  }

  @Test func `weighted quantiles of a probability are right to a bin`() {
    let values = (0..<1_000).map { Double.pow((Double($0) + 0.5) / 1_000, 2) }
    let range = ProbabilityRange(values.map { _ in 0.001 }) { values[$0] }
    #expect(near(range.mean, 1.0 / 3, 1e-3))
    #expect(near(range.low, 0.0025, 1.0 / 2_048) && near(range.high, 0.9025, 2.0 / 2_048))
  }

  @Test func `systematic resampling takes each draw in proportion to its weight`() {
    let picks = Particles.systematic([0.1, 0.4, 0, 0.5], count: 10, offset: 0.5)
    #expect(picks == [0, 1, 1, 1, 1, 3, 3, 3, 3, 3])
  }

  @Test func `tempering stops at the effective sample size asked for`() {
    let logs = (0..<100).map { -Double($0) }
    let weights = Ensemble.tempered(logs, least: 20)
    #expect(near(effectiveSampleSize(weights), 20, 0.01))
    #expect(near(Ensemble.tempered(logs, least: 1), softmax(logs), 1e-15))
  }
}
