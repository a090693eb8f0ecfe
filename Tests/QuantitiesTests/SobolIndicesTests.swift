import Foundation
import Quantities
import Testing

@Suite struct SobolIndicesTests {
  /// Ishigami and Homma (1990) with a = 7 and b = 0.1 on (-π, π)³.
  private func ishigami(_ point: [Double]) -> Double {
    let x = point.map { (2 * $0 - 1) * Double.pi }
    return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  @Test func `finds the known indices of Ishigami`() {
    let indices = SobolIndices(inputs: 3, rows: 8_192, of: ishigami)
    let (pi4, pi8) = (pow(Double.pi, 4), pow(Double.pi, 8))
    let variance = 49.0 / 8 + 0.1 * pi4 / 5 + 0.01 * pi8 / 18 + 0.5
    let first = [0.5 * pow(1 + 0.1 * pi4 / 5, 2), 49.0 / 8, 0].map { $0 / variance }
    let both = 0.01 * pi8 * (1.0 / 18 - 1.0 / 50) / variance
    let total = [first[0] + both, first[1], both]
    #expect(abs(indices.variance - variance) < 0.01 * variance)
    #expect(abs(indices.mean - 3.5) < 0.01)
    for input in 0..<3 {
      #expect(abs(indices.inputs[input].first.value - first[input]) < 0.01)
      #expect(abs(indices.inputs[input].total.value - total[input]) < 0.01)
      #expect(indices.inputs[input].first.contains(first[input]))
      #expect(indices.inputs[input].total.contains(total[input]))
    }
  }

  /// Without interactions both indices are the shares of the squared slopes.
  @Test func `shares the variance of a sum by squared slopes`() {
    let slopes = [3.0, 2, 1, 0]
    let indices = SobolIndices(inputs: 4, rows: 4_096, seed: 7) { point in
      zip(slopes, point).reduce(100) { $0 + $1.0 * $1.1 }
    }
    for (slope, input) in zip(slopes, indices.inputs) {
      #expect(abs(input.first.value - slope * slope / 14) < 0.003)
      #expect(abs(input.total.value - slope * slope / 14) < 0.003)
    }
    #expect(indices.inputs[3].total.value == 0)
  }

  @Test func `a constant depends on nothing`() {
    let indices = SobolIndices(inputs: 2, rows: 64) { _ in 0.1 }
    #expect(indices.variance < 1e-20)
    let values = indices.inputs.flatMap { [$0.first, $0.total] }
    #expect(values.allSatisfy { $0.value == 0 && $0.low == 0 && $0.high == 0 })
  }

  @Test func `rows without a value are left out`() {
    let outcomes = SaltelliDesign(inputs: 1, rows: 64, seed: 1).outcomes { $0[0] }
    var holed = outcomes
    holed.mixed[0][5] = .nan
    holed.first[9] = .infinity
    let indices = SobolIndices(holed)
    #expect(indices.rowCount == 62)
    #expect(abs(indices.inputs[0].total.value - 1) < 0.2)
    #expect(SobolIndices(.init(first: [], second: [], mixed: [[]])).inputs[0].total.value == 0)
  }

  @Test func `the same seed gives the same intervals`() {
    let again = (0..<2).map { _ in SobolIndices(inputs: 3, rows: 256, seed: 5, of: ishigami) }
    #expect(again[0] == again[1])
    #expect(again[0] != SobolIndices(inputs: 3, rows: 256, seed: 6, of: ishigami))
  }

  @Test func `the mixed matrix differs in one column only`() {
    let design = SaltelliDesign(inputs: 3, rows: 16, seed: 3)
    for row in 0..<16 {
      let (first, second) = (
        design.point(row: row, in: .first), design.point(row: row, in: .second)
      )
      #expect(design.point(row: row, in: .mixed(1)) == [first[0], second[1], first[2]])
    }
    #expect(design.matrices.count == 5)
  }
}

extension SobolIndices.Estimate {
  /// Whether the interval, widened by what Sobol' points leave, holds a value.
  fileprivate func contains(_ known: Double) -> Bool {
    known >= low - 0.005 && known <= high + 0.005
  }
}
