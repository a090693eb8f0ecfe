import Games
import Quantities
import Record
import Yams

/// Grows a game's tree from the nested nodes of a YAML file.
///
/// After a fault the rest is read all the same, so that all faults are told at once; no game comes of it.
struct GameSheetTree {
  private static let deepest = 200

  private var tree: ParametricGameTree
  private let yaml: YAMLText
  private let best: [Double]
  /// Payoffs of the outcomes that the file lists; `nil` for those that could not be read.
  private var outcomes: [String: [Expression]?] = [:]
  private var outcomeNames: [String] = []
  /// Number of information sets made up to go on after a fault.
  private var standIns = 0

  init(_ tree: ParametricGameTree, _ yaml: YAMLText, _ parameters: [Parameter]) {
    self.tree = tree
    self.yaml = yaml
    best = parameters.map(\.distribution.best)
  }

  /// Reads the payoffs that nodes call by name.
  mutating func readOutcomes(_ node: YAMLNode?) {
    guard let node else { return }
    guard let mapping = node.mapping else {
      return note(node, found: "no mapping", expected: "names with their payoffs (war: [1, 2])")
    }
    for (key, value) in mapping {
      guard let name = yaml.text(key) else { continue }
      outcomes[name] = .some(payoffs(value))
      outcomeNames.append(name)
    }
  }

  /// Reads the whole tree.
  mutating func grow(_ node: YAMLNode) { grow(node, at: tree.root, path: []) }

  /// The finished game, or `nil` with the problem noted.
  func frozen(at node: YAMLNode) -> ParametricGame? {
    do throws(ParametricGameError) {
      return try tree.frozen()
    } catch {
      note(node, error.description)
      return nil
    }
  }

  // MARK: Nodes

  private mutating func grow(_ node: YAMLNode, at position: GameTree.Position, path: [String]) {
    guard path.count < Self.deepest else {
      return note(
        node, found: "more than \(Self.deepest) moves in a row", expected: "a shorter game")
    }
    guard let mapping = node.mapping else { return end(node, at: position) }
    if mapping["chance"] != nil || mapping["branches"] != nil {
      chance(node, at: position, path)
    } else if mapping["player"] != nil || mapping["actions"] != nil {
      move(node, at: position, path)
    } else if mapping["payoffs"] != nil || mapping["outcome"] != nil {
      end(node, at: position)
    } else {
      note(
        node, found: "a node without a move and without an end",
        expected: "player and actions, chance and branches, or an outcome or payoffs")
    }
  }

  private mutating func move(_ node: YAMLNode, at position: GameTree.Position, _ path: [String]) {
    yaml.checkKeys(
      of: node, known: ["player", "information", "actions", "probability", "pays"])
    pay(node, at: position)
    let player = yaml.text("player", in: node)
    guard let (names, children) = entries("actions", "an action", of: node) else { return }
    let set = node.mapping?["information"].flatMap(yaml.text) ?? words(path)
    let positions = moved(node, at: position, player, set, names)
    for ((name, child), next) in zip(zip(names, children), positions) {
      grow(child, at: next, path: path + [name])
    }
  }

  /// The positions after a move; where the move is at fault, those after one that stands in for it.
  private mutating func moved(
    _ node: YAMLNode, at position: GameTree.Position, _ player: String?, _ set: String,
    _ actions: [String]
  ) -> [GameTree.Position] {
    if let player {
      do throws(ParametricGameError) {
        return try tree.move(at: position, by: player, in: set, actions: actions)
      } catch {
        fault(error, in: node)
      }
    }
    standIns += 1
    let standIn = "\u{0}\(standIns)"
    return
      (try? tree.move(at: position, by: tree.players[0], in: standIn, actions: actions)) ?? []
  }

  private func fault(_ error: ParametricGameError, in node: YAMLNode) {
    switch error {
    case .game(.unknownPlayer(let name, let nearest)):
      yaml.note(
        Problem(
          at: yaml.place(node.mapping?["player"] ?? node), found: "player “\(name)”",
          expected: "one of " + tree.players.joined(separator: ", "), suggestion: nearest))
    case .game(.actionsDiffer(let set, let declared, let found)):
      note(
        node.mapping?["actions"] ?? node,
        found: "the actions \(Wording.list(found)) at “\(set)”",
        expected: "\(Wording.list(declared)), as at the first node with that information")
    default: note(node, error.description)
    }
  }

