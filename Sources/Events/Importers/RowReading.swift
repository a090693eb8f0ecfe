import Quantities
import Record

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
