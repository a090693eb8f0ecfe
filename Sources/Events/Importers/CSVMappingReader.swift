import Quantities
import Record
import Yams

/// Reads a mapping of a CSV file (see `CSVMapping`).
///
/// The first problem of the file, by line, is thrown: a mapping is short, and half of one is of no use.
struct CSVMappingReader {
  private static let keys = [
    "name", "grade", "unit", "separator", "only", "id", "date", "source", "target", "states",
    "roles", "code", "codes", "amount", "low", "high", "mentions", "place", "origin",
  ]

  private let yaml: YAMLText
  private var mapping = CSVMapping()

  /// The mapping that a file holds.
  static func read(_ file: InputFile?) throws(Problem) -> CSVMapping {
    guard let file else {
      throw Problem(
        at: .init(file: "csv"), found: "no mapping",
        expected: "a mapping in YAML that says what the columns of the file mean")
    }
    var reader = CSVMappingReader(yaml: YAMLText(file: file.name))
    if let root = reader.yaml.root(file.bytes) { reader.read(root) }
    if let problem = reader.yaml.problems.first {
      throw Problem(
        at: problem.place, found: problem.found, expected: problem.expected,
        suggestion: problem.suggestion)
    }
    return reader.mapping
  }

  private init(yaml: YAMLText) { self.yaml = yaml }

  private mutating func read(_ root: Node) {
    yaml.checkKeys(of: root, known: CSVMappingReader.keys)
    readHead(root)
    readTables(root)
    mapping.id = column("id", root)
    readDate(root)
    mapping.source = party("source", root)
    mapping.target = party("target", root)
    readCode(root)
    (mapping.amount, mapping.low, mapping.high) = (
      column("amount", root), column("low", root), column("high", root)
    )
    (mapping.mentions, mapping.origin) = (column("mentions", root), column("origin", root))
    readPlace(root)
  }

  // MARK: The source

  private mutating func readHead(_ root: Node) {
    mapping.title = yaml.text("name", in: root) ?? ""
    if let node = root.mapping?["grade"], let text = yaml.text(node) {
      if let grade = AdmiraltyGrade(text) {
        mapping.grade = grade
      } else {
        note(node, "“\(text)”", "an Admiralty grade: a letter A to F and a digit 1 to 6")
      }
    }
    mapping.unit = root.mapping?["unit"].flatMap(yaml.text)
    let separators = ["comma": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"), "tab": 9]
    if let node = root.mapping?["separator"] {
      mapping.separator = choice(node, ["comma", "semicolon", "tab"]).flatMap { separators[$0] }
    }
    readConditions(root)
  }

  private mutating func readConditions(_ root: Node) {
    for (key, value) in entries("only", root) {
      let values = value.sequence == nil ? [value] : yaml.list(value)
      mapping.only.append(
        .init(
          column: .init(text: trimmed(key.string), isConstant: false, place: yaml.place(value)),
          values: values.compactMap(yaml.text)))
    }
  }

  private mutating func readTables(_ root: Node) {
    for (key, value) in entries("states", root) {
      guard let text = yaml.text(value) else { continue }
      if text == "none" {
        mapping.states[key.string] = StateID.none
      } else if let state = States.all.id(code: text) {
        mapping.states[key.string] = state
      } else {
        note(value, "“\(text)”", "a code such as UKR, or none", near: (text, States.knownCodes))
      }
    }
    for (key, value) in entries("roles", root) {
      if let word = choice(value, CSVMappingReader.roles) {
        mapping.roles[key.string] = ActorRole(rawValue: word)
      }
    }
  }

  private static let roles = ActorRole.allCases.map(\.rawValue)

  // MARK: Day, code and place

  private mutating func readDate(_ root: Node) {
    guard let node = yaml.required("date", in: root) else { return }
    mapping.date = cell(node, keys: ["column", "format"], takesConstant: false)
    if let format = node.mapping?["format"] {
      let forms = DateForm.allCases.map(\.rawValue)
      mapping.dateForm = choice(format, forms).flatMap(DateForm.init) ?? .iso
    }
  }

  private mutating func readCode(_ root: Node) {
    guard let node = yaml.required("code", in: root) else { return }
    mapping.code = cell(node, keys: ["column", "constant", "scheme"], takesConstant: true)
    if let scheme = node.mapping?["scheme"] {
      let schemes = EventCode.Scheme.allCases.filter { $0 != .own }.map(\.rawValue)
      mapping.scheme = choice(scheme, schemes).flatMap(EventCode.Scheme.init)
    }
    for (key, value) in entries("codes", root) {
      mapping.codes[key.string] = meaning(key.string, value)
    }
    if root.mapping?["codes"] == nil, mapping.scheme == nil {
      note(node, "a code without a meaning", "codes: … with an entry for each, or a scheme")
    }
    if let code = mapping.code, code.isConstant, mapping.meaning(code.text) == nil {
      note(
        node, "“\(code.text)”", "a code with an entry in codes or in the scheme",
        near: (code.text, mapping.codes.keys.sorted()))
    }
  }

  private func meaning(_ code: String, _ node: Node) -> EventCode? {
    yaml.checkKeys(of: node, known: ["label", "class", "quad", "goldstein"])
    guard let value = yaml.required("class", in: node),
      let word = choice(value, EventClass.allCases.map(\.rawValue))
    else { return nil }
    let quad = node.mapping?["quad"].flatMap { choice($0, QuadClass.allCases.map(\.rawValue)) }
    return EventCode(
      scheme: .own, code: code, label: node.mapping?["label"].flatMap(yaml.text) ?? code,
      quad: quad.flatMap(QuadClass.init), eventClass: EventClass(rawValue: word) ?? .other,
      goldstein: node.mapping?["goldstein"].flatMap(goldstein))
  }

  private func goldstein(_ node: Node) -> Double? {
    let text = node.scalar?.string ?? ""
    if let number = Double(text), (-10.0...10.0).contains(number) { return number }
    note(node, "“\(text)”", "a number from -10 to 10")
    return nil
  }

  private mutating func readPlace(_ root: Node) {
    guard let node = root.mapping?["place"] else { return }
    guard node.mapping != nil else { return note(node, "no mapping", "country: … and others") }
    yaml.checkKeys(
      of: node, known: ["country", "by", "region", "name", "latitude", "longitude"])
    let naming = naming(node)
    let country = cell("country", node)
    checkState(country, naming)
    mapping.location = .init(
      country: country, naming: naming, region: cell("region", node), name: cell("name", node),
      latitude: column("latitude", node), longitude: column("longitude", node))
  }

  // MARK: Sides

  private func party(_ key: String, _ root: Node) -> CSVMapping.Party? {
    guard let node = root.mapping?[key] else { return nil }
    guard node.mapping != nil else {
      return cell(node, keys: [], takesConstant: false).map {
        .init(state: $0, naming: .code, role: nil, name: nil)
      }
    }
    yaml.checkKeys(of: node, known: ["state", "by", "role", "name"])
    guard yaml.required("state", in: node) != nil, let state = cell("state", node) else {
      return nil
    }
    let naming = naming(node), role = cell("role", node)
    checkState(state, naming)
    if let role, role.isConstant, mapping.role(role.text) == nil {
      note(
        role, "“\(role.text)”", "one of " + CSVMappingReader.roles.joined(separator: ", "),
        CSVMappingReader.roles)
    }
    return .init(state: state, naming: naming, role: role, name: cell("name", node))
  }

  private func naming(_ node: Node) -> CSVMapping.Naming {
    guard let by = node.mapping?["by"] else { return .code }
    return choice(by, CSVMapping.Naming.allCases.map(\.rawValue))
      .flatMap(CSVMapping.Naming.init) ?? .code
  }

  private func checkState(_ cell: CSVMapping.Cell?, _ naming: CSVMapping.Naming) {
    guard let cell, cell.isConstant, mapping.state(cell.text, by: naming) == nil else { return }
    let expected = CSVMapping.expectedState(naming)
    note(cell, "“\(cell.text)”", expected.words, expected.valid)
  }
}

// MARK: - Cells and words

extension CSVMappingReader {
  private func column(_ key: String, _ node: Node) -> CSVMapping.Cell? {
    node.mapping?[key].flatMap { cell($0, keys: ["column"], takesConstant: false) }
  }

