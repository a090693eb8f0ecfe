import Quantities
import RealModule

/// Results of the draws of one reading, week by week.
struct Runs: Sendable {
  /// T.
  let weeks: Int
  /// H.
  let states: Int
  /// Draws in order.
  let parts: [Part]

  /// Results of some neighbouring draws, those of one week side by side.
  struct Part: Sendable {
    fileprivate let count: Int
    private let states: Int
    /// T×D×H.
    fileprivate var filtered: [Double]
    /// T×D×H.
    fileprivate var smoothed: [Double]
    /// log P(evidence up to week t | draw) − log of the proposals' density, T×D.
    fileprivate var logWeights: [Double]

    init(count: Int, weeks: Int, states: Int) {
      self.count = count
      self.states = states
      filtered = [Double](repeating: 0, count: weeks * count * states)
      smoothed = filtered
      logWeights = [Double](repeating: 0, count: weeks * count)
    }

    /// Takes over what a filter found for one of the draws.
    mutating func store(_ filter: RegimeFilter, logDensity: Double, at draw: Int) {
      for week in 0..<filter.weeks {
        let (from, place) = (week * states, week * count + draw)
        for state in 0..<states {
          filtered[place * states + state] = filter.filtered[from + state]
          smoothed[place * states + state] = filter.smoothed[from + state]
        }
        logWeights[place] = filter.cumulative[week] - logDensity
      }
    }
  }

  /// log weights of all draws by the evidence up to a week.
  func logWeights(week: Int) -> [Double] {
    parts.flatMap { $0.logWeights[(week * $0.count)..<((week + 1) * $0.count)] }
  }

  /// log weights of all draws by all evidence; empty for a period of no weeks.
  var logWeights: [Double] { weeks > 0 ? logWeights(week: weeks - 1) : [] }

  /// P(hypothesis in a week | evidence up to it) of all draws, D×H by row.
  func filtered(week: Int) -> [Double] {
    parts.flatMap { $0.filtered[(week * $0.count * states)..<((week + 1) * $0.count * states)] }
  }

  /// P(hypothesis in a week | all evidence) of all draws, D×H by row.
  func smoothed(week: Int) -> [Double] {
    parts.flatMap { $0.smoothed[(week * $0.count * states)..<((week + 1) * $0.count * states)] }
  }

  /// P(hypothesis in week | all evidence) of one draw, T×H by row.
  func smoothed(draw: Int) -> [Double] {
    var (part, place) = (0, draw)
    while place >= parts[part].count {
      place -= parts[part].count
      part += 1
    }
    return (0..<weeks).flatMap { week in
      parts[part].smoothed[((week * parts[part].count + place) * states)...].prefix(states)
    }
  }

  /// P(hypothesis in the last week), the weighted mean over draws.
  var last: [Double] {
    let weights = Ensemble.normalised(logWeights)
    let values = filtered(week: weeks - 1)
    return (0..<states).map { state in
      weights.indices.reduce(0) { $0 + weights[$1] * values[$1 * states + state] }
    }
  }
}
