/// Bytes of one field, without the quotes around it.
@usableFromInline package struct FieldSpan {
  @usableFromInline package let start: Int
  @usableFromInline package let end: Int
  /// Whether quotes inside are written twice.
  @usableFromInline package let isEscaped: Bool

  var isEmpty: Bool { start == end }
}

/// The fields of one record, as places in memory that the next record takes over.
///
/// Valid until the text is asked for its next record.
@frozen @usableFromInline package struct DelimitedRecord {
  /// Line on which the record starts, from 1.
  @usableFromInline package let line: Int
  /// Number of fields.
  @usableFromInline package let count: Int
  @usableFromInline let bytes: UnsafePointer<UInt8>
  @usableFromInline let start: Int
  /// Where fields end, each one byte before the next; `nil` where `spans` tells.
  @usableFromInline let ends: UnsafePointer<UInt32>?
  @usableFromInline let spans: UnsafePointer<FieldSpan>?

  /// The bytes of a field, from 0, without the quotes around it; empty where the record ends before.
  @inlinable @inline(__always)
  package func field(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, index < count else { return UnsafeBufferPointer(start: nil, count: 0) }
    guard let ends else {
      guard let spans else { return UnsafeBufferPointer(start: nil, count: 0) }
      let span = spans[index]
      return UnsafeBufferPointer(start: bytes + span.start, count: span.end - span.start)
    }
    let first = index == 0 ? start : Int(ends[index - 1]) + 1
    return UnsafeBufferPointer(start: bytes + first, count: Int(ends[index]) - first)
  }

  /// The bytes from the start of one field to the end of a later one, as they stand in the file.
  ///
  /// With what sets the fields apart; empty where one of the two is missing.
  @inlinable package func bytes(
    from first: Int, through last: Int
  ) -> UnsafeBufferPointer<UInt8> {
    let head = field(first), tail = field(last)
    guard let start = head.baseAddress, let end = tail.baseAddress, start <= end else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: end - start + tail.count)
  }

  /// Whether quotes inside the field are written twice.
  @inlinable package func isEscaped(_ index: Int) -> Bool {
    guard let spans, index >= 0, index < count else { return false }
    return spans[index].isEscaped
  }

  /// The field as it stands, doubled quotes as one.
  package func text(_ index: Int) -> String {
    isEscaped(index)
      ? String(decoding: unescaped(index), as: UTF8.self)
      : String(decoding: field(index), as: UTF8.self)
  }

  /// The field's bytes with each doubled quote as one.
  package func unescaped(_ index: Int) -> [UInt8] {
    guard isEscaped(index) else { return Array(field(index)) }
    var result: [UInt8] = []
    var isSecond = false
    for byte in field(index) {
      isSecond = byte == quote && !isSecond
      if byte != quote || isSecond { result.append(byte) }
    }
    return result
  }

  /// Whether all fields hold only spaces and tabs.
  var isBlank: Bool {
    for index in 0..<count where !field(index).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      return false
    }
    return true
  }

  /// The first field that is not UTF-8, from 0; asked of plain records, careful reading has checked.
  func faultyField() -> Int? {
    let last = field(count - 1)
    guard let end = last.baseAddress.map({ $0 + last.count }) else { return nil }
    let whole = UnsafeBufferPointer(start: bytes + start, count: end - (bytes + start))
    if String(validating: whole, as: UTF8.self) != nil { return nil }
    return (0..<count).first { String(validating: field($0), as: UTF8.self) == nil }
  }
}
