import Games
import Quantities
import Record
import Yams

/// Reads the parts of a game's YAML file; everything wrong with it is noted, as far as it can be read.
struct GameSheetReader {
  private static let keys = [
    "title", "source", "about", "players", "parameters", "outcomes", "tree",
  ]
  private static let mostPlayers = 12

  private let root: YAMLNode
  private let yaml: YAMLText
  private let assumptions: Assumptions?

  init(_ root: YAMLNode, _ yaml: YAMLText, _ assumptions: Assumptions?) {
    self.root = root
    self.yaml = yaml
    self.assumptions = assumptions
  }

  /// The sheet, or `nil` where something is wrong.
  func sheet() -> GameSheet? {
    yaml.checkKeys(of: root, known: Self.keys)
    let title = yaml.text("title", in: root) ?? ""
    let source = optionalText("source", in: root) ?? ""
    let players = players()
    let (parameters, remarks) = self.parameters()
    guard let node = yaml.required("tree", in: root), !players.isEmpty,
      let tree = try? ParametricGameTree(
        title: title, comment: source, players: players, parameters: parameters)
    else { return nil }
    var growing = GameSheetTree(tree, yaml, parameters)
    growing.readOutcomes(root.mapping?["outcomes"])
    growing.grow(node)
    guard !yaml.hasErrors, let game = growing.frozen(at: node) else { return nil }
    warnOfUnused(game)
    return GameSheet(title: title, source: source, game: game, remarks: remarks)
  }

  private func optionalText(_ key: String, in node: YAMLNode) -> String? {
    node.mapping?[key].flatMap(yaml.text)
  }

  // MARK: Players

  private func players() -> [String] {
    let nodes = yaml.list("players", in: root)
    var names: [String] = []
    for node in nodes {
      guard let name = yaml.text(node) else { continue }
      if names.contains(name) {
        note(node, found: "player “\(name)” again", expected: "each player once")
      } else {
        names.append(name)
      }
    }
    if let list = root.mapping?["players"], names.isEmpty || names.count > Self.mostPlayers {
      note(list, found: "\(names.count) players", expected: "1 to \(Self.mostPlayers) players")
      return []
    }
    return names
  }

  // MARK: Parameters

  private func parameters() -> (parameters: [Parameter], remarks: [GameSheet.Remark]) {
    guard let node = root.mapping?["parameters"] else { return ([], []) }
    guard let mapping = node.mapping else {
      note(node, found: "no mapping", expected: "names with their numbers (name: 3)")
      return ([], [])
    }
    var parameters: [Parameter] = []
    var remarks: [GameSheet.Remark] = []
    for (key, value) in mapping {
      guard let name = yaml.text(key) else { continue }
      // A name without a sound number stays known, so that what uses it is no fault as well.
      let made =
        parameter(name, value)
        ?? (Parameter(name, .number(1)), .init(parameter: name, note: "", assumption: nil))
      do throws(ParametricGameError) {
        _ = try ParametricGameTree(players: [], parameters: [made.parameter])
        parameters.append(made.parameter)
        remarks.append(made.remark)
      } catch {
        note(
          key, found: "a name that expressions cannot use, “\(name)”",
          expected: "a letter, then letters, digits, “.”, “_” or single hyphens")
      }
    }
    return (parameters, remarks)
  }

  private func parameter(
    _ name: String, _ node: YAMLNode
  ) -> (parameter: Parameter, remark: GameSheet.Remark)? {
    guard node.mapping != nil else {
      return number(node).map {
        (Parameter(name, .number($0)), .init(parameter: name, note: "", assumption: nil))
      }
    }
    yaml.checkKeys(
      of: node,
      known: ["value", "low", "best", "high", "distribution", "unit", "note", "assumption"])
    if let id = node.mapping?["assumption"] { return assumed(name, id, node) }
    guard let distribution = distribution(node) else { return nil }
    return (
      Parameter(name, unit: optionalText("unit", in: node) ?? "", distribution),
      .init(parameter: name, note: optionalText("note", in: node) ?? "", assumption: nil)
    )
  }

