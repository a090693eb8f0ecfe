/// All extreme equilibria of a two-player game, from which all its equilibria are made.
///
/// A search over pairs of faces of the two best-reply polyhedra of the reduced normal form (Audet,
/// Hansen, Jaumard and Savard 2001; Avis, Rosenberg, Savani and von Stengel 2010). Whether numbers are
/// zero is decided modulo a prime from the numbers as they were written, so that degenerate games with
/// all their ties come out right; signs come from double precision. Exponential at worst; what is found
/// until a limit is kept.
public struct ExtremeEquilibria: Solver {
  /// The name by which users choose it.
  public static let name = "extreme-equilibria"
  /// What it does.
  public static let summary =
    "All extreme equilibria of a two-player game, by searching pairs of best-reply faces."

  /// The most profiles that the reduced normal form may have.
  public let cap: Int
  /// The most extreme equilibria that are kept.
  public let equilibriumCap: Int

  /// The method with a cap on the profiles of the reduced normal form, and one on what is found.
  public init(cap: Int = 1 << 16, equilibriumCap: Int = 100_000) {
    self.cap = cap
    self.equilibriumCap = equilibriumCap
  }

  /// The game must have two players, perfect recall and no more profiles than the cap.
  public func applicability(to game: Game) -> Applicability {
    guard game.players.count == 2 else {
      return .notApplicable("the game does not have two players")
    }
    return PureEnumeration(cap: cap).applicability(to: game)
  }

  /// Every extreme equilibrium as behaviour; complete unless stopped.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    guard let sequences = try? SequenceForm(game),
      let reduced = try? ReducedNormalForm(game, cap: cap)
    else { return .notApplicable(Self.name, "the reduced normal form is too large") }
    let residues = PayoffResidues(game, sequences, reduced).residues
    let found = equilibria(reduced.form, residues, limits)
    var profiles = DistinctProfiles()
    for equilibrium in found.equilibria {
      profiles.insert(reduced.behaviour(found.profile(equilibrium), in: game))
    }
    return .certified(
      method: Self.name, profiles: profiles.kept, in: game,
      completeness: found.isComplete ? .all : .some, steps: found.steps, stop: found.stop,
      limits: limits)
  }

  /// All equilibria of a game in mixed strategies of its reduced normal form, with their components.
  /// - Throws: `GameError.imperfectRecall`, or `.tooLarge` beyond the cap of profiles;
  ///   `.listCount` where there are not two players.
  public func equilibria(of game: Game, limits: Limits = Limits()) throws(GameError)
    -> EquilibriumSet
  {
    try Self.check(game.players)
    let reduced = try ReducedNormalForm(game, cap: cap)
    let residues = PayoffResidues(game, try SequenceForm(game), reduced).residues
    return equilibria(reduced.form, residues, limits)
  }

  /// All equilibria of a normal form, with their components.
  /// - Throws: `GameError.listCount` where there are not two players.
  public func equilibria(
    of form: NormalForm, limits: Limits = Limits()
  ) throws(GameError) -> EquilibriumSet {
    try Self.check(form.players)
    let residues = form.players.indices.flatMap { player in
      (0..<form.profileCount).map { PrimeField.residue(form.number(player: player, profile: $0)) }
    }
    return equilibria(form, residues, limits)
  }

  private static func check(_ players: [String]) throws(GameError) {
    guard players.count == 2 else {
      throw .listCount(what: "players", expected: 2, found: players.count)
    }
  }

  private func equilibria(
    _ form: NormalForm, _ residues: [UInt64], _ limits: Limits
  ) -> EquilibriumSet {
    var search = ExtremeSearch(
      form, residues, limits, most: min(equilibriumCap, limits.mostEquilibria))
    return search.run()
  }
}

/// Profiles without those that differ by rounding only.
struct DistinctProfiles {
  private(set) var kept: [BehaviourProfile] = []
  private var seen: Set<[Double]> = []

  mutating func insert(_ profile: BehaviourProfile) {
    // Rounded to 2⁻³⁶, far above rounding errors and below what tells profiles apart.
    let key = profile.probabilities.map { ($0 * 0x1p36).rounded() }
    if seen.insert(key).inserted { kept.append(profile) }
  }
}
