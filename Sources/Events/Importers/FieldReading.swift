import Quantities
import Record

/// Typed values of fields, for importers.
extension DelimitedRecord {
  /// A field as text without surrounding white space.
  func trimmedText(_ column: Column) -> String { trimmed(text(column.position)) }

  /// A day written YYYYMMDD.
  func compactDay(_ column: Column) throws(RowFault) -> Day {
    let bytes = field(column.position)
    guard bytes.count == 8, let number = digits(bytes),
      let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    else { throw RowFault(column.name, .particular(
      found: "“\(text(column.position))”", expected: "a day that exists, written YYYYMMDD")) }
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

  /// A finite number, not a number where the field is empty or says so (`NA`, `.`, `NULL`).
  func number(_ column: Column) throws(RowFault) -> Double {
    if let number = plainDecimal(field(column.position)) { return number }
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

/// The number that plain decimal digits stand for, with a sign and a point at most; `nil` for anything
/// else, also for more than 15 digits.
///
/// Exact: numerator and power of ten are whole numbers below 2⁵³, and one division rounds correctly
/// (Clinger 1990).
func plainDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
  guard 1...17 ~= bytes.count else { return nil }
  var digits = 0, decimals = -1, count = 0
  let isNegative = bytes[0] == UInt8(ascii: "-")
  for byte in bytes.dropFirst(isNegative ? 1 : 0) {
    if byte == UInt8(ascii: "."), decimals < 0 {
      decimals = 0
      continue
    }
    let digit = Int(byte) &- 48
    guard 0...9 ~= digit else { return nil }
    digits = digits &* 10 &+ digit
    count += 1
    if decimals >= 0 { decimals += 1 }
  }
  guard 1...15 ~= count else { return nil }
  let value = Double(digits) / powersOfTen[max(0, decimals)]
  return isNegative ? -value : value
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
