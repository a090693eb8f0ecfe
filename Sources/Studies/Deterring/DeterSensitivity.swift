import Games
import Quantities
import Record

/// On which assumptions the probabilities of escalation hang, with the responses as described.
struct DeterSensitivity: Sendable {
  /// One uncertain assumption.
  struct Line: Sendable {
    let assumption: Assumption
    let indices: SobolIndices.Input
    /// The mean probability where the assumption is among its lowest and its highest fifth.
    let atLow, atHigh: Double?
  }

  /// What hangs on them: that it comes to a rung, or to any.
  struct Outcome: Sendable {
    /// Position of the rung; `nil` for any.
    let rung: Int?
    /// Variance of the probability over the draws.
    let variance: Double
    /// By total index, largest first.
    let lines: [Line]
  }

  private static let mostRows = 1_024
  private static let chunk = 64
  /// A probability that moves by less than a tenth of a point hardly varies.
  fileprivate static let leastVariance = 1e-6

  /// Of any escalation, then of each rung.
  let outcomes: [Outcome]
  /// Rows of each matrix that count.
  let rowCount: Int

  /// Estimates the indices; calls for (uncertain assumptions + 2) × rows ladders.
  init(
    _ sheet: DeterSheet, _ draws: DeterDraws, threads: Int, progress: ProgressHandler?
  ) async throws {
    let design = SaltelliDesign(
      inputs: sheet.numbers.uncertain.count, rows: min(Self.mostRows, draws.count),
      seed: draws.seed &+ 1)
    let columns = try await Self.columns(sheet, design, threads: threads, progress: progress)
    let seed = draws.seed
    let indices = try await concurrentMap(sheet.rungs.count + 1, threads: threads) { outcome in
      let values = columns.map { $0.map { $0[outcome] } }
      return SobolIndices(
        .init(first: values[0], second: values[1], mixed: Array(values.dropFirst(2))), seed: seed)
    }
    rowCount = indices.first?.rowCount ?? 0
    outcomes = indices.enumerated().map { outcome, indices in
      Outcome(
        rung: outcome == 0 ? nil : outcome - 1, variance: indices.variance,
        lines: Self.lines(sheet, draws, indices, outcome))
    }
  }

  /// The outcome whose probability is least certain, if any varies.
  var leastCertain: Outcome? {
    outcomes.filter(\.varies).max { $0.variance < $1.variance }
  }

  // MARK: Indices

  /// For each matrix and row, the probability of any escalation and that of coming to each rung.
  private static func columns(
    _ sheet: DeterSheet, _ design: SaltelliDesign, threads: Int, progress: ProgressHandler?
  ) async throws -> [[[Double]]] {
    let matrices = design.matrices
    let parts = (design.rowCount + chunk - 1) / chunk
    let blocks = try await concurrentMap(
      matrices.count * parts, threads: threads, stage: "sensitivity", progress: progress
    ) { part in
      let (matrix, block) = part.quotientAndRemainder(dividingBy: parts)
      return (block * chunk..<min(design.rowCount, (block + 1) * chunk)).map { row in
        probabilities(sheet, design, row: row, matrices[matrix])
      }
    }
    return matrices.indices.map { blocks[$0 * parts..<($0 + 1) * parts].flatMap(\.self) }
  }

  private static func probabilities(
    _ sheet: DeterSheet, _ design: SaltelliDesign, row: Int, _ matrix: SaltelliDesign.Matrix
  ) -> [Double] {
    var uniforms = [Double](repeating: 0.5, count: sheet.numbers.assumptions.count)
    for (input, place) in sheet.numbers.uncertain.enumerated() {
      uniforms[place] = design.uniform(row: row, input: input, in: matrix)
    }
    guard let ladder = sheet.ladder(sheet.numbers.values(at: uniforms)) else {
      return [Double](repeating: .nan, count: sheet.rungs.count + 1)
    }
    return probabilities(ladder.outcome(ladder.described()))
  }

  private static func probabilities(_ outcome: DeterrenceOutcome) -> [Double] {
    [outcome.escalation] + outcome.reached
  }

  private static func lines(
    _ sheet: DeterSheet, _ draws: DeterDraws, _ indices: SobolIndices, _ outcome: Int
  ) -> [Line] {
    let points = SobolDraws(count: draws.count, seed: draws.seed)
    return zip(sheet.numbers.uncertain, indices.inputs).map { place, input in
      let fifths = fifths(draws, points, outcome, dimension: place)
      return Line(
        assumption: sheet.numbers.assumptions[place], indices: input, atLow: fifths.low,
        atHigh: fifths.high)
    }.enumerated().sorted {
      (-$0.element.indices.total.value, $0.offset) < (-$1.element.indices.total.value, $1.offset)
    }.map(\.element)
  }

  /// The mean probability in the draws of the lowest and of the highest fifth of an assumption.
  private static func fifths(
    _ draws: DeterDraws, _ points: SobolDraws, _ outcome: Int, dimension: Int
  ) -> (low: Double?, high: Double?) {
    var (low, high): ([Double], [Double]) = ([], [])
    for (number, draw) in draws.all {
      let place = points.uniform(draw: number, dimension: dimension)
      guard place < 0.2 || place > 0.8 else { continue }
      let value = outcome == 0 ? draw.bare.escalation : draw.bare.reached[outcome - 1]
      if place < 0.2 { low.append(value) } else { high.append(value) }
    }
    return (mean(low), mean(high))
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension DeterSensitivity.Outcome {
  /// Whether the probability moves at all to speak of.
  var varies: Bool { variance > DeterSensitivity.leastVariance }

  /// What accounts for at least a hundredth of the variance.
  var shown: [DeterSensitivity.Line] {
    varies ? lines.filter { $0.indices.total.value >= 0.01 } : []
  }
}
