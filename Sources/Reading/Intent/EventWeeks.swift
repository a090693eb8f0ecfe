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
    /// log P(no event), by block of hypotheses and exposure.
    fileprivate var silence: [Lanes] = []
    /// What each event adds: log λe, for a negative binomial − log(r + λe).
    fileprivate var event: [Lanes] = []

    init(_ stream: Int, _ draw: Expectations, _ exposures: ExposureClasses, states: Int) {
      size = draw.sizes[stream]
      let count = Lanes.blocks(states) * exposures.values.count
      silence.reserveCapacity(count)
      event.reserveCapacity(count)
      for block in 0..<Lanes.blocks(states) {
        let states = Lanes.states(block, of: states)
        let positions = (stream * draw.states + states.lowerBound)...
        let rates = draw.rates[positions].prefix(states.count)
        let logRates = draw.logRates[positions].prefix(states.count)
        for (exposure, log) in zip(exposures.values, exposures.logs) {
          add(rates, logRates, exposure: exposure, log: log)
        }
      }
    }

    private mutating func add(
      _ rates: ArraySlice<Double>, _ logRates: ArraySlice<Double>, exposure: Double, log: Double
    ) {
      var (silent, single) = (Lanes.zero, Lanes.zero)
      for (lane, (rate, logRate)) in zip(rates, logRates).enumerated() {
        let mean = rate * exposure
        if let size {
          silent[lane] = -size * Double.log(onePlus: mean / size)
          single[lane] = logRate + log - Double.log(size + mean)
        } else {
          silent[lane] = -mean
          single[lane] = logRate + log
        }
      }
      silence.append(silent)
      event.append(single)
    }
  }

  /// log Γ(y + r) − log Γ(r) of the different counts; for Poisson nothing.
  private func gammas(_ size: Double?) -> [Double] {
    guard let size else { return counts.map { _ in 0 } }
    let atZero = logGamma(size)
    return counts.map { logGamma($0 + size) - atZero }
  }

  /// Adds silence in every week of one block; `addEvents` takes it back where there was none.
  func addSilence(_ rows: inout [Lanes], _ terms: Terms, _ exposures: ExposureClasses, block: Int) {
    let first = block * exposures.values.count
    let silence = terms.silence[first..<(first + exposures.values.count)].map { discount * $0 }
    for (week, exposure) in exposures.classes.enumerated() { rows[week] += silence[exposure] }
  }

  /// Adds the weeks in which the indicator occurred to one block.
  func addEvents(_ rows: inout [Lanes], _ terms: Terms, _ exposures: ExposureClasses, block: Int) {
    let gammas = self.gammas(terms.size)
    let first = block * exposures.values.count
    for cell in cells where counts[cell.count] > 0 {
      let silence = terms.silence[first + cell.exposure]
      let value =
        gammas[cell.count] + silence + counts[cell.count] * terms.event[first + cell.exposure]
      rows[cell.week] += discount * (value - silence)
    }
  }

  /// Log-likelihoods of the whole series under each hypothesis held throughout, without discount.
  func series(_ terms: Terms, _ exposures: ExposureClasses, states: Int) -> [Double] {
    let gammas = self.gammas(terms.size)
    return (0..<Lanes.blocks(states)).flatMap { block in
      let first = block * exposures.values.count
      var sum = Lanes.zero
      for (exposure, weeks) in exposures.sizes.enumerated() {
        sum += Double(weeks) * terms.silence[first + exposure]
      }
      for cell in cells where counts[cell.count] > 0 {
        let silence = terms.silence[first + cell.exposure]
        let event = terms.event[first + cell.exposure]
        sum += gammas[cell.count] + silence + counts[cell.count] * event
        sum -= silence
      }
      return Lanes.states(block, of: states).map { sum[$0 % Lanes.width] }
    }
  }
}
