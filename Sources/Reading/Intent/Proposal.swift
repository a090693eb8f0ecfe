import Quantities
import RealModule

/// A piecewise-constant density over (0, 1) for every coordinate, from which draws are taken that
/// suit the evidence.
///
/// Draws from the elicited ranges alone would waste nearly all their weight once there are dozens of
/// uncertain expectations. Half of the draws therefore come from this density: each
/// expectation's range, reweighted by the likelihood of the weeks that a pilot run gives to its
/// hypothesis. The other half still comes from the ranges as elicited, so that no weight can
/// exceed twice what it would be without (defensive mixture: Hesterberg 1995, Owen and Zhou 2000).
struct Proposal: Sendable {
  /// Cells of each coordinate.
  static let cells = 32
  /// Share of draws that come from the elicited ranges.
  static let defensive = 0.5

  /// Per dimension: probabilities of the cells, or `nil` where the elicited range is kept.
  private let densities: [[Double]?]

  /// The elicited ranges themselves.
  static func elicited(dimensions: Int) -> Proposal {
    Proposal(densities: [[Double]?](repeating: nil, count: dimensions))
  }

  /// From log-likelihood profiles over the cells' midpoints; `nil` keeps the elicited range.
  init(profiles: [[Double]?]) {
    densities = profiles.map { profile in
      profile.map { values in
        let total = logSumExp(values)
        let mixed = values.map { 0.95 * Double.exp($0 - total) + 0.05 / Double(values.count) }
        return mixed
      }
    }
  }

  private init(densities: [[Double]?]) { self.densities = densities }

  /// Midpoint of a cell.
  static func midpoint(_ cell: Int) -> Double { (Double(cell) + 0.5) / Double(cells) }

  /// Maps a uniform number to one with this density.
  func map(_ uniform: Double, dimension: Int) -> Double {
    guard let density = densities[dimension] else { return uniform }
    var rest = uniform
    for (cell, probability) in density.enumerated() {
      if rest < probability || cell == density.count - 1 {
        let inside = min(max(rest / probability, 0x1p-33), 1 - 0x1p-33)
        return (Double(cell) + inside) / Double(density.count)
      }
      rest -= probability
    }
    return uniform
  }

  /// log of the density at a point, relative to the elicited range.
  func logDensity(_ uniform: Double, dimension: Int) -> Double {
    guard let density = densities[dimension] else { return 0 }
    let cell = min(Int(uniform * Double(density.count)), density.count - 1)
    return Double.log(density[cell] * Double(density.count))
  }
}

extension Proposal {
  /// The density that suits the evidence, given how probable each hypothesis was in each week.
  ///
  /// - Parameter memberships: P(hypothesis in week), T×H by row.
  static func adapted(
    to memberships: [Double], _ model: IntentModel, _ channel: Channel, _ layout: ExpectationLayout
  ) -> Proposal {
    var profiles = [[Double]?](repeating: nil, count: layout.count)
    if channel.hasDeeds { addRates(&profiles, memberships, model, layout) }
    if channel.hasWords { addShares(&profiles, memberships, model, layout) }
    return Proposal(profiles: profiles)
  }

  private static func addRates(
    _ profiles: inout [[Double]?], _ memberships: [Double], _ model: IntentModel,
    _ layout: ExpectationLayout
  ) {
    for (stream, indicator) in model.indicators.enumerated() {
      let cells = model.deedCells.filter { $0.stream == stream }
      for state in 0..<model.states where !indicator.rates[state].isPoint {
        let profile = (0..<Proposal.cells).map { cell in
          let rate = indicator.rates[state].quantile(midpoint(cell))
          return rateProfile(rate, indicator, cells, model) { memberships[$0 * model.states + state] }
        }
        add(profile, to: &profiles[layout.rate(stream, state)])
      }
    }
  }

  private static func rateProfile(
    _ rate: Double, _ indicator: IntentModel.IndicatorStream, _ cells: [IntentModel.DeedCell],
    _ model: IntentModel, membership: (Int) -> Double
  ) -> Double {
    let (logRate, size) = (Double.log(rate), indicator.size?.best)
    func value(_ count: Int, _ week: Int) -> Double {
      membership(week) * indicator.discount
        * logLikelihood(
          count: count, rate: rate, logRate: logRate, size: size, exposure: model.exposure[week])
    }
    var sum = 0.0
    for week in 0..<model.weekCount { sum += value(0, week) }
    for cell in cells {
      sum += cell.grade * value(cell.count, cell.week) - value(0, cell.week)
    }
    return sum
  }

  private static func addShares(
    _ profiles: inout [[Double]?], _ memberships: [Double], _ model: IntentModel,
    _ layout: ExpectationLayout
  ) {
    for (stream, proposition) in model.stances.enumerated() {
      let cells = model.stanceCells.filter { $0.stream == stream }
      for state in 0..<model.states {
        var counts = [0.0, 0.0, 0.0]
        for cell in cells {
          counts[cell.stance] +=
            proposition.discount * cell.weighted * memberships[cell.week * model.states + state]
        }
        let shares = proposition.shares[state]
        for stance in 0..<3 where !shares[stance].isPoint {
          add(
            shareProfile(stance, shares, counts),
            to: &profiles[layout.share(stream, state, stance)])
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
      let sum = values.reduce(0, +)
      return zip(counts, values).reduce(0) {
        $0 + $1.0 * Double.log(max($1.1, Expectations.leastShare) / max(sum, 1e-9))
      }
    }
  }
}