  /// A number that the case's table of assumptions holds.
  private func assumed(
    _ name: String, _ node: YAMLNode, _ whole: YAMLNode
  ) -> (parameter: Parameter, remark: GameSheet.Remark)? {
    guard let id = yaml.text(node) else { return nil }
    guard let assumptions else {
      note(
        node, found: "assumption “\(id)” in a file that belongs to no case",
        expected: "low, best and high, or a file in the folder games of a case")
      return nil
    }
    guard let assumption = assumptions[id] else {
      yaml.note(
        Problem(
          at: yaml.place(node), found: "assumption “\(id)”",
          expected: "one of the \(assumptions.all.count) names in the case's assumptions.csv",
          suggestion: nearestName(to: id, in: assumptions.all.map(\.name))))
      return nil
    }
    for key in ["value", "low", "best", "high", "distribution", "unit"] {
      guard let other = whole.mapping?[key] else { continue }
      note(other, found: "\(key) beside assumption", expected: "one or the other")
    }
    let remark = optionalText("note", in: whole) ?? assumption.rationale
    return (
      Parameter(name, unit: assumption.unit, assumption.distribution),
      .init(parameter: name, note: remark, assumption: id)
    )
  }

  private func distribution(_ node: YAMLNode) -> Distribution? {
    if let value = node.mapping?["value"] {
      for key in ["low", "best", "high", "distribution"] {
        guard let other = node.mapping?[key] else { continue }
        note(other, found: "\(key) beside value", expected: "one or the other")
      }
      return number(value).map { .number($0) }
    }
    let shape = shape(node)
    let ends = ["low", "best", "high"].map { key in node.mapping?[key].map { number($0) } }
    // What is there but no number has been noted.
    if ends.contains(where: { $0 == .some(.none) }) { return nil }
    guard let shape else { return nil }
    do throws(DistributionError) {
      return try Distribution.make(
        shape, low: ends[0].flatMap(\.self), best: ends[1].flatMap(\.self),
        high: ends[2].flatMap(\.self))
    } catch {
      note(
        node, found: error.description,
        expected: shape == .number
          ? "value: a number" : "a \(shape.rawValue) with low ≤ best ≤ high, or value: a number")
      return nil
    }
  }

  private func shape(_ node: YAMLNode) -> Distribution.Shape? {
    guard let value = node.mapping?["distribution"] else { return .triangular }
    guard let word = yaml.text(value) else { return nil }
    if let shape = Distribution.Shape(rawValue: word) { return shape }
    let choices = Distribution.Shape.allCases.map(\.rawValue)
    yaml.note(
      Problem(
        at: yaml.place(value), found: "distribution “\(word)”",
        expected: "one of " + choices.joined(separator: ", "),
        suggestion: nearestName(to: word, in: choices)))
    return nil
  }

  private func number(_ node: YAMLNode) -> Double? {
    guard let text = yaml.text(node) else { return nil }
    if let number = Number(text), number.value.isFinite { return number.value }
    note(node, found: "“\(text)”", expected: "a number such as 3, 0.25 or 1/3")
    return nil
  }

  private func note(_ node: YAMLNode, found: String, expected: String) {
    yaml.note(Problem(at: yaml.place(node), found: found, expected: expected))
  }

  private func warnOfUnused(_ game: ParametricGame) {
    let used = Set((game.payoffs + game.probabilities).flatMap(\.usedNames))
    for (key, _) in root.mapping?["parameters"]?.mapping ?? [:] {
      let name = (key.scalar?.string ?? "")
      guard let index = game.scope.index(of: name), !used.contains(index) else { continue }
      yaml.note(
        Problem(
          .warning, at: yaml.place(key), found: "parameter “\(name)”, which is not used",
          expected: "a payoff or a probability that depends on it"))
    }
  }
}
