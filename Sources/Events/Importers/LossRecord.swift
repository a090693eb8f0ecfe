import Quantities
import Record

/// A value of a record of claimed losses.
enum LossValue {
  case missing
  case number(Double)
  case text(String)
  /// A list, an object, true or false.
  case other
}

/// A record of claimed losses: its line, and its values where it is an object.
struct LossRecord {
  let line: Int
  /// What stands for the line in events: the line itself, or else the record's position from 1.
  let number: Int
  let values: [String: LossValue]?

  private static let kinds: Set<String> = [
    "aircraft", "helicopter", "tank", "APC", "field artillery", "MRL", "anti-aircraft warfare",
    "drone", "naval ship", "military auto", "fuel tank", "mobile SRBM system",
    "vehicles and fuel tanks", "cruise missiles", "special equipment", "submarines",
    "ground robotic systems", "personnel", "POW",
  ]
  private static let range = -100_000_000.0...100_000_000.0

  /// The day of the claim.
  func day() throws(RowFault) -> Int {
    guard let values else {
      throw RowFault(
        nil, .particular(found: "no record", expected: "a record with a date and totals"))
    }
    guard case .text(let text)? = values["date"] else { throw RowFault("date", .empty) }
    guard let day = Day(iso8601: text) else { throw RowFault("date", .notADay(text)) }
    return day.number
  }

  /// All totals, in order of their names; a text under a name that is no kind is passed over.
  func totals() throws(RowFault) -> [LossTotal] {
    var totals: [LossTotal] = []
    for (kind, value) in (values ?? [:]).sorted(by: { $0.key < $1.key })
    where kind != "date" && kind != "day" {
      if let number = try number(kind, value) { totals.append(.init(kind: kind, number: number)) }
    }
    guard totals.count <= EventRow.mostParts else {
      throw RowFault(
        nil,
        .particular(
          found: "\(totals.count) kinds of losses",
          expected: "at most \(EventRow.mostParts) in one record"))
    }
    return totals
  }

  private func number(_ kind: String, _ value: LossValue) throws(RowFault) -> Double? {
    switch value {
    case .missing: return nil
    case .number(let number):
      guard LossRecord.range.contains(number), number == number.rounded() else {
        throw RowFault(kind, .notAWholeNumber("\(number)", range: 0...100_000_000))
      }
      return number
    case .text(let text):
      if LossRecord.kinds.contains(kind) { throw RowFault(kind, .notANumber(text)) }
      return nil
    case .other:
      throw RowFault(
        kind, .particular(found: "a list, record or truth value", expected: "a number"))
    }
  }
}

/// The total of one kind on one day.
struct LossTotal {
  let kind: String
  let number: Double

  /// Equipment, personnel or prisoners.
  var group: String {
    switch kind {
    case "personnel": "personnel"
    case "POW": "prisoners"
    default: "equipment"
    }
  }

  /// Only corrections state personnel beside equipment.
  static func areCorrections(_ totals: [LossTotal]) -> Bool {
    Set(totals.map(\.group)).isSuperset(of: ["personnel", "equipment"])
  }
}

/// How a total changed.
struct LossChange {
  let kind: String
  let code: String
  let amount: Double
}

/// The latest total of each kind, while records are read in order of days.
struct LossSeries {
  private var latest: [String: Double] = [:]
  private var lines: [Int: Int] = [:]

  /// Why a record cannot follow the ones before.
  mutating func fault(
    _ totals: [LossTotal], _ day: Int, _ line: Int, _ isCorrection: Bool
  ) -> RowFault? {
    if let first = lines[day] {
      return RowFault("date", .repeated("\(Day(number: day))", firstLine: first))
    }
    if !isCorrection, let total = totals.first(where: { $0.number < 0 }) {
      return RowFault(
        total.kind, .notAWholeNumber("\(Int(total.number))", range: 0...100_000_000))
    }
    lines[day] = line
    return nil
  }

  /// The changes that a record states, none of them 0.
  mutating func changes(_ totals: [LossTotal], _ isCorrection: Bool) -> [LossChange] {
    let changes = totals.map { total in
      isCorrection
        ? LossChange(
          kind: total.kind, code: "correction-" + total.group, amount: total.number)
        : change(total)
    }
    if !isCorrection { for total in totals { latest[total.kind] = total.number } }
    return changes.filter { $0.amount != 0 }
  }

  private func change(_ total: LossTotal) -> LossChange {
    guard let before = latest[total.kind] ?? predecessor(total.kind) else {
      return LossChange(kind: total.kind, code: total.group + "-stock", amount: total.number)
    }
    let amount = total.number - before
    return LossChange(
      kind: total.kind, code: total.group + (amount < 0 ? "-decrease" : ""), amount: amount)
  }

  /// What was counted before under other names.
  private func predecessor(_ kind: String) -> Double? {
    guard kind == "vehicles and fuel tanks", let vehicles = latest["military auto"],
      let tanks = latest["fuel tank"]
    else { return nil }
    return vehicles + tanks
  }
}

/// Where the elements of a JSON array begin.
enum JSONLines {
  /// The line, from 1, of each element of the outermost array; of use only where the text is JSON.
  static func elements(of bytes: [UInt8]) -> [Int] {
    var lines: [Int] = []
    var line = 1, depth = 0
    var isInText = false, isEscaped = false, isAwaited = false
    for byte in bytes {
      if byte == 0x0A { line += 1 }
      if isInText {
        if byte == UInt8(ascii: "\""), !isEscaped { isInText = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      if isAwaited, ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "]")].contains(byte) {
        lines.append(line)
        isAwaited = false
      }
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth == 1 { isAwaited = true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ","): if depth == 1 { isAwaited = true }
      default: break
      }
    }
    return lines
  }
}
