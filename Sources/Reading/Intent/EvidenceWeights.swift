import Quantities
import RealModule

/// What one piece of evidence weighs, and what the reading would be without it.
public struct EvidenceWeight: Sendable {
  /// The piece itself.
  public let unit: EvidenceUnit
  /// Bits for each hypothesis against the others (Good 1950), at the time and on its own.
  public let bits: [BitsRange]
  /// P(hypothesis in the last week) without this piece.
  public let without: [Double]
  /// By how many bits it raises the final log-odds of each hypothesis.
  public let shift: [Double]
}

/// Bits with their range over draws of the expectations.
public struct BitsRange: Hashable, Sendable {
  /// Mean over draws.
  public let mean: Double
  /// 5% point.
  public let low: Double
  /// 95% point.
  public let high: Double

  init(_ values: [Double]) {
    let sorted = values.sorted()
    mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    low = quantile(sorted: sorted, at: 0.05) ?? 0
    high = quantile(sorted: sorted, at: 0.95) ?? 0
  }
}

/// Weighs every unit on its own and against the whole (leave one out).
struct EvidenceWeighing: Sendable {
  /// Units for which the range and the reading without them are worked out, the heaviest first.
  static let detailed = 1_000
  private static let chunk = 32

  let particles: Particles
  let builder: IntentModelBuilder
  private let cells: [IntentModelBuilder.Position: IntentModel.DeedCell]

  init(_ particles: Particles, _ builder: IntentModelBuilder) {
    self.particles = particles
    self.builder = builder
    cells = Dictionary(
      particles.model.deedCells.map { (.deed(stream: $0.stream, week: $0.week), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Weights of the heaviest units, in order of day.
  func weights(threads: Int, progress: ProgressHandler?) async throws -> [EvidenceWeight] {
    let units = heaviest()
    let chunks = (particles.draws.count + Self.chunk - 1) / Self.chunk
    let parts = try await concurrentMap(
      chunks, threads: threads, stage: "weighing evidence", progress: progress
    ) { chunk in
      particles.draws[(chunk * Self.chunk)...].prefix(Self.chunk).map { outcomes(units, $0) }
    }
    let draws = parts.flatMap { $0 }
    let base = Particles.mean(draws.map(\.last))
    return units.indices.map { index in
      weight(units[index], draws.map { $0.outcomes[index] }, base: base)
    }
  }

  // MARK: One draw

  private struct Outcome {
    let bits: [Double]
    let last: [Double]
    let logRatio: Double
  }

  private func outcomes(
    _ units: [EvidenceUnit], _ draw: Expectations
  ) -> (last: [Double], outcomes: [Outcome]) {
    let model = particles.model
    let influence = Influence(model, particles.emissions, draw)
    let outcomes = units.map { unit in
      let (delta, week) = contribution(of: unit, draw)
      let (last, logRatio) = influence.without(delta, week: week)
      return Outcome(bits: bits(delta, prior: model.prior), last: last, logRatio: logRatio)
    }
    return (influence.last, outcomes)
  }

  /// By how much a unit raises the log emissions of its week, by hypothesis.
  private func contribution(of unit: EvidenceUnit, _ draw: Expectations) -> ([Double], week: Int) {
    let model = particles.model
    let states = model.states
    switch builder.position(of: unit) {
    case .stance(let stream, let week, let stance)?:
      let factor = model.stances[stream].discount * unit.weight
      return (
        (0..<states).map { factor * draw.logShares[(stream * states + $0) * 3 + stance] }, week
      )
    case .deed(let stream, let week)?:
      guard case .deed(_, let count) = unit.content,
        let cell = cells[.deed(stream: stream, week: week)]
      else { break }
      return (deedContribution(cell, count: count, weight: unit.weight, draw), week)
    case nil: break
    }
    return ([Double](repeating: 0, count: states), 0)
  }

  private func deedContribution(
    _ cell: IntentModel.DeedCell, count: Int, weight: Double, _ draw: Expectations
  ) -> [Double] {
    let rest = max(0, cell.weighted - Double(count) * weight)
    let discount = particles.model.indicators[cell.stream].discount
    return (0..<particles.model.states).map { state in
      func value(_ count: Double) -> Double {
        particles.emissions.value(count, cell.stream, state, cell.week, draw)
      }
      return discount * (value(cell.weighted) - value(rest))
    }
  }

  // MARK: All draws

  /// The units with the largest spread between hypotheses in the first particle, kept in order of day.
  private func heaviest() -> [EvidenceUnit] {
    let units = particles.model.units
    guard units.count > Self.detailed, let draw = particles.draws.first else { return units }
    let spreads = units.map { unit in
      let delta = contribution(of: unit, draw).0
      return (delta.max() ?? 0) - (delta.min() ?? 0)
    }
    let order = units.indices.sorted { (-spreads[$0], $0) < (-spreads[$1], $1) }
    return order.prefix(Self.detailed).sorted().map { units[$0] }
  }

  private func weight(
    _ unit: EvidenceUnit, _ outcomes: [Outcome], base: [Double]
  ) -> EvidenceWeight {
    let without = Particles.reweighted(outcomes.map { ($0.last, $0.logRatio) })
    return EvidenceWeight(
      unit: unit,
      bits: base.indices.map { state in BitsRange(outcomes.map { $0.bits[state] }) },
      without: without,
      shift: oddsShift(from: without, to: base))
  }
}
