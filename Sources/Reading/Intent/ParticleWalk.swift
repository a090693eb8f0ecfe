import Quantities
import RealModule

/// All particles' filters, going on into the weeks after the last.
struct ParticleWalk {
  /// Share of the particles that must carry an answer.
  private static let leastShare = 0.2

  private let state: Int
  /// P(hypothesis) by particle, with what is observed on the way.
  private var current: [[Double]]
  /// The same if nothing were observed.
  private var idle: [[Double]]
  private var logWeights: [Double]
  private var weeks = 0

  /// Starts from each particle's probabilities in the first week to come.
  init(_ next: [[Double]], state: Int) {
    self.state = state
    current = next
    idle = next
    logWeights = [Double](repeating: 0, count: next.count)
  }

  /// Observes one more week.
  ///
  /// - Returns: by how many bits the observations so far raise the log-odds of the hypothesis;
  ///   `nil` where too few particles foresee them.
  mutating func advance(
    _ draws: [Expectations], _ logLikelihood: (Expectations, Int) -> Double
  ) -> Double? {
    for (particle, draw) in draws.enumerated() {
      if weeks > 0 {
        ParticleWalk.move(&current[particle], draw.hazard)
        ParticleWalk.move(&idle[particle], draw.hazard)
      }
      observe(particle) { logLikelihood(draw, $0) }
    }
    weeks += 1
    let weights = Ensemble.normalised(logWeights)
    guard effectiveSampleSize(weights) >= ParticleWalk.leastShare * Double(draws.count) else {
      return nil
    }
    return logOddsBits(of: state, in: mean(current, weights))
      - logOddsBits(of: state, in: Particles.mean(idle))
  }

  private func mean(_ vectors: [[Double]], _ weights: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: vectors.first?.count ?? 0)
    for (weight, vector) in zip(weights, vectors) {
      for index in sum.indices { sum[index] += weight * vector[index] }
    }
    return sum
  }

  private mutating func observe(_ particle: Int, _ logLikelihood: (Int) -> Double) {
    let logs = current[particle].indices.map(logLikelihood)
    let largest = logs.max() ?? 0
    var sum = 0.0
    for index in logs.indices {
      current[particle][index] *= Double.exp(logs[index] - largest)
      sum += current[particle][index]
    }
    for index in logs.indices { current[particle][index] /= sum }
    logWeights[particle] += Double.log(sum) + largest
  }

  private static func move(_ probabilities: inout [Double], _ hazard: Double) {
    let moved = hazard / Double(probabilities.count - 1)
    for index in probabilities.indices {
      probabilities[index] =
        (1 - hazard) * probabilities[index] + moved * (1 - probabilities[index])
    }
  }
}
