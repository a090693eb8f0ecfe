import Quantities
import RealModule

@testable import Reading
@testable import Record

extension CaseBuilder {
  /// Sets what the reading of intent depends on; without arguments nothing switches and nothing is
  /// discounted or corrected.
  mutating func set(
    hazard: Double = 0, correlation: Double = 0, coverage: ReadingSettings.Coverage = .none
  ) {
    settings = ReadingSettings(
      hazard: hazard, correlation: correlation, contradictionWindow: 60, coverage: coverage)
  }

  /// A lognormal range of a rate around its median, by a factor either way.
  mutating func rateRange(
    _ indicator: String, _ hypothesis: String, median: Double, factor: Double
  ) {
    assume(
      "rate.\(indicator).\(hypothesis)",
      .lognormal(low: median / factor, best: median, high: median * factor))
  }

  /// The reading of the case as built so far.
  func read(
    draws: Int = 64, seed: UInt64 = 1, threads: Int = 2
  ) async throws -> IntentReading {
    try await IntentReading(of: built, IntentSettings(draws: draws, seed: seed, threads: threads))
  }
}

extension Case {
  /// One reading of the case, without what else is asked of it.
  func track(
    _ channel: Channel, _ counting: Counting = .clustered, draws: Int = 64, seed: UInt64 = 1
  ) async throws -> IntentTrack {
    let model = IntentModel(self, counting: counting)
    let ensemble = Ensemble(
      model, channel, ExpectationLayout(model),
      draws: SobolDraws(count: draws, seed: seed), threads: 1, progress: nil)
    return try await IntentTrack(ensemble, try await ensemble.run().runs)
  }

  /// The evidence × hypotheses matrix.
  func matrix() async throws -> [MatrixLine] {
    let model = IntentModel(self)
    return try await CompetingHypotheses(model, ExpectationLayout(model), seed: 1)
      .lines(threads: 2)
  }

  /// Equally weighted draws given all evidence.
  func particles(draws: Int = 64) async throws -> Particles {
    let model = IntentModel(self)
    let ensemble = Ensemble(
      model, .both, ExpectationLayout(model), draws: SobolDraws(count: draws, seed: 1), threads: 1,
      progress: nil)
    let (runs, source) = try await ensemble.run()
    return Particles(ensemble, runs, source)
  }

  /// The case with only those rows that a test of their id and publisher keeps.
  func keeping(_ isKept: (_ id: String, _ publisher: String) -> Bool) -> Case {
    Case(
      name: name, title: title, question: question, about: about, target: target, period: period,
      actors: actors, audiences: audiences, hypotheses: hypotheses, propositions: propositions,
      indicators: indicators, precedents: precedents, settings: settings,
      statements: statements.filter { isKept($0.id, $0.source.publisher) },
      deeds: deeds.filter { isKept($0.id, $0.source.publisher) }, assumptions: assumptions,
      votes: votes, digest: digest, extraColumns: extraColumns)
  }
}

/// Whether two numbers differ by no more than a tolerance.
func near(_ found: Double, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
  found == expected || (found - expected).magnitude <= tolerance
}

/// Whether two lists of numbers have one length and differ by no more than a tolerance.
func near(_ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-10) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { near($0, $1, tolerance) }
}

/// Numbers scaled to sum one from their logarithms.
func softmax(_ logs: [Double]) -> [Double] {
  let total = logSumExp(logs)
  return logs.map { Double.exp($0 - total) }
}

extension [ProbabilityRange] {
  var means: [Double] { map(\.mean) }
}
