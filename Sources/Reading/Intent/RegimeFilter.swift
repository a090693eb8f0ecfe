import RealModule

/// Exact forward–backward recursion for intent that may switch between hypotheses from week to week.
///
/// A hidden state sits in one of H hypotheses; with probability κ (the hazard) a week begins with a
/// switch, to each other hypothesis alike. Emissions are given as logarithms, so that no week is
/// too improbable: each week is scaled by its largest, and with κ > 0 every state keeps at least
/// κ/(H−1) of predicted probability, so the scaled recursion cannot underflow as a whole; with
/// κ = 0 sums of logarithms are used. Equal transition probabilities make a step O(H), not O(H²).
/// Time O(T·H), memory O(T·H). Source: Rabiner (1989), sections III.A and III.B; Hamilton (1989).
public struct RegimeFilter: Sendable {
  /// T.
  public let weeks: Int
  /// H, at least 2.
  public let states: Int
  /// P(state in week t | evidence up to t), T×H by row.
  public private(set) var filtered: [Double]
  /// P(state in week t | all evidence), T×H by row.
  public private(set) var smoothed: [Double]
  /// P(state in week t | evidence before t), T×H by row.
  public private(set) var predicted: [Double]
  /// log P(evidence up to t), T values.
  public private(set) var cumulative: [Double]
  private let prior: [Double]
  private var scaled: [Double]

  /// A workspace for T weeks and the given prior, to be run any number of times.
  public init(weeks: Int, prior: [Double]) {
    self.weeks = weeks
    self.prior = prior
    states = prior.count
    let empty = [Double](repeating: 0, count: weeks * prior.count)
    (filtered, smoothed, predicted, scaled) = (empty, empty, empty, empty)
    cumulative = [Double](repeating: 0, count: weeks)
  }

  /// Log evidence of all weeks.
  public var logEvidence: Double { cumulative.last ?? 0 }

  /// P(state in the week after the last | all evidence).
  public func next(hazard: Double) -> [Double] {
    guard weeks > 0 else { return prior }
    let last = filtered[((weeks - 1) * states)...]
    let moved = hazard / Double(states - 1)
    return last.map { (1 - hazard) * $0 + moved * (1 - $0) }
  }

  /// Fills all results from log emissions (T×H by row) and the hazard κ in 0..<1.
  public mutating func run(logEmissions: [Double], hazard: Double) {
    runForward(logEmissions: logEmissions, hazard: hazard)
    guard weeks > 0 else { return }
    if hazard > 0 { runBackward(hazard: hazard) } else { copyLastBackward() }
  }

  /// Fills `filtered`, `predicted` and `cumulative` only.
  public mutating func runForward(logEmissions: [Double], hazard: Double) {
    if hazard > 0 {
      forwardSwitching(logEmissions, hazard)
    } else {
      forwardFixed(logEmissions)
    }
  }

  // MARK: κ > 0

  private mutating func forwardSwitching(_ logEmissions: [Double], _ hazard: Double) {
    let moved = hazard / Double(states - 1)
    let stayed = 1 - hazard - moved
    var total = 0.0
    for week in 0..<weeks {
      let row = week * states
      for state in 0..<states {
        predicted[row + state] =
          week == 0 ? prior[state] : stayed * filtered[row - states + state] + moved
      }
      let (scale, largest) = scaleWeek(logEmissions, row)
      total += Double.log(scale) + largest
      cumulative[week] = total
    }
  }

  /// Fills one week's `filtered` and `scaled`; gives the scale and the largest log emission.
  private mutating func scaleWeek(
    _ logEmissions: [Double], _ row: Int
  ) -> (scale: Double, largest: Double) {
    var largest = -Double.infinity
    for state in row..<(row + states) where predicted[state] > 0 {
      largest = max(largest, logEmissions[state])
    }
    var scale = 0.0
    for state in row..<(row + states) {
      scaled[state] = Double.exp(min(logEmissions[state] - largest, 700))
      filtered[state] = predicted[state] * scaled[state]
      scale += filtered[state]
    }
    for state in row..<(row + states) {
      filtered[state] /= scale
      scaled[state] /= scale
    }
    return (scale, largest)
  }

  private mutating func runBackward(hazard: Double) {
    let moved = hazard / Double(states - 1)
    let stayed = 1 - hazard - moved
    var backward = [Double](repeating: 1, count: states)
    for week in stride(from: weeks - 1, through: 0, by: -1) {
      let row = week * states
      var sum = 0.0
      for state in 0..<states {
        smoothed[row + state] = filtered[row + state] * backward[state]
        backward[state] *= scaled[row + state]
        sum += backward[state]
      }
      for state in 0..<states { backward[state] = stayed * backward[state] + moved * sum }
    }
  }

  // MARK: κ = 0

  private mutating func forwardFixed(_ logEmissions: [Double]) {
    var logs = prior.map { Double.log($0) }
    for week in 0..<weeks {
      let row = week * states
      for state in 0..<states {
        predicted[row + state] = week == 0 ? prior[state] : filtered[row - states + state]
        logs[state] += logEmissions[row + state]
      }
      let largest = logs.max() ?? 0
      var sum = 0.0
      for state in 0..<states {
        filtered[row + state] = Double.exp(logs[state] - largest)
        sum += filtered[row + state]
      }
      for state in row..<(row + states) { filtered[state] /= sum }
      cumulative[week] = largest + Double.log(sum)
    }
  }

  private mutating func copyLastBackward() {
    let last = (weeks - 1) * states
    for index in smoothed.indices { smoothed[index] = filtered[last + index % states] }
  }
}
