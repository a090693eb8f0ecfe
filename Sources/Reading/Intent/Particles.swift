import Quantities
import RealModule

/// Equally weighted draws of the expectations given all evidence, for questions asked of each of them.
///
/// Taken from the ensemble by systematic resampling (Kitagawa 1996; Douc and Cappé 2005).
struct Particles: Sendable {
  /// Enough for means of bits to about a tenth of their spread over draws.
  static let count = 256

  let model: IntentModel
  let emissions: Emissions
  let draws: [Expectations]

  init(_ ensemble: Ensemble, _ runs: Runs, _ source: DrawSource) {
    model = ensemble.model
    emissions = Emissions(ensemble.model, ensemble.channel)
    var generator = SeededGenerator(seed: ensemble.draws.seed, stream: 1)
    let picks = Particles.systematic(
      Ensemble.normalised(runs.logWeights), count: min(Particles.count, ensemble.draws.count),
      offset: generator.uniform())
    var values = source.bestValues
    draws = picks.map { draw in
      _ = source.fill(&values, draw: draw)
      var expectations = Expectations(ensemble.layout, ensemble.model)
      expectations.load(values, ensemble.layout, ensemble.channel)
      return expectations
    }
  }

  /// Positions drawn in proportion to weights that sum to one.
  static func systematic(_ weights: [Double], count: Int, offset: Double) -> [Int] {
    var picks: [Int] = []
    var (position, sum) = (0, weights.first ?? 0)
    for pick in 0..<count {
      let target = (Double(pick) + offset) / Double(count)
      while sum < target, position < weights.count - 1 {
        position += 1
        sum += weights[position]
      }
      picks.append(position)
    }
    return picks
  }

  /// Mean of the particles' vectors.
  static func mean(_ vectors: [[Double]]) -> [Double] {
    guard let first = vectors.first else { return [] }
    var sum = [Double](repeating: 0, count: first.count)
    for vector in vectors {
      for index in vector.indices { sum[index] += vector[index] }
    }
    return sum.map { $0 / Double(vectors.count) }
  }

  /// Probabilities of the last week averaged over particles whose evidence changed in probability.
  static func reweighted(_ results: [(last: [Double], logRatio: Double)]) -> [Double] {
    let weights = Ensemble.normalised(results.map(\.logRatio))
    var sum = [Double](repeating: 0, count: results.first?.last.count ?? 0)
    for (weight, result) in zip(weights, results) {
      for index in sum.indices { sum[index] += weight * result.last[index] }
    }
    return sum
  }
}

/// Weight of evidence for each hypothesis against all others, in bits: log₂ of the likelihood ratio,
/// the others averaged in proportion to their priors (Good 1950).
func bits(_ logLikelihoods: [Double], prior: [Double]) -> [Double] {
  logLikelihoods.indices.map { state in
    let others = logLikelihoods.indices.filter { $0 != state && prior[$0] > 0 }
    let rest = others.reduce(0) { $0 + prior[$1] }
    guard rest > 0 else { return 0 }
    let average = logSumExp(
      others.map { Double.log(prior[$0] / rest) + logLikelihoods[$0] })
    return (logLikelihoods[state] - average) / Double.log(2)
  }
}

/// log₂ of the odds of one hypothesis, kept finite by a floor of 1e-300 on either side.
///
/// The other probabilities are added up instead of taking this one from 1, so that odds do not
/// saturate where the hypothesis is all but certain.
func logOddsBits(of state: Int, in probabilities: [Double]) -> Double {
  var others = 0.0
  for index in probabilities.indices where index != state { others += probabilities[index] }
  let floor = 1e-300
  return (Double.log(max(probabilities[state], floor)) - Double.log(max(others, floor)))
    / Double.log(2)
}

/// By how many bits `changed` lies above `base` in the log-odds of each hypothesis.
func oddsShift(from base: [Double], to changed: [Double]) -> [Double] {
  base.indices.map { logOddsBits(of: $0, in: changed) - logOddsBits(of: $0, in: base) }
}
