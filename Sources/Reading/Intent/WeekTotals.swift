import Quantities
import RealModule

/// Weeks of one overdispersed indicator as far as an account ascribes them to each hypothesis, summed
/// up by what their likelihood depends on: the exposure and the count.
struct WeekTotals {
  private let states: Int
  private let exposures: ExposureClasses
  /// Number of weeks, and of events in them, exposures × hypotheses.
  private var weeks: [Double]
  private var events: [Double]
  /// Different counts above zero, in the order of their first week.
  private var counts: [Double] = []
  /// Number of weeks of each count, whatever the hypothesis.
  private var counted: [Double] = []

  /// The weeks of an account, in which the indicator occurred as its cells say and else not.
  init(
    _ account: Account, _ cells: [IntentModel.DeedCell], _ exposures: ExposureClasses
  ) {
    states = account.states
    self.exposures = exposures
    weeks = [Double](repeating: 0, count: exposures.values.count * states)
    events = weeks
    for week in 0..<account.weeks {
      let first = exposures.classes[week] * states
      for (state, mass) in account.row(week).enumerated() { weeks[first + state] += mass }
    }
    var positions: [Double: Int] = [:]
    for cell in cells where cell.week < account.weeks && cell.weighted > 0 {
      let row = account.row(cell.week)
      let first = exposures.classes[cell.week] * states
      for (state, mass) in row.enumerated() { events[first + state] += mass * cell.weighted }
      let position = positions[cell.weighted] ?? counts.count
      if position == counts.count {
        positions[cell.weighted] = position
        counts.append(cell.weighted)
        counted.append(0)
      }
      counted[position] += row.reduce(0, +)
    }
  }

  /// Number of weeks under any of some hypotheses.
  func weeks(of states: [Int]) -> Double {
    exposures.values.indices.reduce(0) { sum, exposure in
      states.reduce(sum) { $0 + weeks[exposure * self.states + $1] }
    }
  }

  /// Log-likelihoods of the weeks of some hypotheses under each of several rates, up to a term that
  /// depends on the size alone.
  func logLikelihoods(rates: [Double], size: Double, of states: [Int]) -> [Double] {
    WeekTotals.byLanes(rates) { logLikelihood(rate: $0, size: Lanes(repeating: size), states) }
  }

  /// Log-likelihoods of all weeks under each of several sizes, with a rate for each hypothesis.
  func logLikelihoods(rates: [Double], sizes: [Double]) -> [Double] {
    let sums = WeekTotals.byLanes(sizes) { size in
      (0..<states).reduce(Lanes.zero) { sum, state in
        sum + logLikelihood(rate: Lanes(repeating: rates[state]), size: size, [state])
      }
    }
    return zip(sums, sizes).map { $0 + gammas($1) }
  }

  /// A function of each value, worked out for several at a time.
  private static func byLanes(_ values: [Double], _ function: (Lanes) -> Lanes) -> [Double] {
    (0..<Lanes.blocks(values.count)).flatMap { block in
      let some = function(Lanes(values, from: 0, block: block, states: values.count))
      return Lanes.states(block, of: values.count).map { some[$0 % Lanes.width] }
    }
  }

  /// A week with y events has −(r + y) log(1 + λe/r) + y log(λe/r), besides gamma functions.
  private func logLikelihood(rate: Lanes, size: Lanes, _ states: [Int]) -> Lanes {
    let least = Lanes(repeating: Expectations.leastPositive)
    let size = size.replacing(with: least, where: size .< least)
    let odds = rate.replacing(with: least, where: rate .< least) / size
    let logOdds = Lanes.log(odds)
    var sum = Lanes.zero
    for exposure in exposures.values.indices {
      let (weeks, events) = totals(exposure, states)
      guard weeks > 0 else { continue }
      sum -= (size * weeks + events) * Lanes.log(onePlus: odds * exposures.values[exposure])
      sum += events * (logOdds + exposures.logs[exposure])
    }
    return sum
  }

  private func totals(_ exposure: Int, _ states: [Int]) -> (weeks: Double, events: Double) {
    states.reduce((0, 0)) {
      ($0.0 + weeks[exposure * self.states + $1], $0.1 + events[exposure * self.states + $1])
    }
  }

  /// log Γ(y + r) − log Γ(r), summed over the weeks.
  private func gammas(_ size: Double) -> Double {
    let size = max(size, Expectations.leastPositive)
    let atZero = logGamma(size)
    return zip(counts, counted).reduce(0) { $0 + $1.1 * (logGamma($1.0 + size) - atZero) }
  }
}
