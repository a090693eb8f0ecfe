/// Values of up to four hypotheses, worked on together.
typealias Lanes = SIMD4<Double>

extension Lanes {
  /// Hypotheses worked on together.
  static let width = 4

  /// Number of blocks that hold so many hypotheses.
  static func blocks(_ states: Int) -> Int { (states + width - 1) / width }

  /// Hypotheses of one block.
  static func states(_ block: Int, of states: Int) -> Range<Int> {
    (block * width)..<Swift.min((block + 1) * width, states)
  }

  /// One block of the values at every `step` from `first`, one for each hypothesis; zero beyond the last.
  init(_ values: [Double], from first: Int, step: Int = 1, block: Int, states: Int) {
    self = .zero
    for state in Lanes.states(block, of: states) {
      self[state % Lanes.width] = values[first + state * step]
    }
  }
}
