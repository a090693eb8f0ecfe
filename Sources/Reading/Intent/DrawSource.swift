import Quantities
import RealModule

/// Gives draws of the expectations from a mixture of proposals, each with its density.
///
/// The first proposal is always the elicited ranges, so that no weight can exceed the number of proposals times
/// what it would be without (deterministic mixture with the balance heuristic: Hesterberg 1995,
/// Veach and Guibas 1995, Owen and Zhou 2000). Draw d of D belongs to proposal ⌊d·J/D⌋.
struct DrawSource: Sendable {
  let layout: ExpectationLayout
  let channel: Channel
  let draws: SobolDraws
  let count: Int
  let proposals: [Proposal]
  private let uncertain: [Int]

  init(
    _ layout: ExpectationLayout, _ channel: Channel, _ draws: SobolDraws, count: Int,
    proposals: [Proposal]
  ) {
    self.layout = layout
    self.channel = channel
    self.draws = draws
    self.count = count
    self.proposals = [.elicited(dimensions: layout.count)] + proposals
    uncertain = layout.uncertain(channel)
  }

  /// The best value of every dimension: a start for `fill`.
  var bestValues: [Double] { layout.distributions.map(\.best) }

  /// Fills the uncertain dimensions of one draw; gives the log of the mixture's density relative to
  /// the elicited ranges.
  func fill(_ values: inout [Double], draw: Int) -> Double {
    let own = proposals[draw * proposals.count / count]
    var logDensities = [Double](repeating: 0, count: proposals.count)
    for dimension in uncertain {
      let uniform = own.map(
        draws.uniform(draw: draw, dimension: dimension), dimension: dimension)
      for index in 1..<proposals.count where proposals.count > 1 {
        logDensities[index] += proposals[index].logDensity(uniform, dimension: dimension)
      }
      values[dimension] = layout.distributions[dimension].quantile(uniform)
    }
    return logSumExp(logDensities) - Double.log(Double(proposals.count))
  }
}
