public import Quantities

/// One value of a table, typed so that each face can show it in its own way.
///
/// Numbers are kept whole: rounding is a matter of the face. A value that could not be had is
/// `.missing` with its reason, never a zero or an empty text.
public enum Cell: Hashable, Sendable {
  /// Words from the case or from a study.
  case text(String)
  /// A count.
  case integer(Int)
  /// A quantity, shown to people with so many digits after the point.
  case number(Double, digits: Int)
  /// A quantity of any size, shown to people with so many significant figures.
  case measure(Double, figures: Int)
  /// A probability in 0...1, shown to people in percent.
  case probability(Double)
  /// A value with its 5% and 95% points, shown to people with so many digits after the point.
  case interval(value: Double, low: Double, high: Double, digits: Int)
  /// A civil day.
  case day(Day)
  /// A week that begins on Monday.
  case week(Week)
  /// The ids of the items of evidence that the row rests on.
  case evidence([String])
  /// Yes or no.
  case flag(Bool)
  /// No value, and why, such as "too few statements".
  case missing(String)
}

extension Cell {
  /// Whether the value is a quantity, to be aligned on its right end.
  var isNumeric: Bool {
    switch self {
    case .integer, .number, .measure, .probability, .interval: true
    case .text, .day, .week, .evidence, .flag, .missing: false
    }
  }

  /// Whether the value is text that may be broken over several lines.
  var isProse: Bool {
    switch self {
    case .text, .evidence, .missing: true
    case .integer, .number, .measure, .probability, .interval, .day, .week, .flag: false
    }
  }

  var isInterval: Bool {
    if case .interval = self { return true }
    return false
  }
}
