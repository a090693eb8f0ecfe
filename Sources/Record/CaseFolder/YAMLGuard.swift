import Yams

/// Keeps anchors out of a case: a few lines of them can stand for billions of nodes.
///
/// An anchor comes before its aliases, so that a walk in the order of the document meets it before
/// anything has multiplied. Only the parser itself could be caught, since it compares the keys of
/// mappings, aliases among them, with everything in them: hence the rough count beforehand.
/// Nesting is bounded by libyaml itself, at 1,000 levels.
enum YAMLGuard {
  /// Aliases that cannot stand for more than 3^4 times the text, however they are nested.
  private static let mostAliases = 12

  /// Refuses text that might hold an anchor and many aliases, before it is parsed.
  static func checkAliases(_ text: String, file: String) throws(Problem) {
    let anchors = sigils(UInt8(ascii: "&"), in: text)
    guard let line = anchors.first, sigils(UInt8(ascii: "*"), in: text).count > mostAliases else {
      return
    }
    throw anchorProblem(.init(file: file, line: line))
  }

  /// Refuses a document in which any node carries an anchor.
  static func checkAnchors(_ root: Node, file: String) throws(Problem) {
    var rest = [root]
    while let node = rest.popLast() {
      if node.anchor != nil {
        throw anchorProblem(
          .init(file: file, line: node.mark?.line, column: node.mark.map { String($0.column) }))
      }
      if let mapping = node.mapping {
        rest += mapping.reversed().flatMap { [$0.value, $0.key] }
      } else if let sequence = node.sequence {
        rest += sequence.reversed()
      }
    }
  }

  private static func anchorProblem(_ place: Problem.Place) -> Problem {
    Problem(
      at: place, found: "an anchor (&)",
      expected: "every value written out (quote a text that begins with &)")
  }

  /// Lines of such a sign before a name and after white space, punctuation or nothing.
  private static func sigils(_ sign: UInt8, in text: String) -> [Int] {
    var lines: [Int] = []
    var (line, previous, beforePrevious) = (1, UInt8(ascii: " "), UInt8(ascii: " "))
    for byte in text.utf8 {
      if previous == sign, byte > 0x20, !isWord(beforePrevious) { lines.append(line) }
      if byte == lineFeed { line += 1 }
      (beforePrevious, previous) = (previous, byte)
    }
    return lines
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

// MARK: - Faults of the parser

extension YAMLGuard {
  /// What the parser objects to, as a problem.
  static func problem(_ error: any Error, text: String, file: String) -> Problem {
    switch error as? YamlError {
    case .scanner(_, let words, let mark, _), .parser(_, let words, let mark, _),
      .composer(_, let words, let mark, _):
      return problem(
        words, at: .init(file: file, line: mark.line, column: String(mark.column)),
        byte: byte(at: mark, in: text))
    case .duplicatedKeysInMapping(let keys, let context):
      return Problem(
        at: .init(
          file: file, line: context.mark.line, column: String(context.mark.column)),
        found: "key “\(keys.first ?? "")” twice", expected: "each key once")
    case .reader(let words, _, _, _):
      return Problem(
        at: .init(file: file), found: "text that is not YAML (\(words))", expected: "YAML")
    default:
      return Problem(at: .init(file: file), found: "text that is not YAML", expected: "YAML")
    }
  }

  private static func problem(_ words: String, at place: Problem.Place, byte: UInt8?) -> Problem {
    if byte == UInt8(ascii: "\t") {
      return Problem(at: place, found: "a tab", expected: "spaces (YAML is not indented by tabs)")
    }
    if words.contains("another document") {
      return Problem(
        at: place, found: "another document (---)", expected: "one document only")
    }
    if words.contains("nesting level") {
      return Problem(
        at: place, found: "more than 1,000 levels of nesting", expected: "a few levels")
    }
    return Problem(at: place, found: "text that is not YAML (\(words))", expected: "YAML")
  }

  private static func byte(at mark: Mark, in text: String) -> UInt8? {
    let lines = text.utf8.split(
      separator: lineFeed, maxSplits: max(mark.line, 0), omittingEmptySubsequences: false)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first
  }
}
