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