  private mutating func chance(_ node: YAMLNode, at position: GameTree.Position, _ path: [String]) {
    yaml.checkKeys(of: node, known: ["chance", "branches", "probability", "pays"])
    pay(node, at: position)
    let event = node.mapping?["chance"]?.scalar.map { $0.string } ?? ""
    guard let (names, children) = entries("branches", "a branch", of: node) else { return }
    guard let probabilities = probabilities(names, children, node) else {
      return standIn(node, at: position, names, children, path)
    }
    do throws(ParametricGameError) {
      let branches = zip(names, probabilities).map { (action: $0, probability: $1) }
      let positions = try tree.chance(at: position, event: event, branches: branches)
      for ((name, child), next) in zip(zip(names, children), positions) {
        grow(child, at: next, path: path + [name])
      }
    } catch {
      note(node, error.description)
      standIn(node, at: position, names, children, path)
    }
  }

  /// Goes on below an event whose probabilities cannot be used.
  private mutating func standIn(
    _ node: YAMLNode, at position: GameTree.Position, _ names: [String], _ children: [YAMLNode],
    _ path: [String]
  ) {
    let positions = moved(node, at: position, nil, "", names)
    for ((name, child), next) in zip(zip(names, children), positions) {
      grow(child, at: next, path: path + [name])
    }
  }

  private mutating func end(_ node: YAMLNode, at position: GameTree.Position) {
    guard node.mapping != nil else {
      guard let name = yaml.text(node) else { return }
      return end(named: name, node, at: position)
    }
    yaml.checkKeys(of: node, known: ["outcome", "payoffs", "probability"])
    let name = node.mapping?["outcome"].flatMap(yaml.text)
    guard let payoffs = node.mapping?["payoffs"] else {
      if let name { end(named: name, node.mapping?["outcome"] ?? node, at: position) }
      return
    }
    finish(node, at: position, name ?? "", self.payoffs(payoffs))
  }

  private mutating func end(named name: String, _ node: YAMLNode, at position: GameTree.Position) {
    guard let payoffs = outcomes[name] else {
      yaml.note(
        Problem(
          at: yaml.place(node), found: "outcome “\(name)”",
          expected: outcomeNames.isEmpty
            ? "an outcome that the file lists under outcomes, or payoffs"
            : "one of " + outcomeNames.joined(separator: ", "),
          suggestion: nearestName(to: name, in: outcomeNames)))
      return
    }
    finish(node, at: position, name, payoffs)
  }

  private mutating func finish(
    _ node: YAMLNode, at position: GameTree.Position, _ name: String, _ payoffs: [Expression]?
  ) {
    guard let payoffs else { return }
    do throws(ParametricGameError) {
      try tree.end(at: position, outcome: name, payoffs: payoffs)
    } catch {
      note(node, error.description)
    }
  }

  private mutating func pay(_ node: YAMLNode, at position: GameTree.Position) {
    guard let pays = node.mapping?["pays"], let payoffs = payoffs(pays) else { return }
    do throws(ParametricGameError) {
      try tree.pay(at: position, payoffs: payoffs)
    } catch {
      note(pays, error.description)
    }
  }

  // MARK: Parts

  /// The names and nodes of a mapping, at least one.
  private func entries(
    _ key: String, _ what: String, of node: YAMLNode
  ) -> (names: [String], nodes: [YAMLNode])? {
    guard let value = yaml.required(key, in: node) else { return nil }
    guard let mapping = value.mapping, !mapping.isEmpty else {
      note(value, found: "no mapping", expected: "\(what) with what follows (name: …)")
      return nil
    }
    let pairs = mapping.compactMap { key, value in yaml.text(key).map { ($0, value) } }
    return pairs.count == mapping.count ? (pairs.map(\.0), pairs.map(\.1)) : nil
  }

  /// “challenge → resist”.
  private func words(_ path: [String]) -> String {
    path.isEmpty ? "start" : path.joined(separator: " → ")
  }

  private func note(_ node: YAMLNode, found: String, expected: String) {
    yaml.note(Problem(at: yaml.place(node), found: found, expected: expected))
  }

  /// Notes an error of the engine, whose words say what was expected after a semicolon.
  private func note(_ node: YAMLNode, _ words: String) {
    yaml.note(Problem(at: yaml.place(node), engineWords: words))
  }
}

// MARK: - Numbers

extension GameSheetTree {
  /// One expression per player, from a list or by name; each has a value at the best values.
  private func payoffs(_ node: YAMLNode) -> [Expression]? {
    if let mapping = node.mapping { return payoffsByName(node, mapping) }
    guard let sequence = node.sequence else {
      note(node, found: "no list", expected: "a payoff for each player: \(playerList)")
      return nil
    }
    let read = sequence.map(expression)
    guard sequence.count == tree.players.count else {
      note(
        node, found: Wording.count(sequence.count, "payoff"),
        expected: "\(tree.players.count), for \(playerList)")
      return nil
    }
    return whole(read)
  }

  private var playerList: String { tree.players.joined(separator: ", ") }

