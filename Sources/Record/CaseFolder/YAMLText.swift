import Quantities
import Yams

/// A place in a YAML file from which typed values are taken; faults are gathered, not thrown.
///
/// Anchors are refused before parsing: a few lines of them can stand for billions of nodes.
final class YAMLText {
  static let largest = 4 << 20

  let file: String
  private(set) var problems: [Problem] = []

  init(file: String) { self.file = file }

  /// The document's root, or `nil` with the problem noted.
  func root(_ bytes: FileBytes) -> Node? {
    guard bytes.data.count <= YAMLText.largest else {
      return refuse(found: "\(bytes.data.count) bytes", expected: "at most \(YAMLText.largest)")
    }
    guard let text = String(validating: bytes.data, as: UTF8.self) else {
      return refuse(found: "bytes that are not UTF-8", expected: "text in UTF-8")
    }
    guard !text.utf8.contains(0) else {
      return refuse(found: "a NUL byte", expected: "text without NUL bytes")
    }
    if let line = YAMLText.lineOfAnchor(in: text) {
      return refuse(
        line: line, found: "an anchor (&)",
        expected: "every value written out (quote a text that begins with &)")
    }
    return parse(text)
  }

  func note(_ problem: Problem) { problems.append(problem) }

  func place(_ node: Node) -> Problem.Place {
    .init(file: file, line: node.mark?.line, column: node.mark.map { String($0.column) })
  }

  // MARK: Typed values

  /// The value of a key; its absence is a problem noted at the mapping.
  func required(_ key: String, in node: Node) -> Node? {
    if let value = node.mapping?[key] { return value }
    note(
      Problem(
        at: place(node), found: node.mapping == nil ? "no mapping" : "no key “\(key)”",
        expected: "\(key): …"))
    return nil
  }

  func text(_ key: String, in node: Node) -> String? {
    required(key, in: node).flatMap(text)
  }

  func text(_ node: Node) -> String? {
    let value = node.scalar.map { trimmed($0.string) }
    if let value, !value.isEmpty { return value }
    note(Problem(at: place(node), found: "no text", expected: "text"))
    return nil
  }

  func day(_ key: String, in node: Node) -> Day? {
    guard let value = required(key, in: node), let text = text(value) else { return nil }
    if let day = Day(iso8601: text) { return day }
    note(
      Problem(
        at: place(value), found: "“\(text)”",
        expected: "a day that exists, as ISO 8601 YYYY-MM-DD (for example 2022-07-24)"))
    return nil
  }

  /// A number in a range; `nil` without a problem where the key is absent.
  func number(_ key: String, in node: Node, range: ClosedRange<Double>) -> Double? {
    guard let value = node.mapping?[key] else { return nil }
    if let number = value.scalar.flatMap({ Double($0.string) }), range.contains(number) {
      return number
    }
    note(
      Problem(
        at: place(value), found: "“\(value.scalar?.string ?? "a list or mapping")”",
        expected: "a number from \(range.lowerBound) to \(range.upperBound)"))
    return nil
  }

  /// `true` or `false`; `nil` without a problem where the key is absent.
  func flag(_ key: String, in node: Node) -> Bool? {
    guard let value = node.mapping?[key] else { return nil }
    if let flag = value.scalar.flatMap({ Bool($0.string) }) { return flag }
    note(
      Problem(
        at: place(value), found: "“\(value.scalar?.string ?? "a list or mapping")”",
        expected: "true or false"))
    return nil
  }

  func list(_ key: String, in node: Node) -> [Node] {
    guard let value = required(key, in: node) else { return [] }
    return list(value)
  }

  func list(_ node: Node) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    note(Problem(at: place(node), found: "no list", expected: "a list (- …)"))
    return []
  }

  /// Notes every key that is not among the known ones, with the nearest that is.
  func checkKeys(of node: Node, known: [String]) {
    for (key, _) in node.mapping ?? [:] {
      let name = key.scalar?.string ?? ""
      guard !known.contains(name) else { continue }
      note(
        Problem(
          .warning, at: place(key), found: "key “\(name)”",
          expected: known.joined(separator: ", "), suggestion: nearestName(to: name, in: known)))
    }
  }

  // MARK: Parsing

  private func parse(_ text: String) -> Node? {
    do {
      guard let root = try compose(yaml: text) else {
        return refuse(found: "no content", expected: "keys and values")
      }
      return root
    } catch let error as YamlError {
      return refuse(error)
    } catch {
      return refuse(found: "text that is not YAML", expected: "YAML")
    }
  }

  private func refuse(_ error: YamlError) -> Node? {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return refuse(
        line: mark.line, column: String(mark.column), found: problem, expected: "valid YAML")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return refuse(
        line: context.mark.line, found: "key “\(duplicates.first ?? "")” twice",
        expected: "each key once")
    default:
      return refuse(found: "text that is not YAML", expected: "YAML")
    }
  }

  private func refuse(
    line: Int? = nil, column: String? = nil, found: String, expected: String
  ) -> Node? {
    note(
      Problem(
        at: .init(file: file, line: line, column: column), found: found, expected: expected))
    return nil
  }

  /// First line on which a node begins with `&name`: at the start, or after one of `-:,[{?`.
  private static func lineOfAnchor(in text: String) -> Int? {
    var line = 1
    var opensNode = true
    var isPending = false
    for byte in text.utf8 {
      if isPending, byte > 0x20 { return line }
      isPending = false
      switch byte {
      case 0x0A, 0x0D:
        if byte == 0x0A { line += 1 }
        opensNode = true
      case 0x20, 0x09: break
      case UInt8(ascii: "&"): isPending = opensNode
      default: opensNode = "-:,[{?".utf8.contains(byte)
      }
    }
    return nil
  }
}
