/// One player's half of the path that `SequenceTracing` follows: a basis, and what its variables are worth.
///
/// The own plan is x + z·prior + what is played in any case. Values are polynomials in an infinitesimal ε,
/// one level per power, compared lexicographically; the last level only breaks ties. All of them are kept
/// up with each pivot, as is how fast each grows with z.
struct TracingHalf {
  let constraints: SequenceConstraints
  /// Number of levels.
  let levels: Int
  /// The column at each position of the basis.
  private(set) var basis: [Int]
  /// How fast the value at each position grows with z.
  private(set) var slopes: [Double]
  /// Level by level the value at each position.
  private var values: [Double]
  /// For the entering variable, what each value loses for each unit of it.
  private var column: [Double]
  /// Positions where `column` is not zero.
  private var nonzeros: [Int32] = []

  /// Level by level the right-hand side.
  private var sides: [[Double]]
  /// What z adds to the left-hand side.
  private let prior: [Double]
  private var isFree: [Bool]
  private var factors: BasisFactors
  /// Level by level the largest value since all were worked out anew.
  private var peaks: [Double]
  private var work: [Double]

  /// Smallest coefficient on which to pivot.
  private static let smallestPivot = 1e-9
  /// Numbers below this count as zero.
  private static let zero = 1e-13
  /// A sum below this share of its terms is zero.
  private static let cancellation = 1e-11
  /// So is a sum below this share of the largest value since all were worked out anew.
  private static let rounding = 1e-13
  /// What was zero before stays so when it is worked out as less than this.
  private static let zeroBefore = 1e-8

  /// A half with the basis at which its player plays nothing but the prior; `nil` where it is singular.
  ///
  /// `ownBase` and `otherBase` hold the sequences that both take at their sets in best replies to the
  /// priors; `sides` holds the levels but the last.
  init?(
    _ constraints: SequenceConstraints, prior plan: [Double], sides: [[Double]],
    ownBase: [Int], otherBase: [Int], z: [Double]
  ) {
    self.constraints = constraints
    let size = constraints.matrix.rowCount
    levels = sides.count + 1
    self.sides = sides
    prior = constraints.moved(plan).map { -$0 }
    let taken = Set(otherBase)
    basis =
      [0] + ownBase + Array(constraints.values)
      + (1..<constraints.other.sequenceCount).filter { !taken.contains($0) }
      .map(constraints.slack)
    isFree = basis.map(constraints.values.contains)
    values = [Double](repeating: .nan, count: size * levels)
    slopes = [Double](repeating: .nan, count: size)
    peaks = [Double](repeating: 0, count: levels)
    column = [Double](repeating: 0, count: size)
    work = [Double](repeating: 0, count: size)
    factors = BasisFactors(size: size)
    guard basis.count == size, factors.factor(constraints.matrix, basis) else { return nil }
    addTieBreaker()
    evaluate(at: z)
  }

  /// The last level: what makes each value of the first basis positive and unlike any other.
  private mutating func addTieBreaker() {
    var side = [Double](repeating: 0, count: basis.count)
    for (position, column) in basis.enumerated() where !isFree[position] {
      let size = 0.5 + weyl(position + 1) / 2
      constraints.matrix.addColumn(column, times: size, to: &side)
    }
    sides.append(side)
  }

  // MARK: Working out anew

  private mutating func solve(level: Int, at z: [Double]) {
    for row in prior.indices { work[row] += sides[level][row] - z[level] * prior[row] }
    factors.solve(&work, into: &column)
  }

  /// Works values and slopes out, with z by levels; what was zero stays so up to rounding.
  private mutating func evaluate(at z: [Double]) {
    for row in prior.indices { work[row] = -prior[row] }
    factors.solve(&work, into: &column)
    for position in basis.indices {
      slopes[position] = Self.renewed(slopes[position], column[position])
    }
    for level in 0..<levels {
      solve(level: level, at: z)
      peaks[level] = 0
      for position in basis.indices {
        let place = level * basis.count + position
        values[place] = Self.renewed(values[place], column[position])
        peaks[level] = max(peaks[level], values[place].magnitude)
      }
    }
  }

  private static func renewed(_ old: Double, _ new: Double) -> Double {
    new.magnitude <= (old == 0 ? zeroBefore : zero) ? 0 : new
  }

  /// Works everything out anew, and corrects z so that the value at a position vanishes.
  ///
  /// - Returns: false where the basis is singular.
  mutating func renew(at z: inout [Double], vanishing position: Int?) -> Bool {
    if factors.isWorn, !factors.factor(constraints.matrix, basis) { return false }
    evaluate(at: z)
    guard let position else { return true }
    guard slopes[position] != 0 else { return false }
    for level in 0..<levels {
      let correction = -values[level * basis.count + position] / slopes[position]
      guard correction != 0 else { continue }
      z[level] += correction
      move(level, along: slopes, by: correction)
    }
    vanish(position)
    return true
  }

  /// Factors the basis anew and works out everything, with a step of iterative refinement.
  mutating func polish(at z: [Double]) -> Bool {
    guard factors.factor(constraints.matrix, basis) else { return false }
    evaluate(at: z)
    for level in 0..<levels {
      for (position, column) in basis.enumerated() {
        constraints.matrix.addColumn(
          column, times: -values[level * basis.count + position], to: &work)
      }
      solve(level: level, at: z)
      for position in basis.indices { values[level * basis.count + position] += column[position] }
    }
    return true
  }

