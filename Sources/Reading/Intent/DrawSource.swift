import Quantities
import RealModule

/// Gives draws of the expectations from a mixture of proposals, each with its density.
///
/// The first proposal is always the elicited ranges, so that no weight can exceed the number of
/// proposals times what it would be without (deterministic mixture with the balance heuristic:
/// Hesterberg 1995, Veach and Guibas 1995, Owen and Zhou 2000). Draw d of D belongs to proposal
/// ⌊d·J/D⌋.
struct DrawSource: Sendable {
  let layout: ExpectationLayout
  let draws: SobolDraws
  let count: Int
  let proposals: [Proposal]
  private let uncertain: [Int]
  /// log of each proposal's share of the draws.
  private let logShares: [Double]

  init(
    _ layout: ExpectationLayout, _ channel: Channel, _ draws: SobolDraws, count: Int,
    proposals adapted: [Proposal]
  ) {
    self.layout = layout
    self.draws = draws
    self.count = count
    proposals = [.elicited] + adapted
    uncertain = layout.uncertain(channel)
    var sizes = [Int](repeating: 0, count: proposals.count)
    for draw in 0..<count { sizes[draw * proposals.count / count] += 1 }
    logShares = sizes.map { Double.log(Double($0) / Double(count)) }
  }

  /// The best value of every dimension: a start for `fill`.
  var bestValues: [Double] { layout.distributions.map(\.best) }

  /// Fills the uncertain dimensions of one draw; gives the log of the mixture's density relative to
  /// the elicited ranges.
  func fill(_ values: inout [Double], draw: Int) -> Double {
    var uniforms = [Double](repeating: 0.5, count: layout.count)
    for dimension in uncertain {
      uniforms[dimension] = draws.uniform(draw: draw, dimension: dimension)
    }
    proposals[draw * proposals.count / count].map(&uniforms)
    for dimension in uncertain {
      values[dimension] = layout.quantiles[dimension](uniforms[dimension])
    }
    return logSumExp(proposals.indices.map { logShares[$0] + proposals[$0].logDensity(uniforms) })
  }
}
