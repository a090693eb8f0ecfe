/// A finite game in extensive form, frozen into flat arrays.
///
/// Nodes stand in preorder and are named by their index, as are players, information sets, chance
/// events, outcomes and terminals, all from 0. Arrays over actions hold all actions of all information
/// sets, those of one set side by side (`InformationSet.actionRange`); arrays over members likewise hold
/// the members of all sets (`InformationSet.memberRange`).
///
/// Invariants: each child's index is above its parent's, each subtree is the range from its root to
/// `Node.subtreeEnd`, probabilities of each event sum to one within 1e-9, payoffs are finite. A `Game` is
/// made by a `GameTree`, a `NormalForm` or a file; recall may be imperfect (see `recall`).
public struct Game: Hashable, Sendable {
  /// The name of the game; may be empty.
  public let title: String
  /// Where it comes from and what it is about; may be empty.
  public let comment: String
  /// Names of the players.
  public let players: [String]
  /// The nodes in preorder; the first is the root.
  public let nodes: [Node]
  /// Names of the nodes, mostly empty.
  public let nodeLabels: [String]
  /// The children of all nodes, those of one node side by side from its `Node.firstChild`.
  public let childNodes: [Int]
  /// The node of each terminal, in preorder.
  public let terminals: [Int]
  /// The information sets in order of appearance; a player's earlier ones come before his later ones.
  public let informationSets: [InformationSet]
  /// Whether every player remembers what he knew and did.
  public let recall: Recall
  /// The chance events in order of appearance.
  public let events: [ChanceEvent]
  /// The outcomes in order of appearance.
  public let outcomes: [Outcome]
  /// Probabilities of all branches of all events; see `ChanceEvent.actionRange`.
  public let chanceProbabilities: [Double]
  /// Payoffs at the terminals, player by player: terminal `t` of player `p` at `p * terminals.count + t`.
  ///
  /// Each is the sum of the outcomes on the path to the terminal.
  public let payoffs: [Double]
  /// Number of actions of all information sets together.
  public let actionCount: Int
  /// Number of members of all information sets together.
  public let memberCount: Int

  init(
    title: String, comment: String, players: [String], nodes: [Node], nodeLabels: [String],
    childNodes: [Int], terminals: [Int], informationSets: [InformationSet], recall: Recall,
    events: [ChanceEvent], outcomes: [Outcome]
  ) {
    self.title = title
    self.comment = comment
    self.players = players
    self.nodes = nodes
    self.nodeLabels = nodeLabels
    self.childNodes = childNodes
    self.terminals = terminals
    self.informationSets = informationSets
    self.recall = recall
    self.events = events
    self.outcomes = outcomes
    chanceProbabilities = events.flatMap { $0.probabilities.map(\.value) }
    payoffs = pathSums(nodes, outcomes, terminals: terminals, playerCount: players.count)
    actionCount = informationSets.last?.actionRange.upperBound ?? 0
    memberCount = informationSets.last?.memberRange.upperBound ?? 0
  }

  /// The children of a node in the order of its actions.
  public func children(of node: Int) -> ArraySlice<Int> {
    let first = nodes[node].firstChild
    return childNodes[first..<first + nodes[node].childCount]
  }

  /// The node that an action leads to.
  public func child(of node: Int, action: Int) -> Int {
    childNodes[nodes[node].firstChild + action]
  }

  /// What a player gets at a terminal.
  public func payoff(player: Int, terminal: Int) -> Double {
    payoffs[player * terminals.count + terminal]
  }

  /// The information sets of a player, in order of appearance.
  public func informationSets(of player: Int) -> [Int] {
    informationSets.indices.filter { informationSets[$0].player == player }
  }

  /// The first information set of a player with a name, or `nil`.
  public func informationSet(of player: String, named label: String) -> Int? {
    guard let player = players.firstIndex(of: player) else { return nil }
    return informationSets.firstIndex { $0.player == player && $0.label == label }
  }

  /// The information set of each action, in the order of arrays over actions.
  public var setOfAction: [Int] {
    informationSets.indices.flatMap { set in informationSets[set].actions.map { _ in set } }
  }

  /// Whether each player knows all earlier moves: every information set has one member.
  public var hasPerfectInformation: Bool { memberCount == informationSets.count }

  /// Whether there are two players whose payoffs sum to the same number at every terminal.
  ///
  /// The sums may differ by rounding: by 1e-12 of the largest payoff.
  public var isConstantSum: Bool {
    guard players.count == 2 else { return false }
    let count = terminals.count
    let sums = (0..<count).map { payoffs[$0] + payoffs[count + $0] }
    let scale = payoffs.reduce(0) { max($0, $1.magnitude) }
    return sums.allSatisfy { ($0 - sums[0]).magnitude <= 1e-12 * scale }
  }
}

/// Sums of the outcomes on the path to each terminal, player by player.
private func pathSums(
  _ nodes: [Node], _ outcomes: [Outcome], terminals: [Int], playerCount: Int
) -> [Double] {
  var sums: [Double] = []
  sums.reserveCapacity(terminals.count * playerCount)
  for player in 0..<playerCount {
    var total = [Double](repeating: 0, count: nodes.count)
    let paid = outcomes.map { $0.payoffs[player].value }
    for (index, node) in nodes.enumerated() {
      let before = node.parent < 0 ? 0 : total[node.parent]
      total[index] = node.outcome < 0 ? before : before + paid[node.outcome]
    }
    for node in terminals { sums.append(total[node]) }
  }
  return sums
}
