import Quantities
import Record

/// Typed values of fields, for importers.
extension DelimitedRecord {
  /// A field as text without surrounding white space.
  func trimmedText(_ column: Column) -> String { trimmed(text(column.position)) }

  /// A day written YYYYMMDD.
  func compactDay(_ column: Column) throws(RowFault) -> Day {
    guard let day = Events.compactDay(field(column.position)) else {
      throw RowFault(
        column.name,
        .particular(
          found: "“\(text(column.position))”", expected: "a day that exists, written YYYYMMDD"))
    }
    return day
  }

  /// A day written YYYY-MM-DD, whatever time follows it.
  func isoDay(_ column: Column) throws(RowFault) -> Day {
    let text = trimmedText(column)
    let isTimed = text.utf8.count > 10 && [0x20, 0x54].contains(text.utf8.dropFirst(10).first)
    guard let day = Day(iso8601: isTimed ? String(text.utf8.prefix(10)) ?? text : text) else {
      throw text.isEmpty ? RowFault(column.name, .empty) : RowFault(column.name, .notADay(text))
    }
    return day
  }

  /// A day written YYYY-MM-DD, or M/D/YYYY as one of ICEWS's exports has it.
  func isoOrAmericanDay(_ column: Column) throws(RowFault) -> Day {
    let parts = trimmedText(column).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let month = Int(parts[0]), let day = Int(parts[1]),
      let year = Int(parts[2]), let found = Day(year: year, month: month, day: day)
    else { return try isoDay(column) }
    return found
  }

  /// A field as text without white space and one pair of quotes around it; empty where it is missing.
  func value(_ column: Column) -> String {
    let text = unquoted(trimmedText(column))
    return ["NA", "NULL", "None"].contains(text) ? "" : text
  }

  /// The bytes of several fields beside one another.
  func bytes(_ span: ClosedRange<Int>) -> UnsafeBufferPointer<UInt8> {
    bytes(from: span.lowerBound, through: min(span.upperBound, count - 1))
  }

  /// A finite number, not a number where the field is empty or says so (`NA`, `.`, `NULL`).
  func number(_ column: Column) throws(RowFault) -> Double {
    if let number = decimal(field(column.position)) { return number }
    let text = trimmedText(column)
    if text.isEmpty || ["NA", "NaN", "nan", ".", "NULL", "None"].contains(text) { return .nan }
    guard let number = Double(text), number.isFinite else {
      throw RowFault(column.name, .notANumber(text))
    }
    return number
  }

  /// A number within bounds, not a number where the field is empty.
  func number(_ column: Column, in range: ClosedRange<Double>) throws(RowFault) -> Double {
    let number = try number(column)
    guard number.isNaN || range.contains(number) else {
      throw RowFault(
        column.name,
        .particular(
          found: "“\(trimmedText(column))”",
          expected: "a number from \(range.lowerBound) to \(range.upperBound)"))
    }
    return number
  }

  /// A whole number from 0 on; `standard` where the field is empty.
  func count(_ column: Column, default standard: Int) throws(RowFault) -> Int {
    let bytes = field(column.position)
    if bytes.isEmpty { return standard }
    guard let number = digits(bytes) else {
      throw RowFault(
        column.name, .notAWholeNumber(text(column.position), range: 0...999_999_999_999))
    }
    return number
  }
}

/// The day that eight digits YYYYMMDD stand for.
func compactDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
  guard bytes.count == 8, let number = digits(bytes) else { return nil }
  return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
}

/// A text without the pair of quotes around it.
func unquoted(_ text: String) -> String {
  text.utf8.count > 1 && text.first == "\"" && text.last == "\""
    ? String(text.dropFirst().dropLast()) : text
}

/// The columns from the first to the last of those given, as far as they are in the file.
///
/// Their bytes tell values apart that are made of those columns.
func columnSpan(_ columns: [Column]) -> ClosedRange<Int> {
  let positions = columns.map(\.position).filter { $0 >= 0 }
  return (positions.min() ?? 0)...(positions.max() ?? 0)
}

/// The number that up to 15 decimal digits stand for, with sign and point; `nil` for other spellings.
///
/// Exact: both the digits and the power of ten are doubles, and their quotient is rounded once.
func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
  var number = 0, count = 0, fraction = 0
  var (isNegative, hasPoint) = (false, false)
  for (index, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      number = number &* 10 &+ Int(byte &- 48)
      count += 1
      if hasPoint { fraction += 1 }
    case UInt8(ascii: ".") where !hasPoint && count > 0: hasPoint = true
    case UInt8(ascii: "-") where index == 0: isNegative = true
    default: return nil
    }
    if count > 15 { return nil }
  }
  guard count > 0, !hasPoint || fraction > 0 else { return nil }
  let size = Double(number) / powersOfTen[fraction]
  return isNegative ? -size : size
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/// The number that 1 to 12 decimal digits stand for.
func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  guard 1...12 ~= bytes.count else { return nil }
  var number = 0
  for byte in bytes {
    let digit = Int(byte) &- 48
    guard 0...9 ~= digit else { return nil }
    number = number &* 10 &+ digit
  }
  return number
}

/// Whether a field says that it holds nothing: empty, `NA`, `NULL` or `None`.
func isMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  switch bytes.count {
  case 0: true
  case 2: bytes[0] == UInt8(ascii: "N") && bytes[1] == UInt8(ascii: "A")
  case 4: bytes.elementsEqual("NULL".utf8) || bytes.elementsEqual("None".utf8)
  default: false
  }
}