  private func cell(_ key: String, _ node: Node) -> CSVMapping.Cell? {
    node.mapping?[key].flatMap { cell($0, keys: ["column", "constant"], takesConstant: true) }
  }

  /// A scalar, `{column: …}`, or where it may be one `{constant: …}`.
  private func cell(
    _ node: Node, keys: [String], takesConstant: Bool
  ) -> CSVMapping.Cell? {
    guard node.mapping != nil else {
      return yaml.text(node).map { .init(text: $0, isConstant: false, place: yaml.place(node)) }
    }
    yaml.checkKeys(of: node, known: keys)
    if takesConstant, let value = node.mapping?["constant"] {
      return yaml.text(value).map { .init(text: $0, isConstant: true, place: yaml.place(value)) }
    }
    return yaml.required("column", in: node).flatMap { value in
      yaml.text(value).map { .init(text: $0, isConstant: false, place: yaml.place(value)) }
    }
  }

  /// Keys and values below a key; nothing where it is absent.
  private func entries(
    _ key: String, _ root: Node
  ) -> [(key: Node.Scalar, value: Node)] {
    guard let node = root.mapping?[key] else { return [] }
    guard let entries = node.mapping else {
      note(node, "no mapping", "\(key): followed by keys and values")
      return []
    }
    return entries.compactMap { key, value in key.scalar.map { ($0, value) } }
  }

  private func choice(_ node: Node, _ choices: [String]) -> String? {
    guard let word = yaml.text(node) else { return nil }
    if choices.contains(word) { return word }
    note(node, "“\(word)”", "one of " + choices.joined(separator: ", "), near: (word, choices))
    return nil
  }

  private func note(
    _ node: Node, _ found: String, _ expected: String,
    near: (word: String, valid: [String]) = ("", [])
  ) {
    yaml.note(
      Problem(
        at: yaml.place(node), found: found, expected: expected,
        suggestion: nearestName(to: near.word, in: near.valid)))
  }

  private func note(
    _ cell: CSVMapping.Cell, _ found: String, _ expected: String, _ valid: [String]
  ) {
    yaml.note(
      Problem(
        at: cell.place, found: found, expected: expected,
        suggestion: nearestName(to: cell.text, in: valid)))
  }
}
