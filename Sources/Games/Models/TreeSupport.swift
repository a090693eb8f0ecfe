import RealModule

/// A number without the last digits, which hold only rounding: 14 significant ones are kept.
func payoff(_ value: Double) -> Number {
  guard value.isFinite, value.magnitude > 1e-290 else { return .zero }
  let digits = 13 - Int(Double.log10(value.magnitude).rounded(.down))
  guard 0...22 ~= digits else { return Number(value) ?? .zero }
  let factor = Double.pow(10, digits)
  return Number((value * factor).rounded() / factor) ?? .zero
}

extension GameTree {
  /// Lets chance draw one of `count` types, all as likely; returns the position after each.
  mutating func drawType(
    at position: Position, _ label: String = "", count: Int, prefix: String
  ) throws(GameError) -> [Position] {
    let share = Number(Rational(1, over: max(1, count)) ?? .one)
    return try draw(
      at: position, label, names: (1...max(1, count)).map { "\(prefix)\($0)" },
      probabilities: [Number](repeating: share, count: max(1, count)))
  }

  /// Lets chance draw; returns the position after each branch.
  ///
  /// The event is one of its own: Gambit finds that chance forgets where one event follows on
  /// different draws, and refuses two events with the same name. So a draw that occurs again has
  /// none.
  mutating func draw(
    at position: Position, _ label: String = "", names: [String], probabilities: [Number]
  ) throws(GameError) -> [Position] {
    try chance(
      at: position,
      event: try addEvent(label: label, actions: names, probabilities: probabilities))
  }

  /// Ends the game with an outcome of its own, so that one name may stand for several payoffs.
  mutating func end(
    at position: Position, _ outcome: String, _ payoffs: [Double]
  ) throws(GameError) {
    try end(
      at: position, outcome: try addOutcome(label: outcome, payoffs: payoffs.map { payoff($0) }))
  }
}

/// The probabilities of two types; the second has what the first leaves.
func twoTypes(_ first: Double) -> [Number] {
  let first = payoff(first)
  guard let exact = first.exact,
    let rest = Rational(
      exact.denominator - exact.numerator, over: exact.denominator)
  else { return [first, payoff(1 - first.value)] }
  return [first, Number(rest)]
}

/// The middle of each of `count` equal parts of an interval.
func midpoints(from lower: Double, to upper: Double, count: Int) -> [Double] {
  (0..<count).map { lower + (upper - lower) * (Double($0) + 0.5) / Double(count) }
}

/// The share of a uniform distribution that lies below a point; with no width, all or nothing.
///
/// Of the mass at a single point, what lies exactly there counts as not below.
func uniformShare(below point: Double, from lower: Double, to upper: Double) -> Double {
  guard upper > lower else { return point > lower ? 1 : 0 }
  return min(max((point - lower) / (upper - lower), 0), 1)
}
