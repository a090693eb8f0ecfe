/// The extreme equilibria of two players without incredible threats.
///
/// An equilibrium is left out if at some information set that it does not reach, although the player's own
/// strategy may lead there, it plays what cannot be best, whatever he believes and whatever rational play
/// follows (`PlayableActions`). No sequential equilibrium (Kreps and Wilson 1982) is left out. Where
/// nobody moves twice on a path, what is kept is rational at every set for some belief, and in signalling
/// games sequential; elsewhere more may be kept.
struct CredibleDrawSolver: DrawSolver {
  private let game: Game
  private let setOfAction: [Int]
  private var extreme: ExtremeDrawSolver
  private var playable: PlayableActions
  private var reach: [Double]
  /// For each set the probability that its player's own moves allow it.
  private var ownReach: [Double]
  private var kept: [Bool] = []

  /// - Precondition: two players; see `refusal(of:)`.
  init(_ game: Game, _ map: StrategicMap) {
    self.game = game
    setOfAction = game.setOfAction
    extreme = ExtremeDrawSolver(map)
    playable = PlayableActions(game)
    reach = [Double](repeating: 1, count: game.nodes.count)
    ownReach = [Double](repeating: 1, count: game.informationSets.count)
  }

  /// Why the method cannot be used, or `nil`.
  static func refusal(of game: Game) -> String? {
    let largest = game.informationSets.map { $0.nodes.count + $0.actions.count }.max() ?? 0
    return largest <= 64 ? nil : "an information set has more than 64 members and actions"
  }

  mutating func solve(
    _ numbers: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    if let reason = extreme.solve(numbers, draw: draw, into: &found) { return reason }
    playable.find(numbers)
    kept.removeAll(keepingCapacity: true)
    for profile in 0..<found.count {
      let start = profile * found.actionCount
      follow(found.behaviours, start, numbers)
      let isKept = isCredible(found.behaviours, start)
      kept.append(isKept)
      if isKept { complete(&found, start) }
    }
    found.keep(kept)
    return found.count == 0 ? .noneFound : nil
  }

  private mutating func follow(_ behaviours: [Double], _ start: Int, _ numbers: DrawnGame) {
    for node in game.nodes.indices.dropFirst() {
      let parent = game.nodes[node].parent
      reach[node] = reach[parent]
      if case .decision(let set) = game.nodes[parent].kind {
        let action = game.informationSets[set].firstAction + game.nodes[node].action
        reach[node] *= behaviours[start + action]
      } else if let branch = game.branch(into: node) {
        reach[node] *= numbers.branches[branch]
      }
    }
    for (index, set) in game.informationSets.enumerated() {
      ownReach[index] =
        set.previousAction < 0
        ? 1 : ownReach[setOfAction[set.previousAction]] * behaviours[start + set.previousAction]
    }
  }

  private func isCredible(_ behaviours: [Double], _ start: Int) -> Bool {
    for (index, set) in game.informationSets.enumerated()
    where ownReach[index] > Self.negligible && !isReached(set) {
      if !playable.isCredible(index, behaviours, from: start) { return false }
    }
    return true
  }

  private static let negligible = 1e-12

  private func isReached(_ set: InformationSet) -> Bool {
    for node in set.nodes where reach[node] > Self.negligible { return true }
    return false
  }

  /// Fills in what the player's own strategy never meets, and adds beliefs.
  private mutating func complete(_ found: inout FoundEquilibria, _ start: Int) {
    for (index, set) in game.informationSets.enumerated() {
      if ownReach[index] <= Self.negligible {
        for action in set.actionRange { found.behaviours[start + action] = 0 }
        found.behaviours[start + playable.firstPlayable(set)] = 1
      }
      if isReached(set) {
        followBayes(set, &found)
      } else {
        playable.addBelief(index, found.behaviours, from: start, to: &found.beliefs)
      }
    }
  }

  private func followBayes(_ set: InformationSet, _ found: inout FoundEquilibria) {
    var sum = 0.0
    for node in set.nodes { sum += reach[node] }
    for node in set.nodes { found.beliefs.append(reach[node] / sum) }
  }
}
