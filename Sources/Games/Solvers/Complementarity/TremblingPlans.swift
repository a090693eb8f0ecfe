/// Realisation plans that are polynomials in an infinitesimal ε, and what they come to in the limit.
///
/// Of every sequence only the term with the lowest power counts.
struct TremblingPlans {
  private struct Term {
    var power = Int.max
    var coefficient = 0.0
  }

  private let form: SequenceForm
  /// For each player and sequence its leading term.
  private let terms: [[Term]]
  /// For each player and sequence all coefficients.
  private let plans: [[[Double]]]

  /// Coefficients below this count as zero.
  private static let resolution = 1e-10

  /// Plans from what `SequenceTracing` finds, to which what is played in any case is added.
  ///
  /// The last level of `plans` only breaks ties, and is left out.
  init(_ form: SequenceForm, _ plans: [[[Double]]], floors: [[Int]]) {
    self.form = form
    self.plans = zip(plans, floors).map { plan, floors in
      zip(plan, floors).map { levels, floor in
        var levels = Array(levels.dropLast())
        if floor > 0, floor < levels.count { levels[floor] += 1 }
        return levels.map { $0 > Self.resolution ? $0 : $0 < -Self.resolution ? $0 : 0 }
      }
    }
    terms = self.plans.map { plan in
      plan.map { levels in
        levels.firstIndex { $0 > 0 }.map { Term(power: $0, coefficient: levels[$0]) } ?? Term()
      }
    }
  }

  /// The behaviour in the limit; where the own plan never comes, all actions alike.
  var behaviour: BehaviourProfile {
    let count = form.players.reduce(0) { $0 + $1.sequenceCount - 1 }
    var behaviour = BehaviourProfile([Double](repeating: 0, count: count))
    for (player, terms) in zip(form.players, terms) {
      for set in player.parents.indices {
        let sequences = player.sequences(at: set)
        let power = sequences.reduce(Int.max) { min($0, terms[$1].power) }
        let kept = sequences.map {
          power < .max && terms[$0].power == power ? terms[$0].coefficient : 0
        }
        let sum = kept.reduce(0, +)
        for (sequence, coefficient) in zip(sequences, kept) {
          behaviour.probabilities[player.actions[sequence]] =
            sum > 0 ? coefficient / sum : 1 / Double(sequences.count)
        }
      }
    }
    return behaviour
  }

  /// The beliefs in the limit; branches of chance without probability tremble far less than any player.
  func beliefs(in game: Game) -> [Double] {
    let reach = self.reach(in: game)
    var beliefs: [Double] = []
    beliefs.reserveCapacity(game.memberCount)
    for set in game.informationSets {
      let members = set.nodes.map { reach[$0] }
      let lowest = members.map(\.powers).min { $0 < $1 } ?? (0, 0)
      let kept = members.map { $0.powers == lowest ? $0.coefficient : 0 }
      let sum = kept.reduce(0, +)
      beliefs += kept.map { sum > 0 ? $0 / sum : 1 / Double(kept.count) }
    }
    return beliefs
  }

  private struct Reach {
    var chancePower = 0
    var power = 0
    var coefficient = 1.0
    var powers: (Int, Int) { (chancePower, power) }
  }

  /// For each node the leading term of its probability.
  private func reach(in game: Game) -> [Reach] {
    let sequenceOfAction = self.sequenceOfAction
    var sequences = [[Int]](repeating: [0, 0], count: game.nodes.count)
    var chance = [Reach](repeating: Reach(), count: game.nodes.count)
    for (index, node) in game.nodes.enumerated() where node.parent >= 0 {
      sequences[index] = sequences[node.parent]
      chance[index] = chance[node.parent]
      if case .decision(let set) = game.nodes[node.parent].kind {
        let set = game.informationSets[set]
        sequences[index][set.player] = sequenceOfAction[set.firstAction + node.action]
      } else {
        let probability = game.edgeProbability(node, BehaviourProfile([]))
        chance[index].chancePower += probability > 0 ? 0 : 1
        chance[index].coefficient *= probability > 0 ? probability : 1
      }
    }
    return zip(sequences, chance).map { sequences, chance in
      var reach = chance
      for (player, sequence) in sequences.enumerated() {
        let term = terms[player][sequence]
        reach.power += min(term.power, 1 << 20)
        reach.coefficient *= term.power == .max ? 1 : term.coefficient
      }
      return reach
    }
  }

  private var sequenceOfAction: [Int] {
    let count = form.players.reduce(0) { $0 + $1.sequenceCount - 1 }
    var sequenceOfAction = [Int](repeating: 0, count: count)
    for player in form.players {
      for (sequence, action) in player.actions.enumerated().dropFirst() {
        sequenceOfAction[action] = sequence
      }
    }
    return sequenceOfAction
  }
}
