import Quantities
import Record

/// What bytes stood for within one file, so that nothing is made again of those that come again.
///
/// Tables of a run must not be asked by bytes alone, because the same bytes mean something else in
/// another source.
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

  /// What a name stands for; `read` is given its text where it is not remembered.
  mutating func value(
    ofName bytes: UnsafeBufferPointer<UInt8>, read: (String) -> Value
  ) -> Value {
    value(of: bytes) { read(String(decoding: bytes, as: UTF8.self)) }
  }
}

/// The latest day of a column: almost all rows of a file have the day of the row before.
struct DayMemory {
  private var words: (first: UInt64, last: UInt64) = (0, 0)
  private var count = 0
  private var number = 0

  /// Days since 1970-01-01 of a field; `read` is called where its bytes differ from the latest.
  mutating func number(
    of bytes: UnsafeBufferPointer<UInt8>, read: () throws(RowFault) -> Day
  ) throws(RowFault) -> Int {
    guard 8...16 ~= bytes.count, let base = bytes.baseAddress else { return try read().number }
    let start = UnsafeRawPointer(base)
    let first = start.loadUnaligned(as: UInt64.self)
    let last = start.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    if count == bytes.count, words.first == first, words.last == last { return number }
    let day = try read().number
    (words, count, number) = ((first, last), bytes.count, day)
    return day
  }

  /// A day written YYYY-MM-DD, whatever time follows it.
  mutating func iso(_ record: DelimitedRecord, _ column: Column) throws(RowFault) -> Int {
    try number(of: record.bytes(column)) { () throws(RowFault) in try record.isoDay(column) }
  }

  /// A day written YYYYMMDD.
  mutating func compact(_ record: DelimitedRecord, _ column: Column) throws(RowFault) -> Int {
    try number(of: record.bytes(column)) { () throws(RowFault) in try record.compactDay(column) }
  }
}
