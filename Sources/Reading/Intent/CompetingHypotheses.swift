import Quantities
import RealModule

/// One line of the evidence × hypotheses matrix: an indicator or a proposition over the whole period.
///
/// A view of the reading's own numbers in the manner of Analysis of Competing Hypotheses (Heuer
/// 1999): the likelihood that a hypothesis, held throughout, gives to everything seen of the kind,
/// averaged over its elicited range.
public struct MatrixLine: Sendable {
  /// What the line is about.
  public enum Subject: Hashable, Sendable {
    case indicator(String)
    /// A proposition, and the audience where expectations are its own.
    case proposition(String, audience: String?)
  }

  /// The indicator or proposition.
  public let subject: Subject
  /// log₂ likelihood relative to the hypothesis that fits best, by hypothesis: 0 or less, in bits.
  public let bits: [Double]
  /// Events seen, or statements by weight.
  public let observed: Double
  /// Mean number of events expected by each hypothesis; empty for propositions.
  public let expected: [Double]
  /// P(no more events than seen | hypothesis): small where expected evidence is absent; empty for propositions.
  public let chanceOfSoFew: [Double]

  /// Difference between the best and the worst fitting hypothesis, in bits: 0 tells nothing.
  public var diagnosticity: Double { -(bits.min() ?? 0) }
}

/// Works out the matrix from draws of the elicited ranges.
struct CompetingHypotheses {
  /// Draws for each average: enough for bits to two digits.
  private static let count = 1_024

  let model: IntentModel
  private let draws: [Expectations]

  init(_ model: IntentModel, _ layout: ExpectationLayout, seed: UInt64) {
    self.model = model
    let count = CompetingHypotheses.count
    let source = DrawSource(
      layout, .both, SobolDraws(count: count, seed: seed), count: count, proposals: [])
    var values = source.bestValues
    draws = (0..<count).map { draw in
      _ = source.fill(&values, draw: draw)
      var expectations = Expectations(layout, model)
      expectations.load(values, layout, .both)
      return expectations
    }
  }

  /// Indicators, then propositions with at least one statement, in the case's order.
  func lines(threads: Int) async throws -> [MatrixLine] {
    let exposures = ExposureClasses(model.exposure)
    return try await concurrentMap(model.indicators.count, threads: threads) {
      indicatorLine($0, exposures)
    } + model.stances.indices.compactMap(propositionLine)
  }

  /// log of the average over draws of the likelihood of a whole stream, by hypothesis.
  private func logMarginals(_ logLikelihoods: (Expectations) -> [Double]) -> [Double] {
    let values = draws.map(logLikelihoods)
    return (0..<model.states).map { state in
      logSumExp(values.map { $0[state] }) - Double.log(Double(draws.count))
    }
  }

  /// log marginal likelihood of an indicator's whole series under each hypothesis held throughout.
  private func indicatorMarginals(_ stream: Int, _ exposures: ExposureClasses) -> [Double] {
    let cells = model.deedCells.filter { $0.stream == stream }
    let discount = model.indicators[stream].discount
    let weeks = EventWeeks(stream, discount: discount, cells, exposures)
    return logMarginals { draw in
      let terms = EventWeeks.Terms(stream, draw, exposures, states: model.states)
      return weeks.series(terms, exposures, states: model.states).map { discount * $0 }
    }
  }

  /// log marginal likelihood of all stances on a proposition under each hypothesis held throughout.
  func stanceMarginals(_ stream: Int) -> [Double] {
    let cells = model.stanceCells.filter { $0.stream == stream }
    let discount = model.stances[stream].discount
    return logMarginals { draw in
      (0..<model.states).map { state in
        cells.reduce(0) {
          let share = draw.logShares[(stream * model.states + state) * 3 + $1.stance]
          return $0 + discount * $1.weighted * share
        }
      }
    }
  }

  // MARK: Lines

  private func indicatorLine(_ stream: Int, _ exposures: ExposureClasses) -> MatrixLine {
    let observed = model.deedCells.filter { $0.stream == stream }.reduce(0) { $0 + $1.count }
    let weeks = model.exposure.reduce(0, +)
    let rates = (0..<model.states).map { state in
      draws.map { $0.rates[stream * model.states + state] }
    }
    return MatrixLine(
      subject: .indicator(model.indicators[stream].id),
      bits: relative(indicatorMarginals(stream, exposures)),
      observed: Double(observed),
      expected: rates.map { $0.reduce(0, +) / Double(draws.count) * weeks },
      chanceOfSoFew: rates.map { chanceOfSoFew($0, weeks, observed, stream) })
  }

  private func propositionLine(_ stream: Int) -> MatrixLine? {
    let cells = model.stanceCells.filter { $0.stream == stream }
    guard !cells.isEmpty else { return nil }
    let proposition = model.stances[stream]
    return MatrixLine(
      subject: .proposition(proposition.proposition, audience: proposition.audience),
      bits: relative(stanceMarginals(stream)),
      observed: cells.reduce(0) { $0 + $1.weighted }, expected: [], chanceOfSoFew: [])
  }

  private func relative(_ logs: [Double]) -> [Double] {
    let best = logs.max() ?? 0
    return logs.map { ($0 - best) / Double.log(2) }
  }

  /// Mean over draws of the chance of at most the observed number over the period.
  ///
  /// The sum of T negative binomials of one mean and size r is negative binomial of size T·r; where
  /// exposures differ that is an approximation. Huge counts are averaged over fewer draws.
  private func chanceOfSoFew(
    _ rates: [Double], _ weeks: Double, _ observed: Int, _ stream: Int
  ) -> Double {
    let count = max(16, min(draws.count, 4_000_000 / (observed + 1)))
    let sum = (0..<count).reduce(0.0) { sum, draw in
      let size = draws[draw].sizes[stream].map { $0 * Double(model.weekCount) }
      return sum + chanceOfAtMost(observed, mean: rates[draw] * weeks, size: size)
    }
    return sum / Double(count)
  }
}
