import Foundation

/// One record of a delimited text file, before its columns have names.
struct DelimitedRecord {
  /// Line on which the record starts, from 1.
  let line: Int
  let fields: [String]
}

/// Reads delimited text (RFC 4180) record by record, as spreadsheets write it.
///
/// Takes a UTF-8 byte-order mark, LF, CRLF or CR line ends, quoted fields with separators and line breaks in
/// them, and comma, semicolon or tab as separator (whichever the header holds most of, outside
/// quotes). A malformed record is refused alone and reading goes on with the next line.
/// Complexity: linear in the bytes; memory for one record.
struct DelimitedText {
  /// A longer record is refused: no cell of a case is a book, and a lost quote must not swallow a file.
  static let longestRecord = 1 << 20

  private let file: String
  private let data: Data
  private let separator: UInt8
  private var position: Int
  private var line = 1

  init(_ bytes: FileBytes) {
    file = bytes.name
    data = bytes.data
    let hasMark = data.starts(with: [0xEF, 0xBB, 0xBF])
    position = data.startIndex + (hasMark ? 3 : 0)
    separator = DelimitedText.separator(in: data[position...].prefix(DelimitedText.longestRecord))
  }

  /// The next record, or the problem for which it was refused; `nil` at the end. Blank lines are skipped.
  mutating func next() -> Result<DelimitedRecord, Problem>? {
    while position < data.endIndex {
      let startLine = line
      switch data.withUnsafeBytes({ scan($0, startLine: startLine) }) {
      case .success(let record) where record.fields == [""]: continue
      case let result: return result
      }
    }
    return nil
  }

  // MARK: Scanning

  private mutating func scan(
    _ bytes: UnsafeRawBufferPointer, startLine: Int
  ) -> Result<DelimitedRecord, Problem> {
    let base = data.startIndex
    var cursor = position - base
    let limit = min(bytes.count, cursor + DelimitedText.longestRecord)
    var fields: [String] = []
    while true {
      let field = DelimitedText.field(
        in: bytes, from: cursor, limit: limit, separator: separator, lines: &line)
      switch field {
      case .failure(let fault):
        let problem = problem(fault, line: startLine, field: fields.count + 1)
        skipLine(bytes, from: position - base, startLine: startLine)
        return .failure(problem)
      case .success(let (text, end, isLast)):
        fields.append(text)
        cursor = end
        guard isLast else { continue }
        position = base + cursor
        return .success(DelimitedRecord(line: startLine, fields: fields))
      }
    }
  }

  private mutating func skipLine(_ bytes: UnsafeRawBufferPointer, from start: Int, startLine: Int) {
    var cursor = start
    while cursor < bytes.count, bytes[cursor] != 0x0A, bytes[cursor] != 0x0D { cursor += 1 }
    position = data.startIndex + DelimitedText.afterLineEnd(bytes, cursor)
    line = startLine + 1
  }

  private func problem(_ fault: Fault, line: Int, field: Int) -> Problem {
    let place = Problem.Place(file: file, line: line, column: "field \(field)")
    switch fault {
    case .notUTF8:
      return Problem(at: place, found: "bytes that are not UTF-8", expected: "text in UTF-8")
    case .nul:
      return Problem(at: place, found: "a NUL byte", expected: "text without NUL bytes")
    case .openQuote:
      return Problem(
        at: place, found: "a quote that is not closed", expected: "a closing quote (\")")
    case .textAfterQuote:
      return Problem(
        at: place, found: "text after a closing quote",
        expected: "a separator or line end (a quote inside a quoted field is written twice)")
    case .tooLong:
      return Problem(
        at: place, found: "a record of more than \(DelimitedText.longestRecord) bytes",
        expected: "a shorter one")
    }
  }

  // MARK: Fields

  private enum Fault: Error { case notUTF8, nul, openQuote, textAfterQuote, tooLong }

  private typealias Field = (text: String, end: Int, isLast: Bool)

  private static func field(
    in bytes: UnsafeRawBufferPointer, from start: Int, limit: Int, separator: UInt8,
    lines: inout Int
  ) -> Result<Field, Fault> {
    if start < limit, bytes[start] == 0x22 {
      return quoted(in: bytes, from: start, limit: limit, separator: separator, lines: &lines)
    }
    var cursor = start
    while cursor < limit {
      let byte = bytes[cursor]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      if byte == 0 { return .failure(.nul) }
      cursor += 1
    }
    if cursor == limit, limit < bytes.count { return .failure(.tooLong) }
    guard let text = String(validating: bytes[start..<cursor], as: UTF8.self) else {
      return .failure(.notUTF8)
    }
    return .success(ended(text, bytes, cursor, separator, &lines))
  }

  private static func quoted(
    in bytes: UnsafeRawBufferPointer, from start: Int, limit: Int, separator: UInt8,
    lines: inout Int
  ) -> Result<Field, Fault> {
    var content: [UInt8] = []
    var cursor = start + 1
    while cursor < limit {
      let byte = bytes[cursor]
      if byte == 0 { return .failure(.nul) }
      if byte == 0x22 {
        guard cursor + 1 < bytes.count, bytes[cursor + 1] == 0x22 else { break }
        cursor += 1
      }
      if byte == 0x0A { lines += 1 }
      content.append(byte)
      cursor += 1
    }
    guard cursor < limit else {
      return .failure(limit < bytes.count ? .tooLong : .openQuote)
    }
    cursor += 1
    let atEnd = cursor == bytes.count
    guard atEnd || [separator, 0x0A, 0x0D].contains(bytes[cursor]) else {
      return .failure(.textAfterQuote)
    }
    guard let text = String(validating: content, as: UTF8.self) else { return .failure(.notUTF8) }
    return .success(ended(text, bytes, cursor, separator, &lines))
  }

  private static func ended(
    _ text: String, _ bytes: UnsafeRawBufferPointer, _ cursor: Int, _ separator: UInt8,
    _ lines: inout Int
  ) -> Field {
    if cursor < bytes.count, bytes[cursor] == separator { return (text, cursor + 1, false) }
    lines += 1
    return (text, afterLineEnd(bytes, cursor), true)
  }

  /// Position after LF, CRLF or CR at `cursor`.
  private static func afterLineEnd(_ bytes: UnsafeRawBufferPointer, _ cursor: Int) -> Int {
    guard cursor < bytes.count else { return bytes.count }
    let isPair = bytes[cursor] == 0x0D && cursor + 1 < bytes.count && bytes[cursor + 1] == 0x0A
    return cursor + (isPair ? 2 : 1)
  }

  /// The candidate that the first line holds most of outside quotes; comma in a tie.
  private static func separator(in start: Data) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in start {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = counts.max() ?? 0
    return candidates[counts.firstIndex(of: best) ?? 0]
  }
}
