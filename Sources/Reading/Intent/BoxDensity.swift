import Quantities
import RealModule

/// A piecewise-constant density over a box of one or a few coordinates, each uniform on (0, 1) before.
///
/// The box is the part of the unit cube that carries the likelihood, cut into equal cells; outside
/// it the density is zero.
struct BoxDensity: Sendable {
  /// The coordinates, by their dimension in a draw.
  let dimensions: [Int]
  /// Cells by coordinate.
  private let cells: [Int]
  private let region: [Interval]
  /// For each k: probabilities of the cells of the first k + 1 coordinates.
  let masses: [[Double]]
  /// log of density relative to uniform, by cell of all coordinates.
  let logRatios: [Double]

  /// Part of (0, 1) that a coordinate keeps to.
  private struct Interval: Sendable {
    var start = 0.0
    var width = 1.0

    /// Middle of one of so many equal cells.
    func middle(_ cell: Int, of count: Int) -> Double {
      start + width * (Double(cell) + 0.5) / Double(count)
    }

    /// The cells from `first` to `last` of so many, and one more on either side.
    func part(_ first: Int, _ last: Int, of count: Int) -> Interval {
      let (from, to) = (max(first - 1, 0), min(last + 2, count))
      let cell = width / Double(count)
      return Interval(start: start + Double(from) * cell, width: Double(to - from) * cell)
    }
  }

  /// The density in proportion to a likelihood.
  ///
  /// - Parameters:
  ///   - dimensions: The coordinates, by their dimension in a draw.
  ///   - tables: What the coordinates stand for.
  ///   - logLikelihoods: log-likelihoods at all combinations of some values of each coordinate, the last
  ///     coordinate changing fastest.
  init(
    _ dimensions: [Int], _ tables: [QuantileTable], logLikelihoods: ([[Double]]) -> [Double]
  ) {
    let isSingle = dimensions.count == 1
    self.dimensions = dimensions
    var region = [Interval](repeating: Interval(), count: dimensions.count)
    let coarse = [Int](repeating: isSingle ? 32 : 8, count: dimensions.count)
    for _ in 0..<BoxDensity.zooms {
      let logs = logLikelihoods(BoxDensity.values(region, coarse, tables))
      let next = BoxDensity.zoomed(region, coarse, logs)
      let isSettled = zip(region, next).allSatisfy { $1.width > 0.5 * $0.width }
      region = next
      if isSettled { break }
    }
    cells = [Int](repeating: isSingle ? 64 : 16, count: dimensions.count)
    let logs = logLikelihoods(BoxDensity.values(region, cells, tables))
    let total = logSumExp(logs)
    let joint = logs.map { Double.exp($0 - total) }
    let volume = zip(region, cells).reduce(1) { $0 * $1.0.width / Double($1.1) }
    logRatios = logs.map { $0 - total - Double.log(volume) }
    masses = BoxDensity.prefixMasses(joint, cells)
    self.region = region
  }

  /// Mean of the first coordinate.
  var mean: Double {
    masses[0].indices.reduce(0) {
      $0 + masses[0][$1] * region[0].middle($1, of: cells[0])
    }
  }

  /// Share of the unit cube that the box takes, of its own coordinates.
  var volume: Double { region.reduce(1) { $0 * $1.width } }

  /// The coordinates as a proposal keeps them, with the positions of their masses and ratios there.
  func axes(masses first: Int, ratios: Int) -> [Proposal.Axis] {
    var first = first
    return dimensions.indices.map { position in
      defer { first += masses[position].count }
      return Proposal.Axis(
        dimension: dimensions[position], start: region[position].start,
        scale: Double(cells[position]) / region[position].width, cells: cells[position],
        masses: first, isFirst: position == 0,
        ratios: position == dimensions.count - 1 ? ratios : nil)
    }
  }
}

// MARK: - Making

extension BoxDensity {
  /// Most times that the box is narrowed.
  private static let zooms = 6
  /// Cells this many nats below the best are outside the box.
  private static let depth = 14.0

  /// Values at the middles of the cells, by coordinate.
  private static func values(
    _ region: [Interval], _ cells: [Int], _ tables: [QuantileTable]
  ) -> [[Double]] {
    zip(region, zip(cells, tables)).map { interval, pair in
      (0..<pair.0).map { pair.1.value(interval.middle($0, of: pair.0)) }
    }
  }

  /// The smallest box of whole cells around all cells that matter, with a margin.
  private static func zoomed(
    _ region: [Interval], _ cells: [Int], _ logs: [Double]
  ) -> [Interval] {
    let least = (logs.max() ?? 0) - depth
    var (first, last) = (cells, cells.map { _ in 0 })
    for (index, log) in logs.enumerated() where log >= least {
      var rest = index
      for position in cells.indices.reversed() {
        let cell = rest % cells[position]
        rest /= cells[position]
        first[position] = min(first[position], cell)
        last[position] = max(last[position], cell)
      }
    }
    return region.indices.map { region[$0].part(first[$0], last[$0], of: cells[$0]) }
  }

  private static func prefixMasses(_ joint: [Double], _ cells: [Int]) -> [[Double]] {
    var masses = [joint]
    for count in cells.dropFirst().reversed() {
      let finer = masses[0]
      masses.insert(
        stride(from: 0, to: finer.count, by: count).map { finer[$0..<($0 + count)].reduce(0, +) },
        at: 0)
    }
    return masses
  }
}

/// Quantiles of a range on a fixed grid, linear in between: near enough for proposals, and fast.
struct QuantileTable: Sendable {
  private static let count = 128
  private let values: [Double]

  init(_ distribution: Distribution, _ quantile: QuantileFunction) {
    guard !distribution.isPoint else {
      values = [Double](repeating: distribution.best, count: 2)
      return
    }
    values = (0..<Self.count).map {
      quantile((Double($0) + 0.5) / Double(Self.count))
    }
  }

  /// About the quantile at a point of (0, 1).
  func value(_ uniform: Double) -> Double {
    let position = min(
      max(uniform * Double(values.count) - 0.5, 0), Double(values.count - 1))
    let first = min(Int(position), values.count - 2)
    return values[first] + (values[first + 1] - values[first]) * (position - Double(first))
  }
}
