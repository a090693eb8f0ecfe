import Quantities
import Testing

@testable import Games

@Suite struct `Factors of a sparse basis` {
  /// A random matrix with a few entries in each column, one of them on the diagonal of the first columns.
  private func matrix(_ size: Int, _ generator: inout SeededGenerator) -> SparseColumns {
    var matrix = SparseColumns(rowCount: size)
    for column in 0..<2 * size {
      var rows: Set<Int> = [column % size]
      for _ in 0..<generator.below(4) { rows.insert(generator.below(size)) }
      for row in rows.sorted() { matrix.add(0.5 + generator.uniform(), at: row) }
      matrix.endColumn()
    }
    return matrix
  }

  /// How far B·x misses a right-hand side.
  private func residual(
    _ matrix: SparseColumns, _ basis: [Int], _ solution: [Double], _ side: [Double]
  ) -> Double {
    var rest = side.map { -$0 }
    for (position, column) in basis.enumerated() {
      matrix.addColumn(column, times: solution[position], to: &rest)
    }
    return rest.reduce(0) { max($0, $1.magnitude) }
  }

  @Test func `solve systems, also after columns were replaced`() throws {
    var generator = SeededGenerator(seed: 31)
    for size in [1, 2, 5, 20, 60] {
      let matrix = matrix(size, &generator)
      var basis = Array(0..<size)
      var factors = BasisFactors(size: size)
      guard factors.factor(matrix, basis) else { continue }
      var solution = [Double](repeating: 0, count: size)
      for entering in size..<size + size / 2 {
        var column = [Double](repeating: 0, count: size)
        matrix.addColumn(entering, to: &column)
        factors.solve(&column, into: &solution)
        let nonzeros = solution.indices.filter { solution[$0] != 0 }
        let position = nonzeros.max { solution[$0].magnitude < solution[$1].magnitude } ?? 0
        factors.replace(position, by: solution, nonzeros: nonzeros.map(Int32.init))
        basis[position] = entering
        let side = (0..<size).map { _ in generator.uniform() - 0.5 }
        var work = side
        factors.solve(&work, into: &solution)
        #expect(residual(matrix, basis, solution, side) < 1e-9)
        #expect(work.allSatisfy { $0 == 0 })
      }
    }
  }

  @Test func `know a singular basis`() {
    var matrix = SparseColumns(rowCount: 2)
    for _ in 0..<2 {
      matrix.add(1, at: 0)
      matrix.add(2, at: 1)
      matrix.endColumn()
    }
    matrix.add(1, at: 0)
    matrix.endColumn()
    var factors = BasisFactors(size: 2)
    let isRegular = [[0, 1], [2, 2], [0, 2]].map { factors.factor(matrix, $0) }
    #expect(isRegular == [false, false, true])
  }
}
