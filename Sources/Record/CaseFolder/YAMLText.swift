import Quantities
package import Yams

/// A YAML file from which typed values are taken; faults are gathered, not thrown.
package final class YAMLText {
  static let largest = 1 << 20
  /// Entries of one list: more are no case that a person wrote.
  static let longestList = 1_000

  let file: String
  private(set) var log = ProblemLog()

  /// A reader of one file, called by the name given.
  package init(file: String) { self.file = file }

  /// Whether anything was refused.
  package var hasErrors: Bool { log.errorCount > 0 }

  /// What was noted, in the order of lines.
  package var problems: [Problem] { log.ordered }

  /// The root of a document in memory.
  package func root(_ bytes: [UInt8]) -> Node? { root(ByteStream(name: file, bytes: bytes)) }

  /// The document's root, a mapping, or `nil` with the problem noted.
  func root(_ stream: ByteStream) -> Node? {
    do throws(Problem) {
      let text = try YAMLText.text(stream)
      try YAMLGuard.checkAliases(text, file: file)
      let root = try parse(text)
      guard root.mapping != nil else {
        throw Problem(at: place(root), found: "no mapping", expected: "keys and values (title: …)")
      }
      return root
    } catch {
      note(error)
      return nil
    }
  }

  /// Keeps a problem.
  package func note(_ problem: Problem) { log.note(problem) }

  /// Where a node begins.
  package func place(_ node: Node) -> Problem.Place { place(node, character: 1) }

  /// Where a character of a text stands, from 1, if the text is on one line; otherwise where it begins.
  package func place(_ node: Node, character: Int) -> Problem.Place {
    let isQuoted = [.singleQuoted, .doubleQuoted].contains(node.scalar?.style)
    let isFolded = [.literal, .folded].contains(node.scalar?.style)
    let offset = character > 1 && !isFolded ? character - 1 + (isQuoted ? 1 : 0) : 0
    return .init(
      file: file, line: node.mark?.line, column: node.mark.map { String($0.column + offset) })
  }

  // MARK: Text

  /// The file as text without a byte-order mark.
  private static func text(_ stream: ByteStream) throws(Problem) -> String {
    let place = Problem.Place(file: stream.name)
    guard let bytes = try stream.all(upTo: largest) else {
      throw Problem(
        at: place, found: "more than \(largest) bytes", expected: "a shorter file")
    }
    if let format = ForeignFormat.name(of: bytes) {
      throw Problem(at: place, found: format, expected: "text in UTF-8")
    }
    let body = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    guard let text = String(validating: body, as: UTF8.self) else {
      throw Problem(
        at: .init(file: stream.name, line: lineOfBrokenText(body)),
        found: "bytes that are not UTF-8", expected: "text in UTF-8")
    }
    if let nul = body.firstIndex(of: 0) {
      throw Problem(
        at: .init(file: stream.name, line: body[..<nul].count { $0 == lineFeed } + 1),
        found: "a NUL byte", expected: "text without NUL bytes")
    }
    return text
  }

  private static func lineOfBrokenText(_ bytes: ArraySlice<UInt8>) -> Int? {
    let lines = bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }

  // MARK: Parsing

  private func parse(_ text: String) throws(Problem) -> Node {
    do {
      // All scalars are taken as text, by a parser that does not look at the environment.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        throw Problem(at: .init(file: file), found: "no content", expected: "keys and values")
      }
      // Nodes hold their anchors weakly: it is the parser that keeps them.
      try withExtendedLifetime(parser) { try YAMLGuard.checkAnchors(root, file: file) }
      return root
    } catch let problem as Problem {
      throw problem
    } catch {
      throw YAMLGuard.problem(error, text: text, file: file)
    }
  }
}

// MARK: - Typed values

extension YAMLText {
  /// The value of a key; its absence is a problem noted at the mapping.
  package func required(_ key: String, in node: Node) -> Node? {
    if let value = node.mapping?[key] { return value }
    note(
      Problem(
        at: place(node), found: node.mapping == nil ? "no mapping" : "no key “\(key)”",
        expected: "\(key): …"))
    return nil
  }

  /// The text of a key; its absence is a problem.
  package func text(_ key: String, in node: Node) -> String? {
    required(key, in: node).flatMap(text)
  }

  /// A text that is not empty; anything else is a problem.
  package func text(_ node: Node) -> String? {
    let value = node.scalar.map { trimmed($0.string) }
    if let value, !value.isEmpty { return value }
    note(
      Problem(
        at: place(node), found: value == nil ? "a list or mapping" : "no text", expected: "text"))
    return nil
  }

  func day(_ key: String, in node: Node) -> Day? {
    guard let value = required(key, in: node), let text = text(value) else { return nil }
    if let day = Day(iso8601: text) { return day }
    note(.notADay(text, at: place(value)))
    return nil
  }

  /// A number in a range; `nil` without a problem where the key is absent.
  func number(_ key: String, in node: Node, range: ClosedRange<Double>) -> Double? {
    guard let value = node.mapping?[key] else { return nil }
    let text = value.scalar?.string
    if let number = text.flatMap(Double.init), range.contains(number) { return number }
    let bounds = "from \(shortest(range.lowerBound)) to \(shortest(range.upperBound))"
    note(
      Problem(
        at: place(value), found: text.map { "“\($0)”" } ?? "a list or mapping",
        expected: text.flatMap(Double.init) == nil
          ? "\(expectedNumber(insteadOf: text ?? "")), \(bounds)" : "a number \(bounds)"))
    return nil
  }

  func wholeNumber(_ key: String, in node: Node, range: ClosedRange<Int>) -> Int? {
    guard let value = node.mapping?[key] else { return nil }
    if let number = (value.scalar?.string).flatMap({ Int($0) }), range.contains(number) {
      return number
    }
    note(
      Problem(
        at: place(value), found: value.scalar.map { "“\($0.string)”" } ?? "a list or mapping",
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
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

  /// The entries of a key; its absence is a problem.
  package func list(_ key: String, in node: Node) -> [Node] {
    guard let value = required(key, in: node) else { return [] }
    return list(value)
  }

  /// Up to 1,000 entries; anything but a list is a problem.
  package func list(_ node: Node) -> [Node] {
    guard let sequence = node.sequence else {
      note(Problem(at: place(node), found: "no list", expected: "a list (- …)"))
      return []
    }
    if sequence.count > YAMLText.longestList {
      note(
        Problem(
          at: place(node), found: "\(sequence.count) entries",
          expected: "at most \(YAMLText.longestList) (the others are not read)"))
    }
    return Array(sequence.prefix(YAMLText.longestList))
  }

  /// Notes every key that is not among the known ones, with the nearest that is.
  package func checkKeys(of node: Node, known: [String]) {
    for (key, _) in node.mapping ?? [:] {
      let name = key.scalar?.string ?? ""
      guard !known.contains(name) else { continue }
      note(
        Problem(
          .warning, at: place(key), found: "key “\(name)”, which is not used",
          expected: "one of " + known.joined(separator: ", "),
          suggestion: nearestName(to: name, in: known)))
    }
  }
}
