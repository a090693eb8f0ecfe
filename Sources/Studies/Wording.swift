import Briefing
import Quantities
import Record

/// Numbers as readers of a brief expect them in a sentence.
enum Wording {
  /// “86%”; “under 1%” and “over 99%” at the ends, so that nothing is called certain.
  static func percent(_ probability: Double) -> String {
    guard probability.isFinite else { return "an unknown share" }
    if probability < 0.01 { return "under 1%" }
    if probability > 0.99 { return "over 99%" }
    return "\(Int((probability * 100).rounded()))%"
  }

  /// “27% to 98%”.
  static func percents(_ low: Double, _ high: Double) -> String {
    let (from, to) = (percent(low), percent(high))
    return from == to ? from : "\(from) to \(to)"
  }

  /// One decimal, with a true minus sign; “beyond all bounds” for what is not finite or above 10¹⁵.
  static func decimal(_ value: Double) -> String {
    guard abs(value) < 1e15 else { return "beyond all bounds" }
    let tenths = Int((abs(value) * 10).rounded())
    return (value < 0 && tenths > 0 ? "−" : "") + "\(tenths / 10).\(tenths % 10)"
  }

  /// “1 statement”, “3 statements”.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// “There is almost no chance that …”, “It is very likely that …”, with the term in bold.
  static func sentence(_ probability: Double, that clause: Prose) -> Prose {
    let term = Probability(min(max(probability, 0), 1)).map { LikelihoodTerm($0) }
    switch term {
    case .almostNoChance: return "There is \(strong: "almost no chance") that \(clause)"
    case .roughlyEvenChance: return "There is a \(strong: "roughly even chance") that \(clause)"
    case let other?: return "It is \(strong: other.phrase) that \(clause)"
    case nil: return "It cannot be said whether \(clause)"
    }
  }

  /// Two decimals of a number of at least 0.
  static func hundredths(_ value: Double) -> String {
    guard (0..<1e15).contains(value) else { return "an unknown number of" }
    let (whole, rest) = Int((value * 100).rounded()).quotientAndRemainder(dividingBy: 100)
    return "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// “31 October 2022”.
  static func date(_ day: Day) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let (year, month, dayOfMonth) = day.components
    return "\(dayOfMonth) \(months[month - 1]) \(year)"
  }

  /// “p = 0.012”, “p < 0.001”.
  static func pValue(_ value: Double) -> String {
    guard value >= 0.001 else { return "p < 0.001" }
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "p = \(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// “a”, “a and b”, “a, b and c”.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The short name of a hypothesis: the text before a colon, all of a text of up to 24 characters, or the id.
  static func short(_ name: String, id: String) -> String {
    if let colon = name.firstIndex(of: ":") { return String(name[..<colon]) }
    return name.count <= 24 ? name : id
  }

  /// Digits in groups of three.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(abs(number)))
    for position in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: position)
    }
    return (number < 0 ? "−" : "") + String(digits)
  }

  /// A text without its full stop, for use inside a sentence.
  static func clause(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

extension Case {
  func proposition(_ id: String) -> Proposition? { propositions.first { $0.id == id } }
  func indicator(_ id: String) -> Indicator? { indicators.first { $0.id == id } }

  /// An indicator's text, without a full stop, to be quoted in a sentence.
  func indicatorText(_ id: String) -> String { Wording.clause(indicator(id)?.text ?? id) }

  /// A proposition's text, without a full stop, to be quoted in a sentence.
  func propositionText(_ id: String) -> String { Wording.clause(proposition(id)?.text ?? id) }

  /// Short name of the hypothesis at a position.
  func short(_ hypothesis: Int) -> String {
    Wording.short(hypotheses[hypothesis].name, id: hypotheses[hypothesis].id)
  }

  /// Positions of hypotheses under which the offer is meant; empty where the case does not say.
  var earnest: [Int] { hypotheses.indices.filter { hypotheses[$0].isEarnest == true } }
}
