import Quantities
import RealModule

/// A piecewise-constant density over (0, 1) for every dimension of the expectations.
///
/// Draws from the elicited ranges alone would waste nearly all their weight once there are dozens of
/// uncertain expectations. A proposal is each expectation's range reweighted by the likelihood of
/// the weeks that a pilot run gives to its hypothesis. `DrawSource` mixes several.
struct Proposal: Sendable {
  /// Cells of each dimension.
  static let cells = 32
  /// Least share of a cell's elicited probability that a proposal keeps.
  private static let floor = 0.05

  private let probabilities: [Double]
  private let logRatios: [Double]
  private let isAdapted: [Bool]

  /// The elicited ranges themselves.
  static func elicited(dimensions: Int) -> Proposal {
    Proposal(profiles: [[Double]?](repeating: nil, count: dimensions))
  }

  /// From log-likelihood profiles over the cells' midpoints; `nil` keeps the elicited range.
  init(profiles: [[Double]?]) {
    let even = [Double](repeating: 1 / Double(Proposal.cells), count: Proposal.cells)
    probabilities = profiles.flatMap { profile -> [Double] in
      guard let profile else { return even }
      let total = logSumExp(profile)
      return profile.map {
        (1 - Proposal.floor) * Double.exp($0 - total) + Proposal.floor / Double(Proposal.cells)
      }
    }
    logRatios = probabilities.map { Double.log($0 * Double(Proposal.cells)) }
    isAdapted = profiles.map { $0 != nil }
  }

  /// Midpoint of a cell.
  static func midpoint(_ cell: Int) -> Double { (Double(cell) + 0.5) / Double(cells) }

  /// Maps a uniform number to one with this density.
  func map(_ uniform: Double, dimension: Int) -> Double {
    guard isAdapted[dimension] else { return uniform }
    let first = dimension * Proposal.cells
    var (rest, cell) = (uniform, 0)
    while cell < Proposal.cells - 1, rest >= probabilities[first + cell] {
      rest -= probabilities[first + cell]
      cell += 1
    }
    let inside = min(max(rest / probabilities[first + cell], 0x1p-33), 1 - 0x1p-33)
    return (Double(cell) + inside) / Double(Proposal.cells)
  }

  /// log of the density at a point, relative to the elicited range.
  func logDensity(_ uniform: Double, dimension: Int) -> Double {
    let cell = min(Int(uniform * Double(Proposal.cells)), Proposal.cells - 1)
    return logRatios[dimension * Proposal.cells + cell]
  }
}

extension Proposal {
  /// What a pilot made of the weeks up to some point.
  private struct Evidence {
    let memberships: [Double]
    let weeks: Int
  }

  /// The density that suits the evidence, given how probable each hypothesis was in each week.
  ///
  /// - Parameters:
  ///   - memberships: P(hypothesis in week), W×H by row.
  ///   - weeks: W, the number of weeks from the first whose evidence counts.
  static func adapted(
    to memberships: [Double], weeks: Int, _ model: IntentModel, _ channel: Channel,
    _ layout: ExpectationLayout
  ) -> Proposal {
    let evidence = Evidence(memberships: memberships, weeks: weeks)
    var profiles = [[Double]?](repeating: nil, count: layout.count)
    if channel.hasDeeds { addRates(&profiles, evidence, model, layout) }
    if channel.hasWords { addShares(&profiles, evidence, model, layout) }
    return Proposal(profiles: profiles)
  }

  private static func addRates(
    _ profiles: inout [[Double]?], _ evidence: Evidence, _ model: IntentModel,
    _ layout: ExpectationLayout
  ) {
    for (stream, indicator) in model.indicators.enumerated() {
      let cells = model.deedCells.filter { $0.stream == stream && $0.week < evidence.weeks }
      for state in 0..<model.states where !indicator.rates[state].isPoint {
        let profile = (0..<Proposal.cells).map { cell in
          let rate = max(
            indicator.rates[state].quantile(midpoint(cell)), Expectations.leastPositive)
          return rateProfile(rate, indicator, cells, model, weeks: evidence.weeks) {
            evidence.memberships[$0 * model.states + state]
          }
        }
        add(profile, to: &profiles[layout.rates[stream * model.states + state]])
      }
    }
  }

  private static func rateProfile(
    _ rate: Double, _ indicator: IntentModel.IndicatorStream, _ cells: [IntentModel.DeedCell],
    _ model: IntentModel, weeks: Int, membership: (Int) -> Double
  ) -> Double {
    let (logRate, size) = (Double.log(rate), indicator.size?.best)
    func value(_ count: Double, _ week: Int) -> Double {
      membership(week) * indicator.discount
        * logLikelihood(
          count: count, rate: rate, logRate: logRate, size: size, exposure: model.exposure[week])
    }
    var sum = 0.0
    for week in 0..<weeks { sum += value(0, week) }
    for cell in cells {
      sum += value(cell.weighted, cell.week) - value(0, cell.week)
    }
    return sum
  }

  private static func addShares(
    _ profiles: inout [[Double]?], _ evidence: Evidence, _ model: IntentModel,
    _ layout: ExpectationLayout
  ) {
    for (stream, proposition) in model.stances.enumerated() {
      let cells = model.stanceCells.filter { $0.stream == stream && $0.week < evidence.weeks }
      for state in 0..<model.states {
        var counts = [0.0, 0.0, 0.0]
        for cell in cells {
          counts[cell.stance] +=
            proposition.discount * cell.weighted
            * evidence.memberships[cell.week * model.states + state]
        }
        let shares = proposition.shares[state]
        for stance in 0..<3 where !shares[stance].isPoint {
          add(
            shareProfile(stance, shares, counts),
            to: &profiles[layout.shares[stream * model.states + state] + stance])
        }
      }
    }
  }

  /// Hypotheses that share a dimension add up their evidence on it.
  private static func add(_ profile: [Double], to sum: inout [Double]?) {
    sum = sum.map { zip($0, profile).map(+) } ?? profile
  }

  /// Log-likelihood over one share's range, the two others at their best.
  private static func shareProfile(
    _ stance: Int, _ shares: [Distribution], _ counts: [Double]
  ) -> [Double] {
    (0..<cells).map { cell in
      var values = shares.map(\.best)
      values[stance] = shares[stance].quantile(midpoint(cell))
      let floored = values.map { max($0, Expectations.leastShare) }
      let sum = floored.reduce(0, +)
      return zip(counts, floored).reduce(0) { $0 + $1.0 * Double.log($1.1 / sum) }
    }
  }
}
