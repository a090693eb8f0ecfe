import Quantities
import Record
import Yams

/// Takes names, lists and references from a further file of a case, and checks them against the case.
struct SheetEntries {
  private let yaml: YAMLText
  private let subject: Case

  init(_ yaml: YAMLText, _ subject: Case) {
    self.yaml = yaml
    self.subject = subject
  }

  /// Notes a problem at a node.
  func note(_ node: YAMLNode, found: String, expected: String, suggestion: String? = nil) {
    yaml.note(
      Problem(at: yaml.place(node), found: found, expected: expected, suggestion: suggestion))
  }

  /// The name that a node holds if it is one of some; otherwise `nil` with the problem noted.
  @discardableResult
  func check(_ node: YAMLNode, _ kind: String, _ plural: String, among valid: [String]) -> String? {
    guard let name = yaml.text(node) else { return nil }
    if valid.contains(name) { return name }
    note(
      node, found: "\(kind) “\(name)”",
      expected: valid.count <= 12
        ? "one of the case's \(plural): " + valid.joined(separator: ", ")
        : "one of the case's \(valid.count) \(plural)",
      suggestion: nearestName(to: name, in: valid))
    return nil
  }

  /// An actor of the case.
  func actor(_ key: String, in node: YAMLNode) -> String? {
    yaml.required(key, in: node).flatMap {
      check($0, "actor", "actors", among: subject.actors.map(\.id))
    }
  }

  /// The proposition that a node names.
  func proposition(in node: YAMLNode) -> String? {
    yaml.required("proposition", in: node).flatMap {
      check($0, "proposition", "propositions", among: subject.propositions.map(\.id))
    }
  }

  /// The audience that a node names, if it names one.
  func audience(in node: YAMLNode) -> String? {
    node.mapping?["audience"].flatMap {
      check($0, "audience", "audiences", among: subject.audiences.map(\.id))
    }
  }

  /// The ids of entries, in their order; one that comes twice, or holds other than an id may, is noted.
  func ids(_ nodes: [YAMLNode], _ what: String) -> [String?] {
    var seen: Set<String> = []
    return nodes.map { node in
      guard let key = node.mapping?["id"], let id = key.scalar?.string else { return nil }
      if !id.utf8.allSatisfy(Self.isPartOfID) {
        note(
          key, found: "id “\(id)”", expected: "letters a to z, digits, hyphens and underscores")
      }
      if !seen.insert(id).inserted {
        note(key, found: "\(what) “\(id)” again", expected: "an id used once")
      }
      return id
    }
  }

  private static func isPartOfID(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Positions of the entries that a list names by their ids.
  func references(_ key: String, in node: YAMLNode, _ ids: [String?]) -> [Int] {
    guard let list = node.mapping?[key] else { return [] }
    return yaml.list(list).compactMap { node in
      check(node, "demand", "demands", among: ids.compactMap(\.self)).flatMap(ids.firstIndex)
    }
  }

  /// Ids of statements and deeds of the case.
  func evidence(in node: YAMLNode) -> [String] {
    guard let list = node.mapping?["evidence"] else { return [] }
    let known = subject.statements.map(\.id) + subject.deeds.map(\.id)
    return yaml.list(list).compactMap {
      check($0, "evidence", "statements and deeds", among: known)
    }
  }

  /// The texts of a list, if it is there.
  func texts(_ key: String, in node: YAMLNode) -> [String] {
    node.mapping?[key].map { yaml.list($0).compactMap(yaml.text) } ?? []
  }

  /// A whole number in a range; its absence is a problem.
  func wholeNumber(_ key: String, in node: YAMLNode, range: ClosedRange<Int>) -> Int? {
    guard let value = yaml.required(key, in: node), let text = yaml.text(value) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    note(
      value, found: "“\(text)”",
      expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }
}