  private func payoffsByName(_ node: YAMLNode, _ mapping: YAMLNode.Mapping) -> [Expression]? {
    for (key, _) in mapping {
      let name = key.scalar?.string ?? ""
      guard !tree.players.contains(name) else { continue }
      yaml.note(
        Problem(
          at: yaml.place(key), found: "player “\(name)”", expected: "one of \(playerList)",
          suggestion: nearestName(to: name, in: tree.players)))
    }
    return whole(tree.players.map { yaml.required($0, in: node).flatMap(expression) })
  }

  /// All or nothing.
  private func whole(_ expressions: [Expression?]) -> [Expression]? {
    let found = expressions.compactMap(\.self)
    return found.count == expressions.count ? found : nil
  }

  /// One probability per branch, `rest` worked out; `nil` with the problem noted.
  private func probabilities(
    _ names: [String], _ children: [YAMLNode], _ event: YAMLNode
  ) -> [Expression]? {
    let nodes = children.map { child -> YAMLNode? in
      if child.mapping != nil { return yaml.required("probability", in: child) }
      note(child, found: "a branch without a probability", expected: "probability: …")
      return nil
    }
    let isRest = nodes.map { $0?.scalar.map { $0.string == "rest" } ?? false }
    let read = zip(nodes, isRest).map { node, isRest in isRest ? nil : node.flatMap(expression) }
    let missing = zip(read, isRest).contains { $0 == nil && !$1 }
    guard !missing else { return nil }
    guard isRest.count(where: { $0 }) <= 1 else {
      note(event, found: "rest more than once", expected: "at most one branch with the rest")
      return nil
    }
    let others = read.compactMap(\.self).map { " - (\($0.text))" }.joined()
    let rest = try? tree.expression("1" + others)
    guard let all = whole(zip(read, isRest).map { $1 ? rest : $0 }) else { return nil }
    return isDistribution(all, nodes.compactMap(\.self), event) ? all : nil
  }

  /// Whether probabilities at the best values are none below zero and sum to one.
  private func isDistribution(_ all: [Expression], _ nodes: [YAMLNode], _ event: YAMLNode) -> Bool {
    let values = all.compactMap { try? $0.value(at: best) }
    guard values.count == all.count else { return false }
    for (value, node) in zip(values, nodes) where value < 0 {
      note(
        node, found: "a probability of \(significant(value)) at the best values",
        expected: "0 or more")
      return false
    }
    let sum = values.reduce(0, +)
    guard abs(sum - 1) <= 1e-9 else {
      note(
        event,
        found: "probabilities that sum to \(significant(sum, figures: 6)) at the best values",
        expected: "a sum of 1 (one branch may have the rest)")
      return false
    }
    return true
  }

  /// An expression that has a value at the best values.
  private func expression(_ node: YAMLNode) -> Expression? {
    guard let text = yaml.text(node) else { return nil }
    do throws(ExpressionError) {
      let expression = try tree.expression(text)
      return hasValue(expression, node) ? expression : nil
    } catch {
      note(error, node)
      return nil
    }
  }

  private func hasValue(_ expression: Expression, _ node: YAMLNode) -> Bool {
    do throws(EvaluationError) {
      _ = try expression.value(at: best)
      return true
    } catch {
      let what = error.fault == .divisionByZero ? "a division by zero" : "no finite number"
      yaml.note(
        Problem(
          at: yaml.place(node, character: error.column), found: "\(what) in “\(error.text)”",
          expected: "a number at the best values of all parameters"))
      return false
    }
  }

  private func note(_ error: ExpressionError, _ node: YAMLNode) {
    let place = yaml.place(node, character: error.column)
    switch error.fault {
    case .found(let found, let expected):
      yaml.note(Problem(at: place, found: found, expected: expected))
    case .unknownName(let name, let nearest):
      let known = tree.scope.names
      let list = known.count <= 12 ? ": " + known.joined(separator: ", ") : ""
      yaml.note(
        Problem(
          at: place, found: "the name “\(name)”",
          expected: known.isEmpty
            ? "numbers only, since the file lists no parameters"
            : "one of the \(known.count) parameters\(list)", suggestion: nearest))
    case .unknownFunction(let name, let nearest):
      yaml.note(
        Problem(
          at: place, found: "the function “\(name)”",
          expected: "min, max, exp, log, sqrt, abs or if", suggestion: nearest))
    case .argumentCount, .tooLong: yaml.note(Problem(at: place, engineWords: error.reason))
    }
  }
}

extension Problem {
  /// A problem from the engine's words, “… ; expected …”.
  init(at place: Place, engineWords words: String) {
    let parts = words.split(separator: "; expected ", maxSplits: 1)
    let expected = parts.count > 1 ? String(parts[1]) : "a game that can be played"
    self.init(at: place, found: String(parts.first ?? ""), expected: expected)
  }
}
