import Quantities

extension Cell {
  /// The value in words and figures as people read it, for faces without markup.
  var plainText: String {
    switch self {
    case .text(let text): text
    case .integer(let count): Digits.grouped(count)
    case .number(let value, let digits): Digits.fixed(value, digits)
    case .measure(let value, let figures): significant(value, figures: figures)
    case .probability(let value): Digits.percent(value)
    case .interval(let value, let low, let high, let digits):
      Cell.intervalText(value, low, high, digits)
    case .day(let day): day.description
    case .week(let week): week.description
    case .evidence(let ids): ids.isEmpty ? Digits.none : ids.joined(separator: ", ")
    case .flag(let isSet): isSet ? "yes" : "no"
    case .missing(let reason): "(\(reason))"
    }
  }

  private static func intervalText(
    _ value: Double, _ low: Double, _ high: Double, _ digits: Int
  ) -> String {
    guard value.isFinite || low.isFinite || high.isFinite else { return Digits.none }
    if low == value, high == value { return Digits.fixed(value, digits) }
    let ends = "\(Digits.fixed(low, digits)) to \(Digits.fixed(high, digits))"
    return "\(Digits.fixed(value, digits)) (\(ends))"
  }
}
