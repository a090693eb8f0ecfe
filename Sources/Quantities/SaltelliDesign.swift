/// Where a function of independent inputs is to be evaluated so that its Sobol' indices can be estimated.
///
/// Two matrices A and B of points and, for each input, A with that input's column taken from B: inputs
/// + 2 points a row (Saltelli et al. 2010). A and B are the first and the second half of the coordinates
/// of scrambled Sobol' points, so that each number is a pure function of seed, row and input.
public struct SaltelliDesign: Sendable {
  /// One of the matrices of points.
  public enum Matrix: Hashable, Sendable {
    /// The first matrix.
    case first
    /// The second matrix, independent of the first.
    case second
    /// The first matrix with the column of one input taken from the second.
    case mixed(Int)
  }

  /// Number of inputs.
  public let inputCount: Int
  /// Number of rows of each matrix; a power of two is best.
  public let rowCount: Int
  private let draws: SobolDraws

  /// Points for so many inputs.
  /// - Precondition: `inputs` is not negative and `rows` is in 0...2^32.
  public init(inputs: Int, rows: Int, seed: UInt64) {
    precondition(inputs >= 0, "there cannot be \(inputs) inputs")
    inputCount = inputs
    rowCount = rows
    draws = SobolDraws(count: rows, seed: seed)
  }

  /// The matrices in the order of `Outcomes`: the first, the second, then the mixed ones.
  public var matrices: [Matrix] { [.first, .second] + (0..<inputCount).map { .mixed($0) } }

  /// One coordinate of one point, uniform on (0, 1); constant time.
  public func uniform(row: Int, input: Int, in matrix: Matrix) -> Double {
    let isSecond =
      switch matrix {
      case .first: false
      case .second: true
      case .mixed(let column): column == input
      }
    return draws.uniform(draw: row, dimension: isSecond ? inputCount + input : input)
  }

  /// One point, each coordinate uniform on (0, 1); linear in the number of inputs.
  public func point(row: Int, in matrix: Matrix) -> [Double] {
    (0..<inputCount).map { uniform(row: row, input: $0, in: matrix) }
  }
}

extension SaltelliDesign {
  /// What a function gives at the points of a design, row by row.
  public struct Outcomes: Sendable {
    /// At the points of the first matrix.
    public var first: [Double]
    /// At the points of the second matrix.
    public var second: [Double]
    /// For each input, at the points of the first matrix with that input from the second.
    public var mixed: [[Double]]

    /// Outcomes of equal length.
    /// - Precondition: all lists have the same length.
    public init(first: [Double], second: [Double], mixed: [[Double]]) {
      precondition(
        ([second] + mixed).allSatisfy { $0.count == first.count },
        "every matrix has the same number of rows")
      self.first = first
      self.second = second
      self.mixed = mixed
    }
  }

  /// Evaluates a function of one point at all points; rows × (inputs + 2) calls.
  public func outcomes(_ function: ([Double]) throws -> Double) rethrows -> Outcomes {
    let columns = try matrices.map { matrix in
      try (0..<rowCount).map { try function(point(row: $0, in: matrix)) }
    }
    return Outcomes(first: columns[0], second: columns[1], mixed: Array(columns.dropFirst(2)))
  }
}
