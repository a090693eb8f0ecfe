import RealModule

/// Weeks of one exposure, for which a likelihood of the same count is worked out once.
struct ExposureClasses: Sendable {
  /// Class of each week.
  let classes: [Int]
  /// First week of each class.
  private(set) var representatives: [Int] = []
  /// Number of weeks of each class.
  private(set) var sizes: [Int] = []
  /// Exposure of each class.
  private(set) var values: [Double] = []
  /// Its logarithm.
  private(set) var logs: [Double] = []

  init(_ exposure: some Sequence<Double>) {
    var known: [Double: Int] = [:]
    var classes: [Int] = []
    for (week, value) in exposure.enumerated() {
      let position = known[value] ?? sizes.count
      if position == sizes.count {
        known[value] = position
        representatives.append(week)
        sizes.append(0)
        values.append(value)
        logs.append(Double.log(value))
      }
      sizes[position] += 1
      classes.append(position)
    }
    self.classes = classes
  }
}
