import Quantities
import Record

/// What importers share that read many rows and drop most of them.
///
/// Remembers what bytes stood for within one file. Tables of a run must not be asked by bytes alone,
/// because the same bytes mean something else in another source.
struct ByteMemory<Value: Hashable & Sendable> {
  private var table = Interner<Value>()

  /// What the bytes stand for; `make` is called where they are not remembered.
  mutating func value(
    of first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0),
    _ third: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0),
    make: () -> Value
  ) -> Value {
    let position = table.position(of: first, second, third, make: make)
    return table.values[Int(position)]
  }
}

/// Days of rows, of which most are that of the row before.
struct DayMemory {
  private var bytes: (UInt64, UInt16) = (0, 0)
  private var number = 0

  /// A day written YYYY-MM-DD, whatever time follows it.
  mutating func iso(
    _ record: DelimitedRecord, _ column: Column
  ) throws(RowFault) -> Int {
    let field = record.field(column.position)
    guard field.count == 10, let base = field.baseAddress else {
      return try record.isoDay(column).number
    }
    let raw = UnsafeRawPointer(base)
    let now = (
      raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    )
    if now == bytes { return number }
    number = try record.isoDay(column).number
    bytes = now
    return number
  }

  /// A day written YYYYMMDD.
  mutating func compact(
    _ record: DelimitedRecord, _ column: Column
  ) throws(RowFault) -> Int {
    let field = record.field(column.position)
    guard field.count == 8, let base = field.baseAddress else {
      return try record.compactDay(column).number
    }
    let now = (UnsafeRawPointer(base).loadUnaligned(as: UInt64.self), UInt16(1))
    if now == bytes { return number }
    number = try record.compactDay(column).number
    bytes = now
    return number
  }
}

extension Column {
  /// Whether the file has the column.
  var isThere: Bool { position >= 0 }
}

extension DelimitedRecord {
  /// The bytes of a column's field; none where the file lacks it.
  func bytes(_ column: Column) -> UnsafeBufferPointer<UInt8> { field(column.position) }

  /// Whether a field holds the one letter.
  func holds(_ letter: Character, _ column: Column) -> Bool {
    let bytes = field(column.position)
    return bytes.count == 1 && bytes[0] == letter.asciiValue
  }

  /// Degrees north, not a number where not given.
  func latitude(_ column: Column) throws(RowFault) -> Double {
    try number(column, in: -90...90)
  }

  /// Degrees east, not a number where not given.
  func longitude(_ column: Column) throws(RowFault) -> Double {
    try number(column, in: -180...180)
  }
}

extension EventBatch {
  /// Keeps a field as it stands.
  mutating func text(_ record: DelimitedRecord, _ column: Column) -> Range<Int> {
    record.isEscaped(column.position)
      ? text(record.text(column.position)) : text(record.field(column.position))
  }

  /// Keeps two fields, set apart by a full stop.
  mutating func text(
    _ record: DelimitedRecord, _ first: Column, _ second: Column
  ) -> Range<Int> {
    let start = text(record, first).lowerBound
    _ = text(".")
    return start..<text(record, second).upperBound
  }
}

extension States {
  /// All codes, kept once however many rows are refused for want of one.
  static let knownCodes = all.allCodes
  /// All usual names, kept once.
  static let knownNames = all.entries.dropFirst().map(\.name)
}

extension EventCodes {
  /// A code of a scheme, without label or class where its table has no such code.
  func entry(_ code: String, _ scheme: EventCode.Scheme) -> EventCode {
    self.code(code, scheme)
      ?? EventCode(scheme: scheme, code: code, label: "", quad: nil, eventClass: .other)
  }
}

extension EventPlace {
  /// A place whose coordinates may be missing: not numbers.
  init(
    state: StateID, region: String = "", name: String = "", at latitude: Double,
    _ longitude: Double
  ) {
    self.init(
      state: state, region: region, name: name, latitude: latitude.isNaN ? nil : latitude,
      longitude: longitude.isNaN ? nil : longitude)
  }
}
