extension Solvers {
  /// The solvers that can solve a game, the one that suits it best first.
  ///
  /// Perfect information is solved from the last moves to the first; zero-sum games of two players by
  /// linear programming; small games by a method that finds all equilibria; larger ones by one that
  /// finds a single equilibrium. What nothing is said of comes last, in the order of `all`.
  public static func suited(to game: Game) -> [any Solver] {
    let order = preference(for: game)
    func rank(_ solver: any Solver) -> Int {
      order.firstIndex(of: type(of: solver).name) ?? order.count
    }
    let applicable = all.enumerated().filter { $0.element.applicability(to: game) == .applicable }
    return applicable.sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }

  /// Strategies of each of two players up to which all equilibria are looked for.
  private static let fewStrategies = 16.0
  /// Combinations of supports of several players up to which all equilibria are looked for.
  private static let fewSupports = 1_000.0
  /// Profiles of strategies up to which all pure equilibria of several players are looked for first.
  private static let fewProfiles = 10_000.0

  /// Names of solvers, the most suitable first.
  private static func preference(for game: Game) -> [String] {
    if game.hasPerfectInformation { return ["backward-induction"] }
    if game.isConstantSum { return ["sequence-lp", "sequence-lemke"] }
    let counts = (try? SequenceForm(game))?.players.map(\.strategyCount) ?? []
    if counts.count == 2 {
      let isSmall = counts.allSatisfy { $0 <= fewStrategies }
      return (isSmall ? ["extreme-equilibria"] : []) + ["sequence-lemke", "lemke-howson", "logit"]
    }
    let supports = counts.reduce(1) { product, count in
      product * (Double(sign: .plus, exponent: Int(min(count, 64)), significand: 1) - 1)
    }
    let few = supports <= fewSupports ? ["support-enumeration"] : []
    return few + (counts.reduce(1, *) <= fewProfiles ? ["pure-enumeration"] : []) + ["logit"]
  }
}
