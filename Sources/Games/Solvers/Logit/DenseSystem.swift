/// Square linear equations in memory of their own, solved by elimination with partial pivoting.
///
/// n³/3 multiplications to factorise, n² to solve.
final class DenseSystem {
  let width: Int
  /// Row by row; after `factorise` the factors.
  let matrix: FixedArray<Double>
  /// The right side; after `solve` the solution.
  let right: FixedArray<Double>
  private let pivots: FixedArray<Int>
  /// Whether the determinant of the matrix that was factorised last is below zero.
  private(set) var isNegative = false

  init(_ width: Int) {
    self.width = width
    matrix = FixedArray(width * width, 0)
    right = FixedArray(width, 0)
    pivots = FixedArray(width, 0)
  }

  deinit {
    matrix.deallocate()
    right.deallocate()
    pivots.deallocate()
  }

  /// Replaces the matrix by its factors; false where it is singular to the last bit.
  func factorise() -> Bool {
    let base = matrix.base
    isNegative = false
    for step in 0..<width {
      let pivot = largest(inColumn: step)
      pivots[step] = pivot
      let top = base + step * width
      if pivot != step { swap(top, base + pivot * width) }
      let diagonal = top[step]
      if (pivot != step) != (diagonal < 0) { isNegative.toggle() }
      guard diagonal.magnitude > 0, diagonal.isFinite else { return false }
      let inverse = 1 / diagonal
      for row in step + 1..<max(width, step + 1) {
        let target = base + row * width
        let factor = target[step] * inverse
        target[step] = factor
        // Rows have entries of magnitude one or less: what is tinier than rounding is left out.
        guard factor.magnitude > 1e-60 else { continue }
        for column in step + 1..<max(width, step + 1) { target[column] -= factor * top[column] }
      }
    }
    return true
  }

  private func largest(inColumn column: Int) -> Int {
    var best = column
    var size = matrix[column * width + column].magnitude
    for row in column + 1..<max(width, column + 1) {
      let other = matrix[row * width + column].magnitude
      if other > size { (best, size) = (row, other) }
    }
    return best
  }

  private func swap(_ one: UnsafeMutablePointer<Double>, _ two: UnsafeMutablePointer<Double>) {
    for column in 0..<width {
      let kept = one[column]
      one[column] = two[column]
      two[column] = kept
    }
  }

  /// Replaces the right side by the solution.
  func solve() {
    let base = matrix.base
    for step in 0..<width where pivots[step] != step {
      let kept = right[step]
      right[step] = right[pivots[step]]
      right[pivots[step]] = kept
    }
    for row in 0..<width {
      var sum = right[row]
      let factors = base + row * width
      for column in 0..<row { sum -= factors[column] * right.base[column] }
      right[row] = sum
    }
    for row in (0..<width).reversed() {
      var sum = right[row]
      let factors = base + row * width
      for column in row + 1..<max(width, row + 1) { sum -= factors[column] * right.base[column] }
      right[row] = sum / factors[row]
    }
  }
}
