import Briefing
import Games
import Quantities

/// Turns a game, and an equilibrium where there is one, into a drawing; large trees are pruned.
///
/// A node is drawn with all its children, or with a gap in their place. Of the nodes that can be opened the
/// one that is most probably reached comes first, then the one nearest to the root.
struct TreePicture {
  /// Nodes that are drawn unless another number is asked for.
  static let standardLimit = 150
  /// Children of one node that are drawn; of more, the first.
  private static let mostChildren = 24

  private let names: GameNames
  private let assessment: Assessment?
  private let reach: [Double]
  private var isOpen: [Bool]
  private var isShown: [Bool]
  private var game: Game { names.game }

  init(_ names: GameNames, _ assessment: Assessment?, limit: Int = standardLimit) {
    self.names = names
    self.assessment = assessment
    let game = names.game
    reach =
      assessment.map { game.reachProbabilities($0.behaviour) }
      ?? game.reachProbabilities(.uniform(in: game))
    isOpen = [Bool](repeating: false, count: game.nodes.count)
    isShown = [Bool](repeating: false, count: game.nodes.count)
    prune(to: limit)
  }

  /// Opens nodes while there is room.
  private mutating func prune(to limit: Int) {
    isShown[0] = true
    var count = 1
    var frontier = [(node: 0, depth: 0)]
    while let next = frontier.indices.min(by: { comesFirst(frontier[$0], frontier[$1]) }) {
      let (node, depth) = frontier.remove(at: next)
      let children = game.children(of: node).prefix(Self.mostChildren)
      guard count + children.count <= limit || node == 0 else { continue }
      isOpen[node] = true
      count += children.count
      for child in children {
        isShown[child] = true
        if !game.nodes[child].isTerminal { frontier.append((child, depth + 1)) }
      }
    }
  }

  private func comesFirst(_ left: (node: Int, depth: Int), _ right: (node: Int, depth: Int))
    -> Bool
  {
    (-reach[left.node], left.depth, left.node) < (-reach[right.node], right.depth, right.node)
  }

  // MARK: Chart

  /// The drawing, with its title and a caption that says what is marked.
  func chart(title: String, caption: String) -> TreeChart {
    var nodes: [TreeChart.Node] = []
    var places = [Int](repeating: -1, count: game.nodes.count)
    var stack = [0]
    while let index = stack.popLast() {
      guard index >= 0 else {
        nodes.append(gap(afterChildrenOf: -1 - index, places))
        continue
      }
      places[index] = nodes.count
      nodes.append(node(index, places))
      if !isOpen[index] {
        if !game.nodes[index].isTerminal { nodes.append(gap(below: index, nodes.count - 1)) }
        continue
      }
      if game.children(of: index).contains(where: { !isShown[$0] }) { stack.append(-1 - index) }
      stack += game.children(of: index).filter { isShown[$0] }.reversed()
    }
    return TreeChart(
      title: title, caption: caption + pruned(nodes),
      players: game.players.indices.map(names.player),
      nodes: nodes)
  }

  private func pruned(_ nodes: [TreeChart.Node]) -> String {
    let hidden = isShown.count { !$0 }
    return hidden == 0
      ? ""
      : " \(Wording.grouped(hidden)) of \(Wording.grouped(game.nodes.count)) nodes are left out."
  }

  private func node(_ index: Int, _ places: [Int]) -> TreeChart.Node {
    let node = game.nodes[index]
    let parent = node.parent < 0 ? nil : places[node.parent]
    let way: TreeChart.Way = node.parent < 0 ? .unplayed : self.way(into: index)
    switch node.kind {
    case .decision(let set):
      return TreeChart.Node(
        parent: parent, mover: .player(game.informationSets[set].player),
        label: names.informationSet(set), set: set, action: action(into: index), way: way)
    case .chance(let event):
      return TreeChart.Node(
        parent: parent, mover: .chance, label: game.events[event].label,
        action: action(into: index), way: way)
    case .terminal(let terminal):
      return TreeChart.Node(
        parent: parent, mover: .end, label: end(terminal), action: action(into: index), way: way)
    }
  }

  private func gap(below index: Int, _ parent: Int) -> TreeChart.Node {
    let count = game.nodes[index].subtreeEnd - index - 1
    return TreeChart.Node(parent: parent, mover: .hidden(count), label: TreePicture.gap(count))
  }

  private func gap(afterChildrenOf index: Int, _ places: [Int]) -> TreeChart.Node {
    let count = game.children(of: index).filter { !isShown[$0] }
      .reduce(0) { $0 + game.nodes[$1].subtreeEnd - $1 }
    return TreeChart.Node(
      parent: places[index], mover: .hidden(count), label: TreePicture.gap(count))
  }

  private static func gap(_ count: Int) -> String { "… \(Wording.count(count, "more node"))" }

  /// “(2, 1) war”.
  private func end(_ terminal: Int) -> String {
    let payoffs = game.players.indices.map {
      significant(game.payoff(player: $0, terminal: terminal))
    }
    let outcome = names.outcome(ofTerminal: terminal)
    return "(\(payoffs.joined(separator: ", ")))" + (outcome.isEmpty ? "" : " \(outcome)")
  }

  // MARK: Ways

  /// The action that leads to a node; mixed actions and chance with their probability.
  private func action(into index: Int) -> String {
    let node = game.nodes[index]
    guard node.parent >= 0 else { return "" }
    switch game.nodes[node.parent].kind {
    case .decision(let set):
      let name = names.action(node.action, of: game.informationSets[set].actions)
      guard let probability = probability(into: index), probability > Assessment.leastMentioned,
        probability < 1 - Assessment.leastMentioned
      else { return name }
      return "\(name) \(significant(probability, figures: 3))"
    case .chance(let event):
      let probability = game.events[event].probabilities[node.action].value
      return "\(names.action(node.action, of: game.events[event].actions)) "
        + significant(probability, figures: 3)
    case .terminal: return ""
    }
  }

  private func way(into index: Int) -> TreeChart.Way {
    guard assessment != nil, let probability = probability(into: index),
      probability > Assessment.leastMentioned
    else { return .unplayed }
    return reach[index] > 0 ? .path : .played
  }

  /// The probability of the action into a node; `nil` for players' actions without an equilibrium.
  private func probability(into index: Int) -> Double? {
    let node = game.nodes[index]
    switch game.nodes[node.parent].kind {
    case .decision(let set):
      return assessment?.behaviour.probabilities[
        game.informationSets[set].firstAction + node.action]
    case .chance(let event): return game.events[event].probabilities[node.action].value
    case .terminal: return nil
    }
  }
}
