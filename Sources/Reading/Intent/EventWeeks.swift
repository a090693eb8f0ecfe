import Quantities
import RealModule

/// The weeks in which an indicator occurred, with what their likelihoods share worked out once.
///
/// Weeks with the same exposure share all logarithms, and weeks with the same count share the gamma
/// functions, which cost most.
struct EventWeeks: Sendable {
  /// A week in which the indicator occurred.
  private struct Cell: Sendable {
    let week: Int
    let exposure: Int
    /// Position in `counts`.
    let count: Int
  }

  /// Position of the indicator.
  let stream: Int
  private let discount: Double
  private let cells: [Cell]
  /// Different counts, in the order of their first week.
  private let counts: [Double]

  /// The weeks of an indicator's cells, in order of week.
  init(
    _ stream: Int, discount: Double, _ cells: [IntentModel.DeedCell], _ exposures: ExposureClasses
  ) {
    var known: [Double: Int] = [:]
    var counts: [Double] = []
    self.cells = cells.map { cell in
      let position = known[cell.weighted] ?? counts.count
      if position == counts.count {
        known[cell.weighted] = position
        counts.append(cell.weighted)
      }
      return Cell(week: cell.week, exposure: exposures.classes[cell.week], count: position)
    }
    self.stream = stream
    self.discount = discount
    self.counts = counts
  }

  /// What depends on the draw and the exposure alone, Poisson or negative binomial.
  struct Terms: Sendable {
    /// r of the negative binomial; `nil` for Poisson.
    fileprivate let size: Double?
    /// log P(no event), exposures × hypotheses.
    fileprivate var silence: [Double] = []
    /// What each event adds, exposures × hypotheses: log λe, for a negative binomial − log(r + λe).
    fileprivate var event: [Double] = []

    init(_ stream: Int, _ draw: Expectations, _ exposures: ExposureClasses, states: Int) {
      size = draw.sizes[stream]
      let first = stream * states
      silence.reserveCapacity(exposures.values.count * states)
      event.reserveCapacity(exposures.values.count * states)
      for (exposure, log) in zip(exposures.values, exposures.logs) {
        for position in first..<(first + states) {
          add(mean: draw.rates[position] * exposure, logMean: draw.logRates[position] + log)
        }
      }
    }

    private mutating func add(mean: Double, logMean: Double) {
      guard let size else {
        silence.append(-mean)
        event.append(logMean)
        return
      }
      silence.append(-size * Double.log(onePlus: mean / size))
      event.append(logMean - Double.log(size + mean))
    }
  }

  /// log Γ(y + r) − log Γ(r) of the different counts; for Poisson nothing.
  private func gammas(_ size: Double?) -> [Double] {
    guard let size else { return counts.map { _ in 0 } }
    let atZero = logGamma(size)
    return counts.map { logGamma($0 + size) - atZero }
  }

  /// Adds silence in every week; `addEvents` takes it back where there was none.
  func addSilence(_ table: inout [Double], _ terms: Terms, classes: ArraySlice<Int>, states: Int) {
    let silence = terms.silence.map { discount * $0 }
    var row = 0
    for exposure in classes {
      let first = exposure * states
      for state in 0..<states { table[row + state] += silence[first + state] }
      row += states
    }
  }

  /// Adds the weeks in which the indicator occurred.
  func addEvents(_ table: inout [Double], _ terms: Terms, states: Int) {
    let gammas = self.gammas(terms.size)
    for cell in cells where counts[cell.count] > 0 {
      let (count, gamma) = (counts[cell.count], gammas[cell.count])
      let (row, first) = (cell.week * states, cell.exposure * states)
      for state in 0..<states {
        let silence = terms.silence[first + state]
        let value = gamma + silence + count * terms.event[first + state]
        table[row + state] += discount * (value - silence)
      }
    }
  }

  /// Log-likelihoods of the whole series under each hypothesis held throughout, without discount.
  func series(_ terms: Terms, _ exposures: ExposureClasses, states: Int) -> [Double] {
    let gammas = self.gammas(terms.size)
    return (0..<states).map { state in
      var sum = 0.0
      for (exposure, weeks) in exposures.sizes.enumerated() {
        sum += Double(weeks) * terms.silence[exposure * states + state]
      }
      for cell in cells where counts[cell.count] > 0 {
        let silence = terms.silence[cell.exposure * states + state]
        let event = terms.event[cell.exposure * states + state]
        sum += gammas[cell.count] + silence + counts[cell.count] * event
        sum -= silence
      }
      return sum
    }
  }
}
