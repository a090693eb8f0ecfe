/// The payoffs of a reduced normal form modulo a prime, from the numbers as they were written.
///
/// Two payoffs are equal exactly where their residues are, whatever rounding does to their sums.
struct PayoffResidues {
  /// Residues in the order of `NormalForm.payoffs`.
  let residues: [UInt64]

  /// As `ReducedNormalForm`: in proportion to profiles times players, at most times the terminals.
  init(_ game: Game, _ sequences: SequenceForm, _ reduced: ReducedNormalForm) {
    let entries = Self.entries(game, sequences)
    let profileCount = reduced.form.profileCount
    let playerCount = game.players.count
    var residues = [UInt64](repeating: 0, count: profileCount * playerCount)
    ReducedNormalForm.forEachEntry(sequences, reduced.plans) { entry, profiles in
      for player in 0..<playerCount {
        let amount = entries[entry * playerCount + player]
        for profile in profiles {
          let place = player * profileCount + profile
          residues[place] = PrimeField.sum(residues[place], amount)
        }
      }
    }
    self.residues = residues
  }

  /// For each entry of the sequence form its payoffs, weighted by chance, player after player.
  private static func entries(_ game: Game, _ sequences: SequenceForm) -> [UInt64] {
    let playerCount = game.players.count
    let paid = game.outcomes.map { $0.payoffs.map { PrimeField.residue($0) } }
    let chance = game.events.map { $0.probabilities.map { PrimeField.residue($0) } }
    var payoffs = [UInt64](repeating: 0, count: game.nodes.count * playerCount)
    var reach = [UInt64](repeating: 1, count: game.nodes.count)
    var entries = [UInt64](repeating: 0, count: sequences.entryCount * playerCount)
    for (index, node) in game.nodes.enumerated() {
      if node.parent >= 0 {
        reach[index] = reach[node.parent]
        if case .chance(let event) = game.nodes[node.parent].kind {
          reach[index] = PrimeField.product(reach[index], chance[event][node.action])
        }
      }
      for player in 0..<playerCount {
        let before = node.parent < 0 ? 0 : payoffs[node.parent * playerCount + player]
        let here = node.outcome < 0 ? 0 : paid[node.outcome][player]
        payoffs[index * playerCount + player] = PrimeField.sum(before, here)
      }
      guard case .terminal(let terminal) = node.kind else { continue }
      for player in 0..<playerCount {
        let place = sequences.entryOfTerminal[terminal] * playerCount + player
        let amount = PrimeField.product(reach[index], payoffs[index * playerCount + player])
        entries[place] = PrimeField.sum(entries[place], amount)
      }
    }
    return entries
  }
}
