import Foundation

/// Findings as the program writes them in JSON, as far as tests ask.
struct FindingsText: Decodable {
  struct Column: Decodable, Equatable {
    let key: String
    let title: String
    let unit: String?
    let meaning: String
  }

  struct Table: Decodable {
    let key: String
    let title: String
    let columns: [Column]
    let rows: [[String: Value]]
  }

  struct Sentence: Decodable {
    let text: String
    let evidence: [String]
  }

  struct Stamp: Decodable {
    let version: String
    let `case`: String
    let seed: UInt64
    let draws: Int
  }

  let format: String
  let key: String
  let title: String
  let question: String
  let stamp: Stamp
  let summary: [Sentence]
  let tables: [Table]

  init(_ json: String) throws {
    self = try JSONDecoder().decode(FindingsText.self, from: Data(json.utf8))
  }
}

/// A value of a row.
enum Value: Decodable, Equatable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case ids([String])
  case interval(value: Double, low: Double, high: Double)
  case missing(String)

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      self = try Value(object)
      return
    }
    let single = try decoder.singleValueContainer()
    if let flag = try? single.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? single.decode(Double.self) {
      self = .number(number)
    } else if let text = try? single.decode(String.self) {
      self = .text(text)
    } else {
      self = .ids(try single.decode([String].self))
    }
  }

  private enum Key: String, CodingKey { case value, low, high, missing }

  private init(_ object: KeyedDecodingContainer<Key>) throws {
    if let reason = try object.decodeIfPresent(String.self, forKey: .missing) {
      self = .missing(reason)
    } else {
      self = .interval(
        value: try object.decode(Double.self, forKey: .value),
        low: try object.decode(Double.self, forKey: .low),
        high: try object.decode(Double.self, forKey: .high))
    }
  }
}

/// Fields of CSV (RFC 4180), read as strictly as the standard has it.
struct CommaSeparated {
  enum Fault: Error, Equatable {
    case lineEnd
    case openQuote
    case textAfterQuote
    case unequalRows
  }

  let header: [String]
  let rows: [[String]]

  init(_ text: String) throws {
    var reader = Reader(Array(text.unicodeScalars))
    var records: [[String]] = []
    while !reader.isAtEnd { records.append(try reader.record()) }
    header = records.first ?? []
    rows = Array(records.dropFirst())
    let width = header.count
    guard rows.allSatisfy({ $0.count == width }) else { throw Fault.unequalRows }
  }

  private struct Reader {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    var isAtEnd: Bool { position == scalars.count }

    mutating func record() throws -> [String] {
      var fields = [try field()]
      while take(",") { fields.append(try field()) }
      guard take("\r"), take("\n") else { throw Fault.lineEnd }
      return fields
    }

    private mutating func field() throws -> String {
      take("\"") ? try quoted() : plain()
    }

    private mutating func plain() -> String {
      var text = String.UnicodeScalarView()
      while !isAtEnd, ![",", "\r", "\n", "\""].contains(scalars[position]) { text.append(next()) }
      return String(text)
    }

    private mutating func quoted() throws -> String {
      var text = String.UnicodeScalarView()
      while !isAtEnd {
        let scalar = next()
        if scalar != "\"" || take("\"") {
          text.append(scalar)
        } else if isAtEnd || [",", "\r"].contains(scalars[position]) {
          return String(text)
        } else {
          throw Fault.textAfterQuote
        }
      }
      throw Fault.openQuote
    }

    private mutating func next() -> Unicode.Scalar {
      position += 1
      return scalars[position - 1]
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard !isAtEnd, scalars[position] == scalar else { return false }
      position += 1
      return true
    }
  }
}
