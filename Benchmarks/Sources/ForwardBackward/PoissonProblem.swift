import Foundation

/// Weekly counts with the parameters of a Poisson hidden Markov model, as `forward_backward.py` writes them.
struct PoissonProblem {
  let weeks: Int
  let indicators: Int
  let states: Int
  /// κ, chance per week of a switch.
  let hazard: Double
  let prior: [Double]
  /// Events per week, indicators × states by row.
  let rates: [Double]
  /// Weeks × indicators by row.
  let counts: [Int]

  /// Reads little-endian doubles: weeks, indicators, states, hazard, priors, rates, counts.
  init(contentsOf url: URL) throws {
    let data = try Data(contentsOf: url)
    let numbers = data.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
    (weeks, indicators, states) = (Int(numbers[0]), Int(numbers[1]), Int(numbers[2]))
    hazard = numbers[3]
    let firstRate = 4 + states
    let firstCount = firstRate + indicators * states
    prior = Array(numbers[4..<firstRate])
    rates = Array(numbers[firstRate..<firstCount])
    counts = numbers[firstCount...].map { Int($0) }
  }

  /// Fills weeks × states with log-likelihoods, all constants included.
  func fillLogEmissions(_ table: inout [Double]) {
    let logRates = rates.map { log($0) }
    var silence = [Double](repeating: 0, count: states)
    for position in rates.indices { silence[position % states] += rates[position] }
    let logFactorials = logFactorials(upTo: counts.max() ?? 0)
    for week in 0..<weeks {
      let row = week * states
      for state in 0..<states { table[row + state] = -silence[state] }
      for indicator in 0..<indicators {
        let count = counts[week * indicators + indicator]
        guard count > 0 else { continue }
        for state in 0..<states {
          table[row + state] +=
            Double(count) * logRates[indicator * states + state] - logFactorials[count]
        }
      }
    }
  }

  private func logFactorials(upTo last: Int) -> [Double] {
    var values = [0.0]
    for count in 1...max(last, 1) { values.append(values[count - 1] + log(Double(count))) }
    return values
  }
}
