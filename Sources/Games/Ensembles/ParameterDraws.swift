import Quantities

/// Values of a game's parameters, draw by draw.
///
/// Seeded draws are scrambled Sobol’ points through the parameters' quantiles; each number is a pure
/// function of seed, draw and parameter. The dimensions go to the parameters in the order in which they are
/// declared, known numbers and unused ones left out, so that draws stay the same when one is held fixed.
public struct ParameterDraws: Sendable {
  /// A parameter that is set to given values, one after the other.
  public struct Axis: Hashable, Sendable {
    /// Index of the parameter.
    public let parameter: Int
    /// Its values.
    public let values: [Double]

    /// A parameter with its values.
    public init(parameter: Int, values: [Double]) {
      self.parameter = parameter
      self.values = values
    }

    /// A parameter with evenly spaced values, both ends included.
    /// - Precondition: `count` is positive; 1 gives the low end alone.
    public init(parameter: Int, from range: ClosedRange<Double>, count: Int) {
      let (low, high) = (range.lowerBound, range.upperBound)
      self.init(
        parameter: parameter,
        values: (0..<count).map { step in
          guard step > 0 else { return low }
          let share = Double(step) / Double(count - 1)
          // The width of the widest ranges is not finite; that of narrow ones keeps values in order.
          let width = high - low
          return width.isFinite
            ? (step == count - 1 ? high : min(high, low + width * share))
            : low * (1 - share) + high * share
        })
    }
  }

  private enum Source: Sendable {
    case sobol(SobolDraws, dimensions: [Int], quantiles: [QuantileFunction])
    case table([Double])
  }

  /// Number of draws: those of each point of the grid, one point after the other.
  public let count: Int
  /// Number of draws at each point of the grid.
  public let countPerPoint: Int
  /// The axes of the grid, the values of the last changing fastest; empty for plain draws.
  public let axes: [Axis]
  private let parameterCount: Int
  private let source: Source

  private init(perPoint: Int, parameterCount: Int, source: Source, axes: [Axis] = []) {
    countPerPoint = perPoint
    self.parameterCount = parameterCount
    self.source = source
    self.axes = axes
    count = axes.reduce(perPoint) { $0 * $1.values.count }
  }

  /// Draws from the distributions of a game's parameters; a power of two is the best number.
  /// - Precondition: `count` is in 0...2^32.
  public static func seeded(_ game: ParametricGame, count: Int, seed: UInt64) -> ParameterDraws {
    let used = Set((game.payoffs + game.probabilities).flatMap(\.usedNames))
    var next = 0
    let dimensions = game.parameters.indices.map { index in
      guard used.contains(index), !game.parameters[index].distribution.isPoint else { return -1 }
      defer { next += 1 }
      return next
    }
    return ParameterDraws(
      perPoint: count, parameterCount: game.parameters.count,
      source: .sobol(
        SobolDraws(count: count, seed: seed), dimensions: dimensions,
        quantiles: game.parameters.map(\.distribution.quantileFunction)))
  }

  /// Draws as they are given, one list of values per draw.
  /// - Throws: `.valueCount` where a draw has more or fewer values than the game has parameters.
  public static func given(
    _ game: ParametricGame, _ rows: [[Double]]
  ) throws(ParametricGameError) -> ParameterDraws {
    let count = game.parameters.count
    if let bad = rows.first(where: { $0.count != count }) {
      throw .valueCount(expected: count, found: bad.count)
    }
    return ParameterDraws(
      perPoint: rows.count, parameterCount: count, source: .table(rows.flatMap { $0 }))
  }

  /// One draw: every parameter at its best value.
  public static func best(_ game: ParametricGame) -> ParameterDraws {
    ParameterDraws(
      perPoint: 1, parameterCount: game.parameters.count, source: .table(game.bestValues))
  }

  /// The same draws at every point of a grid: common random numbers along the axes.
  ///
  /// - Precondition: axes have values, and their parameters are those of the game.
  public func over(_ axes: [Axis]) -> ParameterDraws {
    ParameterDraws(
      perPoint: countPerPoint, parameterCount: parameterCount, source: source, axes: axes)
  }

  /// The values of the axes at a point of the grid, in the order of the axes.
  public func coordinates(ofPoint point: Int) -> [Double] {
    var rest = point
    var values: [Double] = []
    for axis in axes.reversed() {
      values.append(axis.values[rest % axis.values.count])
      rest /= axis.values.count
    }
    return values.reversed()
  }

  /// The values of all parameters in one draw.
  public func values(ofDraw draw: Int) -> [Double] {
    var values = (0..<parameterCount).map { value(draw % countPerPoint, $0) }
    if !axes.isEmpty {
      for (axis, value) in zip(axes, coordinates(ofPoint: draw / countPerPoint)) {
        values[axis.parameter] = value
      }
    }
    return values
  }

  private func value(_ draw: Int, _ parameter: Int) -> Double {
    switch source {
    case .table(let values): values[draw * parameterCount + parameter]
    case .sobol(let draws, let dimensions, let quantiles):
      // A known number has the same quantile everywhere.
      quantiles[parameter](
        dimensions[parameter] < 0
          ? 0.5 : draws.uniform(draw: draw, dimension: dimensions[parameter]))
    }
  }

  /// Fills blocks of registers, `width` for each parameter, from a range of draws.
  ///
  /// Where there are fewer draws than `width`, the last is repeated. Values that are not finite become NaN.
  func fill(_ range: Range<Int>, width: Int, into registers: inout [Double]) {
    for parameter in 0..<parameterCount {
      switch source {
      case .table:
        for lane in 0..<width {
          registers[parameter * width + lane] = poisoned(value(draw(lane, range), parameter))
        }
      case .sobol(let draws, let dimensions, let quantiles):
        let quantile = quantiles[parameter]
        let dimension = dimensions[parameter]
        for lane in 0..<width {
          let uniform =
            dimension < 0 ? 0.5 : draws.uniform(draw: draw(lane, range), dimension: dimension)
          registers[parameter * width + lane] = quantile(uniform)
        }
      }
    }
    var repeats = countPerPoint
    for axis in axes.reversed() {
      for lane in 0..<width {
        let draw = min(range.lowerBound + lane, range.upperBound - 1)
        let value = axis.values[draw / repeats % axis.values.count]
        registers[axis.parameter * width + lane] = poisoned(value)
      }
      repeats *= axis.values.count
    }
  }

  /// The draw of a lane among those of one point of the grid.
  private func draw(_ lane: Int, _ range: Range<Int>) -> Int {
    min(range.lowerBound + lane, range.upperBound - 1) % countPerPoint
  }
}
