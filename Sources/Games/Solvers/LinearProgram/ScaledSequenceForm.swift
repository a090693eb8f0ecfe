/// A two-player sequence form with each player's payoffs brought to numbers around one.
///
/// Payoffs are divided by the player's range. Where zero lies far from them, they are moved first, before
/// chance weighs them, so that large payoffs with small differences keep their digits.
struct ScaledSequenceForm {
  let form: SequenceForm
  /// Entry by entry, the first player's scaled payoff and then the second's.
  let payoffs: [[Double]]

  init(_ form: SequenceForm, _ game: Game) {
    self.form = form
    payoffs = game.players.indices.map { Self.scaled(form, game, player: $0) }
  }

  private static func scaled(_ form: SequenceForm, _ game: Game, player: Int) -> [Double] {
    let count = game.terminals.count
    let own = game.payoffs[player * count..<(player + 1) * count]
    let (least, most) = (own.min() ?? 0, own.max() ?? 0)
    let range = most - least
    var sums = [Double](repeating: 0, count: form.entryCount)
    guard range > 0 else { return sums }
    let origin = least > range ? least : most < -range ? most : 0
    for (terminal, payoff) in zip(0..<count, own) {
      sums[form.entryOfTerminal[terminal]] +=
        form.terminalChance[terminal] * ((payoff - origin) / range)
    }
    return sums
  }

  /// What each sequence of a player is worth to him against a realisation plan of the other.
  func worth(to player: Int, against plan: [Double]) -> [Double] {
    var worth = [Double](repeating: 0, count: form.players[player].sequenceCount)
    for entry in 0..<form.entryCount {
      worth[form.entrySequences[2 * entry + player]] +=
        plan[form.entrySequences[2 * entry + 1 - player]] * payoffs[player][entry]
    }
    return worth
  }
}
