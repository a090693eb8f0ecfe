import Quantities
import RealModule

/// The weeks of an overdispersed indicator in which it occurred, with what they share worked out once.
///
/// Weeks with the same exposure share all logarithms, and weeks with the same count share the gamma
/// functions, which cost most.
struct BurstyStream: Sendable {
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

  /// A stream from the cells of its indicator, in order of week.
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

  /// What depends on the draw and the exposure alone.
  struct Terms: Sendable {
    let size: Double
    /// log P(no event), exposures × hypotheses.
    fileprivate var silence: [Double] = []
    /// log λ + log e − log(r + λe), exposures × hypotheses.
    fileprivate var logRatios: [Double] = []

    init(_ stream: Int, _ draw: Expectations, _ exposures: ExposureClasses, states: Int) {
      size = draw.sizes[stream] ?? .infinity
      let first = stream * states
      silence.reserveCapacity(exposures.values.count * states)
      logRatios.reserveCapacity(exposures.values.count * states)
      for (exposure, log) in zip(exposures.values, exposures.logs) {
        for position in first..<(first + states) {
          let mean = draw.rates[position] * exposure
          silence.append(-size * Double.log(onePlus: mean / size))
          logRatios.append(draw.logRates[position] + log - Double.log(size + mean))
        }
      }
    }
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
    let atZero = logGamma(terms.size)
    let gammas = counts.map { logGamma($0 + terms.size) - atZero }
    for cell in cells where counts[cell.count] > 0 {
      let (count, gamma) = (counts[cell.count], gammas[cell.count])
      let (row, first) = (cell.week * states, cell.exposure * states)
      for state in 0..<states {
        let silence = terms.silence[first + state]
        let value = gamma + silence + count * terms.logRatios[first + state]
        table[row + state] += discount * (value - silence)
      }
    }
  }
}
