import Quantities
import RealModule

/// For one draw of the expectations: how the final reading would change if one week's evidence were
/// different.
///
/// Stores for every week the chance of all later evidence together with each final state, so that
/// the effect of changing a week costs O(H²) instead of a new pass. O(T·H³) to prepare.
struct Influence {
  private let states: Int
  private let hazard: Double
  private let prior: [Double]
  private let weeks: Int
  private var table: [Double]
  private var filter: RegimeFilter
  /// P(evidence after week t, final state k | state h in week t), T×H×H, scaled as the filter is.
  private var future: [Double]
  /// log prior + all log emissions, for κ = 0.
  private var totals: [Double] = []

  init(_ model: IntentModel, _ emissions: Emissions, _ draw: Expectations) {
    states = model.states
    weeks = model.weekCount
    hazard = draw.hazard
    prior = model.prior
    table = [Double](repeating: 0, count: weeks * states)
    emissions.fill(&table, draw)
    filter = RegimeFilter(weeks: weeks, prior: prior)
    filter.runForward(logEmissions: table, hazard: hazard)
    future = hazard > 0 ? [Double](repeating: 0, count: weeks * states * states) : []
    if hazard > 0 { fillFuture() } else { totals = fixedTotals() }
  }

  /// P(hypothesis in the week after the last).
  var next: [Double] { filter.next(hazard: hazard) }

  /// P(hypothesis in the last week).
  var last: [Double] { Array(filter.filtered.suffix(states)) }

  var logEvidence: Double { filter.logEvidence }

  /// The last week's probabilities if log emissions of a week were lower by `delta`, and the log
  /// ratio of the evidence's probability without to with it.
  func without(_ delta: [Double], week: Int) -> (last: [Double], logRatio: Double) {
    hazard > 0 ? switchingWithout(delta, week) : fixedWithout(delta)
  }

  // MARK: κ > 0

  private mutating func fillFuture() {
    let moved = hazard / Double(states - 1)
    let stayed = 1 - hazard - moved
    let size = states * states
    let final = (weeks - 1) * size
    for state in 0..<states { future[final + state * states + state] = 1 }
    for week in stride(from: weeks - 2, through: 0, by: -1) {
      for end in 0..<states {
        var sum = 0.0
        for state in 0..<states {
          let later = future[(week + 1) * size + state * states + end] * scaled(week + 1, state)
          future[week * size + state * states + end] = stayed * later
          sum += later
        }
        for state in 0..<states { future[week * size + state * states + end] += moved * sum }
      }
    }
  }

  /// Emission of a week, scaled so that the week's evidence has probability one.
  private func scaled(_ week: Int, _ state: Int) -> Double {
    let before = week == 0 ? 0 : filter.cumulative[week - 1]
    return Double.exp(min(table[week * states + state] - (filter.cumulative[week] - before), 700))
  }

  private func switchingWithout(
    _ delta: [Double], _ week: Int
  ) -> (last: [Double], logRatio: Double) {
    let row = week * states
    let before = week == 0 ? 0 : filter.cumulative[week - 1]
    let scale = filter.cumulative[week] - before
    let logs = (0..<states).map { table[row + $0] - delta[$0] - scale }
    // A hypothesis that is excluded must not set the scale.
    let possible = logs.indices.filter { filter.predicted[row + $0] > 0 }
    let largest = possible.map { logs[$0] }.max() ?? 0
    var last = [Double](repeating: 0, count: states)
    for state in possible {
      let mass = filter.predicted[row + state] * Double.exp(logs[state] - largest)
      for end in 0..<states {
        last[end] += mass * future[(row + state) * states + end]
      }
    }
    let sum = last.reduce(0, +)
    return (last.map { $0 / sum }, largest + Double.log(sum))
  }

  // MARK: κ = 0

  private func fixedTotals() -> [Double] {
    (0..<states).map { state in
      (0..<weeks).reduce(Double.log(prior[state])) { $0 + table[$1 * states + state] }
    }
  }

  private func fixedWithout(_ delta: [Double]) -> (last: [Double], logRatio: Double) {
    let logs = zip(totals, delta).map { $0 - $1 }
    let total = logSumExp(logs)
    return (logs.map { Double.exp($0 - total) }, total - filter.logEvidence)
  }
}
