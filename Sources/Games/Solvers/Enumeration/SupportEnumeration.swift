/// Equilibria of games with any number of players, by trying supports.
///
/// Porter, Nudelman and Shoham 2008: supports of the reduced normal form are tried by size and balance,
/// and dropped where an action would be dominated given the others'. For two players the rest is a
/// linear program; for more, the polynomial equations are solved by interval subdivision, which finds
/// every regular solution up to rounding. The number of supports is exponential.
public struct SupportEnumeration: Solver {
  /// The name by which users choose it.
  public static let name = "support-enumeration"
  /// What it does.
  public static let summary =
    "Equilibria for any number of players, by trying the supports of their strategies."

  /// The most combinations of supports that a game may have.
  public let cap: Int
  /// The most boxes into which the probabilities of one combination of supports are divided.
  public let boxCap: Int

  /// The method with a cap on combinations of supports, and one on the boxes for each.
  public init(cap: Int = 1 << 15, boxCap: Int = 20_000) {
    self.cap = cap
    self.boxCap = boxCap
  }

  /// The game must have perfect recall and no more combinations of supports than the cap.
  public func applicability(to game: Game) -> Applicability {
    guard let form = try? SequenceForm(game) else {
      return .notApplicable(GameError.imperfectRecall(game.recall).description)
    }
    let supports = form.players.reduce(1.0) { product, player in
      product
        * (Double(sign: .plus, exponent: Int(min(player.strategyCount, 64)), significand: 1) - 1)
    }
    guard supports <= Double(cap) else {
      return .notApplicable(
        GameError.tooLarge(what: "combinations of supports", cap: cap).description)
    }
    return .applicable
  }

  /// An equilibrium for each combination of supports that has one, or several where there are more than
  /// two players.
  ///
  /// Complete for more than two players where every combination of supports could be decided; then
  /// there are finitely many equilibria, and these are all. For two players see `ExtremeEquilibria`.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    guard let sequences = try? SequenceForm(game),
      let reduced = try? ReducedNormalForm(game)
    else { return .notApplicable(Self.name, "the reduced normal form is too large") }
    let residues = PayoffResidues(game, sequences, reduced).residues
    var systems = SupportSystems(reduced.form, residues, boxCap: boxCap)
    let budget = SearchBudget(limits)
    var profiles = DistinctProfiles()
    var search = SupportSearch(reduced.form, budget)
    search.run { supports in
      for mixed in systems.solutions(supports, budget) {
        profiles.insert(reduced.behaviour(mixed, in: game))
      }
      return profiles.kept.count < limits.mostEquilibria
    }
    let isAll = systems.isDecided && !search.isCut && budget.stop == nil
    return .certified(
      method: Self.name, profiles: Array(profiles.kept.prefix(limits.mostEquilibria)), in: game,
      completeness: isAll ? .all : .some, steps: budget.steps, stop: budget.stop ?? .finished,
      limits: limits)
  }
}

/// The equations and inequalities that each combination of supports stands for.
private struct SupportSystems {
  private let form: NormalForm
  private let boxCap: Int
  private var faces: SupportFaces?
  /// Whether all solutions are known for every combination so far.
  private(set) var isDecided: Bool

  init(_ form: NormalForm, _ residues: [UInt64], boxCap: Int) {
    self.form = form
    self.boxCap = boxCap
    let isBimatrix = form.players.count == 2
    faces = isBimatrix ? SupportFaces(ExtremeSearch.polyhedra(form, residues)) : nil
    isDecided = !isBimatrix
  }

  mutating func solutions(_ supports: [[Int]], _ budget: SearchBudget) -> [MixedProfile] {
    if let faces { return faces.solution(supports).map { [$0] } ?? [] }
    var solver = SupportSubdivision(form, supports, boxCap: boxCap)
    solver.run(budget)
    isDecided = isDecided && solver.isDecided
    return solver.solutions
  }
}

/// Two-player equilibria with given supports, as points of two best-reply faces.
private struct SupportFaces {
  private let polyhedra: [BestReplyPolyhedron]
  private let faces: [BestReplyFace]

  init(_ polyhedra: [BestReplyPolyhedron]) {
    self.polyhedra = polyhedra
    faces = polyhedra.map { BestReplyFace(like: $0.face) }
  }

  /// A pair of strategies within the supports to which all of the supports are best replies.
  func solution(_ supports: [[Int]]) -> MixedProfile? {
    var strategies: [[Double]] = []
    for player in 0..<2 {
      let face = faces[player]
      face.copy(polyhedra[player].face)
      let own = polyhedra[player].firstLabel
      let opponent = polyhedra[1 - player].firstLabel
      var labels = supports[1 - player].map { opponent + $0 }
      labels += polyhedra[player].scales.indices.filter { !supports[player].contains($0) }
        .map { own + $0 }
      for label in labels {
        guard face.reach(label) else { return nil }
        face.fix(label)
      }
      strategies.append(polyhedra[player].strategy(face.marks.indices.map { face.value($0) }))
    }
    return MixedProfile(strategies)
  }
}
