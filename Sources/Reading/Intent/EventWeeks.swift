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
    /// Discount, negative where a change takes the week's events away.
    let factor: Double
  }

  /// Position of the indicator.
  let stream: Int
  private let discount: Double
  private let cells: [Cell]
  /// Different counts, in the order of their first week.
  private let counts: [Double]

  /// The weeks of an indicator's cells, in order of week.
  ///
  /// For a change of the series, events of the cells in `removed` are taken away.
  init(
    _ stream: Int, discount: Double, _ cells: [IntentModel.DeedCell],
    removed: [IntentModel.DeedCell] = [], _ exposures: ExposureClasses
  ) {
    var known: [Double: Int] = [:]
    var counts: [Double] = []
    let signed = cells.map { ($0, discount) } + removed.map { ($0, -discount) }
    self.cells = signed.filter { $0.0.weighted > 0 }.map { cell, factor in
      let position = known[cell.weighted] ?? counts.count
      if position == counts.count {
        known[cell.weighted] = position
        counts.append(cell.weighted)
      }
      return Cell(
        week: cell.week, exposure: exposures.classes[cell.week], count: position, factor: factor)
    }
    self.stream = stream
    self.discount = discount
    self.counts = counts
  }

  /// What depends on the draw and the exposure alone, Poisson or negative binomial.
  struct Terms: Sendable {
    /// r of the negative binomial; `nil` for Poisson.
    fileprivate let size: Double?
    private let logSize: Double
    /// log P(no event), by block of hypotheses and exposure.
    fileprivate var silence: [Lanes] = []
    /// What each event adds: log λe, for a negative binomial − log(r + λe).
    fileprivate var event: [Lanes] = []

    init(_ stream: Int, _ draw: Expectations, _ exposures: ExposureClasses, states: Int) {
      size = draw.sizes[stream]
      logSize = size.map { Double.log($0) } ?? 0
      let count = Lanes.blocks(states) * exposures.values.count
      silence.reserveCapacity(count)
      event.reserveCapacity(count)
      for block in 0..<Lanes.blocks(states) {
        let rates = Lanes(draw.rates, from: stream * states, block: block, states: states)
        let logRates = Lanes(draw.logRates, from: stream * states, block: block, states: states)
        for (exposure, log) in zip(exposures.values, exposures.logs) {
          add(mean: rates * exposure, logMean: logRates + log)
        }
      }
    }

    private mutating func add(mean: Lanes, logMean: Lanes) {
      guard let size else {
        silence.append(-mean)
        event.append(logMean)
        return
      }
      let logRatio = Lanes.log(onePlus: mean / size)
      silence.append(-size * logRatio)
      event.append(logMean - logSize - logRatio)
    }
  }

  /// log Γ(y + r) − log Γ(r) of the different counts; for Poisson nothing.
  private func gammas(_ size: Double?) -> [Double] {
    guard let size else { return counts.map { _ in 0 } }
    let atZero = logGamma(size)
    return counts.map { logGamma($0 + size) - atZero }
  }

  /// Adds what every week of each exposure has, silent or not, to one block.
  func addSilence(_ sums: inout [Lanes], _ terms: Terms, block: Int) {
    let first = block * sums.count
    for exposure in sums.indices { sums[exposure] += discount * terms.silence[first + exposure] }
  }

  /// Adds the weeks in which the indicator occurred to one block.
  func addEvents(_ rows: inout [Lanes], _ terms: Terms, _ exposures: ExposureClasses, block: Int) {
    let gammas = self.gammas(terms.size)
    let first = block * exposures.values.count
    for cell in cells {
      let event = terms.event[first + cell.exposure]
      rows[cell.week] += cell.factor * (counts[cell.count] * event + gammas[cell.count])
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
      for cell in cells {
        sum += gammas[cell.count] + counts[cell.count] * terms.event[first + cell.exposure]
      }
      return Lanes.states(block, of: states).map { sum[$0 % Lanes.width] }
    }
  }
}