  // MARK: Ratio tests

  /// How far rounding may have moved the values of each level, by the largest among them.
  static func noise(_ peaks: [Double]) -> [Double] { peaks.map { 1e-15 * (1 + $0) } }

  /// The position that reaches zero first when z moves in a direction; `best` has the ratios so far.
  func firstToVanish(direction: Double, best: inout Ratio) -> Int? {
    firstToVanish(basis.indices, rates: slopes, sign: -direction, best: &best)
  }

  /// The position that reaches zero first when the variable of `column` enters, or `nil` for a ray.
  func firstToVanish(best: inout Ratio) -> Int? {
    firstToVanish(nonzeros.lazy.map(Int.init), rates: column, sign: 1, best: &best)
  }

  private func firstToVanish(
    _ positions: some Sequence<Int>, rates: [Double], sign: Double, best: inout Ratio
  ) -> Int? {
    let noise = Self.noise(peaks)
    var found: Int?
    values.withUnsafeBufferPointer { values in
      for position in positions {
        let rate = sign * rates[position]
        guard rate > Self.smallestPivot, !isFree[position],
          values[position] <= rate * best.bound + noise[0]
        else { continue }
        if best.improves(values, position, basis.count, rate, noise: noise) { found = position }
      }
    }
    return found
  }

  // MARK: Steps

  /// Moves every value along with z.
  mutating func follow(direction: Double, by ratio: Ratio) {
    for level in 0..<levels where ratio.steps[level] != 0 {
      move(level, along: slopes, by: direction * ratio.steps[level])
    }
  }

  /// Moves the values of a level; what rounding leaves of a cancellation is zero.
  private mutating func move(_ level: Int, along rates: [Double], by step: Double) {
    let size = basis.count
    let floor = Self.zero + Self.rounding * peaks[level]
    var peak = peaks[level]
    values.withUnsafeMutableBufferPointer { values in
      let values = UnsafeMutableBufferPointer(rebasing: values[level * size..<(level + 1) * size])
      rates.withUnsafeBufferPointer { rates in
        for position in 0..<size where rates[position] != 0 {
          let change = step * rates[position]
          let sum = values[position] + change
          let scale = values[position].magnitude + change.magnitude
          if scale > peak { peak = scale }
          values[position] = sum.magnitude <= floor + Self.cancellation * scale ? 0 : sum
        }
      }
    }
    peaks[level] = peak
  }

  /// Makes sure that the value at a position is zero, as it must be after a step that it bounds.
  mutating func vanish(_ position: Int) {
    for level in 0..<levels { values[level * basis.count + position] = 0 }
  }

  /// Expresses a column by the basis.
  mutating func bring(_ entering: Int) {
    constraints.matrix.addColumn(entering, to: &work)
    factors.solve(&work, into: &column)
    nonzeros.removeAll(keepingCapacity: true)
    for position in column.indices where column[position] != 0 {
      if column[position].magnitude < Self.zero {
        column[position] = 0
      } else {
        nonzeros.append(Int32(truncatingIfNeeded: position))
      }
    }
  }

  /// Moves every value as the variable of `column` enters.
  mutating func enter(by ratio: Ratio) {
    for level in 0..<levels where ratio.steps[level] != 0 {
      let floor = Self.zero + Self.rounding * peaks[level]
      for position in nonzeros.lazy.map(Int.init) {
        let place = level * basis.count + position
        let change = -ratio.steps[level] * column[position]
        let sum = values[place] + change
        let scale = values[place].magnitude + change.magnitude
        peaks[level] = max(peaks[level], scale)
        values[place] = sum.magnitude <= floor + Self.cancellation * scale ? 0 : sum
      }
    }
  }

  /// Puts the variable of `column` at a position, where it is worth `ratio`; false where it cannot be.
  mutating func exchange(_ position: Int, for entering: Int, worth ratio: Ratio?) -> Bool {
    let pivot = column[position]
    guard pivot.magnitude > Self.smallestPivot else { return false }
    let slope = slopes[position] / pivot
    if slope != 0 {
      for other in nonzeros.map(Int.init) where other != position {
        let sum = slopes[other] - slope * column[other]
        let size = slopes[other].magnitude + sum.magnitude
        slopes[other] = sum.magnitude <= Self.zero + Self.cancellation * size ? 0 : sum
      }
    }
    slopes[position] = slope
    factors.replace(position, by: column, nonzeros: nonzeros)
    basis[position] = entering
    isFree[position] = constraints.values.contains(entering)
    for level in 0..<levels {
      values[level * basis.count + position] = ratio?.steps[level] ?? 0
    }
    return true
  }

  /// The levels of each own sequence's value.
  var plan: [[Double]] {
    var plan = [[Double]](
      repeating: [Double](repeating: 0, count: levels), count: constraints.ownCount)
    for (position, column) in basis.enumerated() where column < constraints.ownCount {
      plan[column] = (0..<levels).map { values[$0 * basis.count + position] }
    }
    return plan
  }
}

/// Multiples of the golden ratio, which fill the unit interval evenly (Weyl 1916).
func weyl(_ index: Int) -> Double {
  (Double(index) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
}
