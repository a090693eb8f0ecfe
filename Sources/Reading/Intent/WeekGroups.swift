import Quantities
import RealModule

/// Weeks of one overdispersed indicator with the same count and exposure, as far as an account
/// ascribes them to each hypothesis.
struct WeekGroups {
  private struct Group {
    /// Position of its count.
    let count: Int
    /// Position of its exposure.
    let exposure: Int
  }

  private let states: Int
  private var groups: [Group] = []
  /// Number of weeks, groups × hypotheses.
  private var masses: [Double] = []
  /// Different counts and exposures, in the order of their first week.
  private var counts: [Double] = []
  private var exposures: [Double] = []
  private var logExposures: [Double] = []
  private var countPositions: [Double: Int] = [:]
  private var exposurePositions: [Double: Int] = [:]
  private var groupPositions: [Int: Int] = [:]

  init(states: Int) { self.states = states }

  /// Adds a week with its probability of each hypothesis.
  mutating func add(_ membership: ArraySlice<Double>, count: Double, exposure: Double) {
    let group = Group(count: position(ofCount: count), exposure: position(ofExposure: exposure))
    let key = group.count << 32 | group.exposure
    let position = groupPositions[key] ?? groups.count
    if position == groups.count {
      groupPositions[key] = position
      groups.append(group)
      masses += [Double](repeating: 0, count: states)
    }
    for (state, mass) in membership.enumerated() { masses[position * states + state] += mass }
  }

  private mutating func position(ofCount count: Double) -> Int {
    if let known = countPositions[count] { return known }
    countPositions[count] = counts.count
    counts.append(count)
    return counts.count - 1
  }

  private mutating func position(ofExposure exposure: Double) -> Int {
    if let known = exposurePositions[exposure] { return known }
    exposurePositions[exposure] = exposures.count
    exposures.append(exposure)
    logExposures.append(Double.log(exposure))
    return exposures.count - 1
  }

  // MARK: Likelihoods

  /// Numbers of weeks of each group that some hypotheses share.
  func masses(of states: [Int]) -> [Double] {
    groups.indices.map { group in
      states.reduce(0) { $0 + masses[group * self.states + $1] }
    }
  }

  /// log Γ(y + r) − log Γ(r), by count.
  func gammas(size: Double) -> [Double] {
    let size = max(size, Expectations.leastPositive)
    let atZero = logGamma(size)
    return counts.map { logGamma($0 + size) - atZero }
  }

  /// Log-likelihood by exposure: its terms without events, and for each event.
  private func terms(rate: Double, size: Double) -> [(silence: Double, event: Double)] {
    let rate = max(rate, Expectations.leastPositive)
    let size = max(size, Expectations.leastPositive)
    let logRate = Double.log(rate)
    return exposures.indices.map { index in
      let mean = rate * exposures[index]
      return (
        -size * Double.log(onePlus: mean / size),
        logRate + logExposures[index] - Double.log(size + mean)
      )
    }
  }

  private func value(
    _ group: Group, _ gammas: [Double], _ terms: [(silence: Double, event: Double)]
  ) -> Double {
    let (count, term) = (counts[group.count], terms[group.exposure])
    return count > 0 ? gammas[group.count] + term.silence + count * term.event : term.silence
  }

  /// Log-likelihood of all weeks by their masses under one rate, with `gammas` of the size.
  func logLikelihood(rate: Double, size: Double, _ masses: [Double], _ gammas: [Double]) -> Double {
    let terms = self.terms(rate: rate, size: size)
    var sum = 0.0
    for (group, mass) in zip(groups, masses) where mass > 0 {
      sum += mass * value(group, gammas, terms)
    }
    return sum
  }

  /// Log-likelihood of all weeks under a rate for each hypothesis.
  func logLikelihood(rates: [Double], size: Double) -> Double {
    let gammas = self.gammas(size: size)
    let terms = rates.map { self.terms(rate: $0, size: size) }
    var sum = 0.0
    for (index, group) in groups.enumerated() {
      for state in 0..<states where masses[index * states + state] > 0 {
        sum += masses[index * states + state] * value(group, gammas, terms[state])
      }
    }
    return sum
  }
}
