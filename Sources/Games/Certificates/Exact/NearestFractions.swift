extension BehaviourProfile {
  /// The simple fractions that the probabilities seem to stand for, or `nil` where they do not sum to
  /// one at some information set.
  ///
  /// Each is the first convergent of its continued fraction that is within 1e-13; what is found is a
  /// guess, to be verified.
  public func nearestFractions(in game: Game) -> [Rational]? {
    let fractions = probabilities.compactMap { Rational(near: $0) }
    guard fractions.count == game.actionCount else { return nil }
    for set in game.informationSets {
      let sum = fractions[set.actionRange].reduce(Rational.zero as Rational?) { $0?.adding($1) }
      guard sum == .one else { return nil }
    }
    return fractions
  }
}

extension Rational {
  /// The first convergent of a probability's continued fraction that is within 1e-13 of it.
  fileprivate init?(near value: Double) {
    guard value >= 0, value <= 1 else { return nil }
    var (before, now) = ((top: 0, bottom: 1), (top: 1, bottom: 0))
    var rest = value
    for _ in 0..<40 {
      let whole = Int(rest.rounded(.down))
      let (top, overflows) = now.top.multipliedReportingOverflow(by: whole)
      let (bottom, alsoOverflows) = now.bottom.multipliedReportingOverflow(by: whole)
      guard !overflows, !alsoOverflows, bottom < 1 << 52 else { return nil }
      (before, now) = (now, (top + before.top, bottom + before.bottom))
      if abs(Double(now.top) / Double(now.bottom) - value) <= 1e-13 { break }
      let fraction = rest - Double(whole)
      guard fraction > 1e-18 else { break }
      rest = 1 / fraction
      guard rest < 1e15 else { return nil }
    }
    self.init(now.top, over: now.bottom)
  }
}
