import Games
import Record

/// A number of a case's file, written as an expression over the case's assumptions.
struct CaseNumber: Hashable, Sendable {
  /// Its place among the numbers of the file.
  let index: Int
  /// The expression as it is written.
  let expression: Expression
  /// Where it stands.
  let place: Problem.Place
  /// What it may be.
  let range: NumberRange
}

/// The values that a number may take.
enum NumberRange: Hashable, Sendable {
  /// Any number.
  case any
  /// Zero or more.
  case notNegative
  /// Above zero.
  case positive
  /// From 0 to 1, both included.
  case probability
  /// An error rate: from 0 to below one half, as what is seen would otherwise mean its opposite.
  case noise

  func contains(_ value: Double) -> Bool {
    switch self {
    case .any: value.isFinite
    case .notNegative: value >= 0
    case .positive: value > 0
    case .probability: 0...1 ~= value
    case .noise: 0..<0.5 ~= value
    }
  }

  /// What is expected, in words.
  var words: String {
    switch self {
    case .any: "a number"
    case .notNegative: "a number of 0 or more"
    case .positive: "a number above 0"
    case .probability: "a probability, from 0 to 1"
    case .noise: "a chance of error, from 0 to below 0.5"
    }
  }
}
